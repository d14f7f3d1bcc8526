using System.Diagnostics;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Relay.Tests;

/// <summary>The README, step by step as a new user takes it: packages out of a folder, a new project, the tool, and the code as it stands.</summary>
[Collection(PackageFeed.Collection)]
public sealed partial class FirstPageTests(PackageFeed feed)
{
    [Fact]
    public async Task The_first_page_pasted_as_it_stands_builds_and_answers()
    {
        string[] programs = Programs();
        string folder = Path.Combine(feed.Folder, "FirstPage");
        await Dotnet.RunAsync(feed.Folder, "new", "console", "-o", "FirstPage", "--no-restore");
        await Dotnet.RunAsync(feed.Folder, "tool", "install", "Relay.Cli", "--version", PackageFeed.Version, "--tool-path", "tools");
        string said = await ToolAsync(folder, "init");
        Assert.Contains($"Added to FirstPage.csproj: <PackageReference Include=\"Relay\" Version=\"{PackageFeed.Version}\" />", said, StringComparison.Ordinal);
        Assert.Contains("Nothing to do.", await ToolAsync(folder, "init"), StringComparison.Ordinal);
        Assert.Contains("No findings in 1 file", await ToolAsync(folder, "check"), StringComparison.Ordinal);

        // The preset that the tool made is the page's; what is added sends its calls to this machine.
        string path = Path.Combine(folder, "presets", "models.yaml");
        string preset = await File.ReadAllTextAsync(path);
        Assert.Equal(Lines(Preset()), Lines(preset));
        await File.WriteAllTextAsync(path, TargetLine().Replace(preset, line => $"{line.Value}\n    base_url: {feed.Server.BaseUrl}"));

        await PackageFeed.AddPackageAsync(folder, "Relay.Testing");
        await File.WriteAllTextAsync(Path.Combine(folder, "Program.cs"), programs[0]);
        string first = await RunAsync(folder);
        Assert.StartsWith("four: 1100 tokens, 0.00021 USD", first.TrimStart(), StringComparison.Ordinal);
        Assert.EndsWith("\n4", first.TrimEnd(), StringComparison.Ordinal);

        await AddHostingAsync(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "Program.cs"), programs[1]);
        Assert.Contains("four", await RunAsync(folder), StringComparison.Ordinal);
    }

    /// <summary>The C# of the page: a block that begins with a 'using' begins a program.</summary>
    private static string[] Programs()
    {
        var programs = new List<string>();
        foreach (string block in Blocks("csharp"))
        {
            if (block.TrimStart().StartsWith("using ", StringComparison.Ordinal) && !block.TrimStart().StartsWith("using R", StringComparison.Ordinal))
            {
                programs.Add("");
            }

            programs[^1] += block;
        }

        Assert.Equal(2, programs.Count);
        return [.. programs];
    }

    private static string Preset() => Blocks("yaml").First();

    private static IEnumerable<string> Lines(string yaml) =>
        yaml.Split('\n').Select(static line => line.TrimEnd()).Where(static line => line.Length > 0 && !line.StartsWith('#'));

    private static IEnumerable<string> Blocks(string language) =>
        Fence().Matches(File.ReadAllText(Path.Combine(RepositoryRoot.Path, "README.md")))
            .Where(match => match.Groups["language"].Value == language)
            .Select(static match => match.Groups["code"].Value);

    private static async Task AddHostingAsync(string folder)
    {
        string version = (string)XDocument.Load(Path.Combine(RepositoryRoot.Path, "Directory.Packages.props"))
            .Descendants("PackageVersion").Single(each => (string)each.Attribute("Include")! == "Microsoft.Extensions.Hosting").Attribute("Version")!;
        string project = Directory.GetFiles(folder, "*.csproj").Single();
        string text = await File.ReadAllTextAsync(project);
        await File.WriteAllTextAsync(project, text.Replace(
            "</Project>", $"<ItemGroup><PackageReference Include=\"Microsoft.Extensions.Hosting\" Version=\"{version}\" /></ItemGroup></Project>", StringComparison.Ordinal));
    }

    private static Task<string> RunAsync(string folder)
    {
        ProcessStartInfo start = Dotnet.Command(folder, "run");
        start.Environment["OPENAI_API_KEY"] = start.Environment["GROQ_API_KEY"] = "made-up";
        return ReadAsync(start);
    }

    private async Task<string> ToolAsync(string folder, string command)
    {
        string tool = Path.Combine(feed.Folder, "tools", OperatingSystem.IsWindows() ? "relay.exe" : "relay");
        return await ReadAsync(new ProcessStartInfo(tool, command) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true });
    }

    private static async Task<string> ReadAsync(ProcessStartInfo start)
    {
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, output + await errors);
        return output;
    }

    [GeneratedRegex(@"^[ ]*```(?<language>csharp|yaml)\n(?<code>.*?)^[ ]*```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex("^    target: .*$", RegexOptions.Multiline)]
    private static partial Regex TargetLine();
}
