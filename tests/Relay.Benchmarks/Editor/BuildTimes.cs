using System.Diagnostics;
using System.Globalization;

namespace Relay.Benchmarks;

/// <summary>`dotnet build` of a console project with presets, restored before, with the compiler server that a second build finds running.</summary>
internal static class BuildTimes
{
    /// <summary>Milliseconds of each build, by project; in turns, so that a busy moment of the machine meets all of them.</summary>
    public static async Task<Dictionary<string, List<double>>> MeasureAsync(IReadOnlyList<(int Count, string Layout)> projects, int runs)
    {
        var times = new Dictionary<string, List<double>>(StringComparer.Ordinal);
        foreach ((int count, string layout) in projects)
        {
            await WriteAsync(count, layout).ConfigureAwait(false);
            times.Add(Name(count, layout), []);
        }

        for (int run = -1; run < runs; run++)
        {
            foreach (string name in times.Keys)
            {
                // A change of the program, so that the compiler has to run.
                string folder = Folder(name);
                await File.WriteAllTextAsync(Path.Combine(folder, "Program.cs"), string.Create(CultureInfo.InvariantCulture, $"System.Console.WriteLine(Models.Task00000.Name + \"{run}\");\n")).ConfigureAwait(false);
                long start = Stopwatch.GetTimestamp();
                await EditorProgram.RunAsync("dotnet", "build", folder, "--no-restore", "-v:quiet", "-nologo").ConfigureAwait(false);
                if (run >= 0)
                {
                    times[name].Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                }
            }
        }

        return times;
    }

    /// <summary>What a project is called.</summary>
    public static string Name(int count, string layout) => string.Create(CultureInfo.InvariantCulture, $"{layout}{count}");

    private static string Folder(string name) => Path.Combine(Relay.Tests.RepositoryRoot.Path, "artifacts", "performance", "editor", name);

    private static async Task WriteAsync(int count, string layout)
    {
        string folder = Folder(Name(count, layout));
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        Directory.CreateDirectory(folder);
        await EditorProgram.WriteAsync(count, layout, folder).ConfigureAwait(false);

        // Nothing of the repository's own build: what a package's user has, with its files taken from where they were built.
        foreach (string file in new[] { "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props" })
        {
            await File.WriteAllTextAsync(Path.Combine(folder, file), "<Project />").ConfigureAwait(false);
        }

        string relay = Path.Combine(Relay.Tests.RepositoryRoot.Path, "src", "Relay", "buildTransitive", "Relay");
        string[] compilers = ["Relay.Generators", "Relay.Analyzers", "Relay.Presets", "Relay.Facts", "YamlDotNet"];
        await File.WriteAllTextAsync(Path.Combine(folder, "App.csproj"), $"""
            <Project>
              <Import Project="Sdk.props" Sdk="Microsoft.NET.Sdk" />
              <Import Project="{relay}.props" />
              <PropertyGroup><TargetFramework>net10.0</TargetFramework><OutputType>Exe</OutputType><Nullable>enable</Nullable><ImplicitUsings>enable</ImplicitUsings><NuGetAudit>false</NuGetAudit></PropertyGroup>
              <ItemGroup>
                <Reference Include="{EditorProgram.Folder}/Relay.dll;{EditorProgram.Folder}/Relay.Facts.dll;{EditorProgram.Folder}/Microsoft.Extensions.AI.Abstractions.dll" />
                <Reference Include="{EditorProgram.Folder}/Microsoft.Extensions.DependencyInjection.Abstractions.dll" />
                {string.Concat(compilers.Select(name => $"<Analyzer Include=\"{EditorProgram.Folder}/{name}.dll\" />"))}
              </ItemGroup>
              <Import Project="Sdk.targets" Sdk="Microsoft.NET.Sdk" />
              <Import Project="{relay}.targets" />
            </Project>
            """).ConfigureAwait(false);
        await EditorProgram.RunAsync("dotnet", "restore", folder, "-v:quiet", "-nologo").ConfigureAwait(false);
    }
}
