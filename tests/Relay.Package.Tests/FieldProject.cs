namespace Relay.Tests;

/// <summary>A project as somebody else might set it up, and what comes of its build.</summary>
/// <param name="Name">The path of the project file, from the folder of all of them.</param>
/// <param name="Errors">The ids of the errors that its build ends with, each once; empty when it succeeds.</param>
/// <param name="Files">Its files, by their paths from the folder of the project file.</param>
public sealed record FieldProject(string Name, string Errors, params (string Path, string Text)[] Files)
{
    /// <summary>What the program prints; null when it is not run.</summary>
    public string? Prints { get; init; }

    /// <summary>A preset with two aliases and a group.</summary>
    public const string Preset = """
        version: 1
        models:
          smart:
            target: openai/gpt-4o-mini
            credential: $env.OPENAI_API_KEY
            params: { max_tokens: 512 }
          fast-cheap:
            target: groq/llama-3.3-70b-versatile
            credential: $env.GROQ_API_KEY
        groups:
          default: { strategy: fallback, members: [smart, fast-cheap] }
        """;

    /// <summary>A program that uses them.</summary>
    public const string Program = "Console.WriteLine(Models.Smart.Name + \" \" + Models.Names.FastCheap + \" \" + Models.Default.Name);";

    /// <summary>What that program prints.</summary>
    public const string Printed = "smart fast-cheap default";

    /// <summary>The text of a project file.</summary>
    /// <param name="items">Its items.</param>
    /// <param name="properties">Its properties, after the usual ones.</param>
    /// <param name="package">Whether it references the package.</param>
    public static string Csproj(string items = "", string properties = "", bool package = true) => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework>
            <ImplicitUsings>enable</ImplicitUsings><Nullable>enable</Nullable><TreatWarningsAsErrors>true</TreatWarningsAsErrors>{properties}
          </PropertyGroup>
          <ItemGroup>{(package ? $"<PackageReference Include=\"Relay\" Version=\"{PackageFeed.Version}\" />" : "")}{items}</ItemGroup>
        </Project>
        """;

    /// <inheritdoc/>
    public override string ToString() => Name;
}
