using System.Text.Json;

namespace Relay.Tests;

/// <summary>What the package tells those who build with it: the compiler, dotnet watch, Visual Studio, and somebody whose SDK is too old.</summary>
[Collection(PackageFeed.Collection)]
public sealed class HostTests(PackageFeed feed)
{
    [Fact]
    public async Task Compiler_watch_and_up_to_date_check_hear_of_presets_and_settings()
    {
        string folder = await ProjectAsync("Hosts");

        using JsonDocument items = JsonDocument.Parse(await Dotnet.RunAsync(
            folder, "msbuild", "-nologo", "-getItem:Watch,UpToDateCheckInput,AdditionalFiles,Content,CompilerVisibleProperty,CompilerVisibleItemMetadata"));

        foreach (string watched in new[] { "Watch", "UpToDateCheckInput", "AdditionalFiles" })
        {
            Assert.Contains("presets/models.yaml", Identities(items, watched));
        }

        Assert.Empty(Identities(items, "Content"));
        Assert.Empty(new[] { "RootNamespace", "AssemblyName", "ProjectDir", "RelayModelsName", "RelayModelsVisibility", "RelayGenerateModels", "RelayStrictCatalog", "RelayRequireSignatures" }
            .Except(Identities(items, "CompilerVisibleProperty")));
        Assert.Contains(
            items.RootElement.GetProperty("Items").GetProperty("CompilerVisibleItemMetadata").EnumerateArray(),
            item => item.GetProperty("Identity").GetString() == "AdditionalFiles" && item.GetProperty("MetadataName").GetString() == "RelayPreset");
    }

    [Theory]
    [InlineData("roslyn4.13", 1)]
    [InlineData("roslyn4.14", 0)]
    [InlineData("roslyn5.0", 0)]
    public async Task An_SDK_that_is_too_old_is_told_so_in_plain_words(string compiler, int exitCode)
    {
        string folder = await ProjectAsync("Hosts");

        (int actual, string output) = await Dotnet.TryRunAsync(
            folder, "msbuild", "-nologo", "-tl:off", "-t:RelayCheckCompiler", "-p:CompilerApiVersion=" + compiler, "-p:NETCoreSdkVersion=9.0.203");

        Assert.True(exitCode == actual, output);
        Assert.Equal(exitCode == 1, output.Contains("error RLY0902: Relay needs the C# compiler 4.14 or newer, which comes with .NET SDK 9.0.300", StringComparison.Ordinal));
        Assert.Equal(exitCode == 1, output.Contains("this build uses 4.13 (SDK 9.0.203)", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("RelayCheckProject", "TargetFramework=net8.0", "error RLY0904: Relay needs .NET 9 or newer; this project is built for net8.0.")]
    [InlineData("RelayCheckProject", "TargetFramework=net48", "error RLY0904: Relay needs .NET 9 or newer; this project is built for net48.")]
    [InlineData("RelayCheckProject", "TargetFramework=net9.0", "")]
    [InlineData("RelayCheckLanguage", "LangVersion=9", "error RLY0903: Relay's generated class needs C# 10 or newer; this project sets LangVersion to 9.")]
    [InlineData("RelayCheckLanguage", "LangVersion=7.3", "error RLY0903: Relay's generated class needs C# 10 or newer; this project sets LangVersion to 7.3.")]
    [InlineData("RelayCheckLanguage", "LangVersion=10", "")]
    [InlineData("RelayCheckLanguage", "LangVersion=latest", "")]
    public async Task A_project_that_cannot_run_Relay_is_told_so_in_one_sentence(string target, string property, string expected)
    {
        string folder = await ProjectAsync("Hosts");

        (int exitCode, string output) = await Dotnet.TryRunAsync(folder, "msbuild", "-nologo", "-tl:off", "-t:" + target, "-p:" + property);

        Assert.True((expected.Length > 0 ? 1 : 0) == exitCode, output);
        Assert.Contains(expected, output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dotnet_watch_builds_again_when_a_preset_is_edited()
    {
        string folder = await ProjectAsync("Watched");
        string preset = Path.Combine(folder, "presets", "models.yaml");

        await using var watch = WatchedBuild.Start(folder);
        await watch.WaitForAsync("Waiting for a file to change");
        await File.WriteAllTextAsync(preset, (await File.ReadAllTextAsync(preset)).Replace("openai/", "opnai/", StringComparison.Ordinal));

        Assert.Contains("models.yaml(4,13)", await watch.WaitForAsync("error RLY0201"), StringComparison.Ordinal);
    }

    private async Task<string> ProjectAsync(string name)
    {
        string folder = Path.Combine(feed.Folder, name);
        await feed.AddPresetAsync(folder);
        if (!File.Exists(Path.Combine(folder, "obj", "project.assets.json")))
        {
            await File.WriteAllTextAsync(Path.Combine(folder, "Program.cs"), "System.Console.WriteLine(Models.Smart.Name);");
            await File.WriteAllTextAsync(Path.Combine(folder, name + ".csproj"), $"""
                <Project Sdk="Microsoft.NET.Sdk.Web">
                  <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
                  <ItemGroup><PackageReference Include="Relay" Version="{PackageFeed.Version}" /></ItemGroup>
                </Project>
                """);
            await Dotnet.RunAsync(folder, "restore", "--force", "-v:quiet", "-nologo");
        }

        return folder;
    }

    private static string[] Identities(JsonDocument items, string name) =>
        [.. items.RootElement.GetProperty("Items").GetProperty(name).EnumerateArray().Select(item => item.GetProperty("Identity").GetString()!.Replace('\\', '/'))];
}
