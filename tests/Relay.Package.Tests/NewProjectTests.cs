using System.IO.Compression;

namespace Relay.Tests;

public sealed class NewProjectTests(PackageFeed feed) : IClassFixture<PackageFeed>
{
    private const string Line = "Console.WriteLine($\"{(await Models.Smart.ChatAsync(\"What is 2+2?\")).Text} for {(await Models.Smart.ChatAsync(\"And again?\")).Cost.TotalUsd} USD\");";
    private const string Says = "four for 0.00021 USD";

    [Fact]
    public void The_package_holds_the_runtime_and_the_compilers_part()
    {
        using ZipArchive package = ZipFile.OpenRead(feed.Package);
        string[] files = [.. package.Entries.Select(e => e.FullName)];

        foreach (string framework in new[] { "net9.0", "net10.0" })
        {
            Assert.Contains($"lib/{framework}/Relay.dll", files);
            Assert.Contains($"lib/{framework}/Relay.xml", files);
            Assert.Contains($"lib/{framework}/Relay.Facts.dll", files);
        }

        Assert.Equal(
            ["tools/compiler/Relay.Analyzers.dll", "tools/compiler/Relay.Facts.dll", "tools/compiler/Relay.Generators.dll", "tools/compiler/Relay.Presets.dll", "tools/compiler/YamlDotNet.dll"],
            files.Where(f => f.StartsWith("tools/", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.Contains("buildTransitive/Relay.props", files);
        Assert.Contains("buildTransitive/Relay.targets", files);
    }

    [Fact]
    public async Task A_new_console_project_answers()
    {
        string folder = await feed.NewAsync("console", "ConsoleApp");
        await PackageFeed.AddPackageAsync(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "Program.cs"), Line);

        Assert.Contains(Says, await Dotnet.RunAsync(folder, "run"), StringComparison.Ordinal);

        string[] output = [.. Directory.EnumerateFiles(Path.Combine(folder, "bin"), "*", SearchOption.AllDirectories).Select(f => Path.GetFileName(f)!)];
        Assert.Contains("Relay.dll", output);
        Assert.DoesNotContain(output, f => f.StartsWith("YamlDotNet", StringComparison.Ordinal) || f is "Relay.Generators.dll" or "Relay.Analyzers.dll" or "Relay.Presets.dll" or "models.yaml");
    }

    [Fact]
    public async Task A_new_web_project_answers()
    {
        string folder = await feed.NewAsync("web", "WebApp");
        await PackageFeed.AddPackageAsync(folder);
        await InsertAsync(folder, Line);

        Assert.Contains(Says, await Dotnet.RunAsync(folder, "run"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_MVC_project_whose_namespace_already_has_Models_answers_by_LlmModels()
    {
        string folder = await feed.NewAsync("mvc", "MvcApp");
        await PackageFeed.AddPackageAsync(folder);
        await InsertAsync(folder, Line.Replace("Models.", "LlmModels.", StringComparison.Ordinal));

        string output = await Dotnet.RunAsync(folder, "run");

        Assert.Contains(Says, output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_project_that_gets_the_package_through_another_project_answers()
    {
        string library = await feed.NewAsync("classlib", "Library");
        await PackageFeed.AddPackageAsync(library);
        string folder = await feed.NewAsync("console", "ThroughLibrary");
        await Dotnet.RunAsync(folder, "add", "reference", "../Library/Library.csproj");
        await File.WriteAllTextAsync(Path.Combine(folder, "Program.cs"), Line);

        Assert.Contains(Says, await Dotnet.RunAsync(folder, "run"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_slip_in_a_preset_is_an_error_at_its_place()
    {
        string folder = await feed.NewAsync("console", "Slip");
        await PackageFeed.AddPackageAsync(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "Program.cs"), Line);
        string preset = Path.Combine(folder, "presets", "models.yaml");
        await File.WriteAllTextAsync(preset, (await File.ReadAllTextAsync(preset)).Replace("openai/", "opnai/", StringComparison.Ordinal));

        Xunit.Sdk.TrueException failure = await Assert.ThrowsAsync<Xunit.Sdk.TrueException>(() => Dotnet.RunAsync(folder, "build", "-nologo", "-tl:off"));

        Assert.Contains("models.yaml(4,13): error RLY0201", failure.Message, StringComparison.Ordinal);
        Assert.Contains("    1 Error(s)", failure.Message, StringComparison.Ordinal);
    }

    /// <summary>Puts a line in front of the one that would start serving, and ends the program there.</summary>
    private static async Task InsertAsync(string folder, string line)
    {
        string path = Path.Combine(folder, "Program.cs");
        string text = await File.ReadAllTextAsync(path);
        await File.WriteAllTextAsync(path, text.Replace("app.Run();", line, StringComparison.Ordinal));
    }
}
