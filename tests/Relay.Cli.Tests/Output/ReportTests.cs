using System.Text.Json;

namespace Relay.Cli.Tests;

public sealed class ReportTests : IDisposable
{
    private const string Preset = "version: 1\nmodels:\n  smart:\n    target: antropic/claude-sonnet-4-5\n    # relay: disable RLY0107 -- soon\n    rpm_limit: 5\n";

    private readonly TemporaryFolder _folder = new();

    public ReportTests() => _folder.Write("presets/a, b.yaml", Preset);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Json_is_what_the_documentation_says()
    {
        ToolRun run = await ToolRun.InAsync(_folder.Path, "check", "--json");

        using JsonDocument report = JsonDocument.Parse(run.Output);
        JsonElement finding = report.RootElement.GetProperty("findings")[0];
        Assert.Equal(["version", "files", "summary", "findings", "suppressed"], Names(report.RootElement));
        Assert.Equal(["errors", "warnings", "notes", "suppressed"], Names(report.RootElement.GetProperty("summary")));
        Assert.Equal(["id", "severity", "title", "message", "file", "start", "end", "help", "related", "fixes"], Names(finding));
        Assert.Equal(["line", "column", "offset"], Names(finding.GetProperty("start")));
        Assert.Equal(["title", "preferred"], Names(finding.GetProperty("fixes")[0]));
        Assert.Equal((4, 13, 40), (finding.GetProperty("start").GetProperty("line").GetInt32(), finding.GetProperty("start").GetProperty("column").GetInt32(), finding.GetProperty("start").GetProperty("offset").GetInt32()));

        string documented = await File.ReadAllTextAsync(Path.Combine(RepositoryRoot.Path, "docs", "cli.md"));
        Assert.All([.. Names(report.RootElement), .. Names(finding), .. Names(finding.GetProperty("start")), .. Names(finding.GetProperty("fixes")[0])], name => Assert.Contains('`' + name + '`', documented, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Sarif_has_rules_places_and_what_is_suppressed()
    {
        ToolRun run = await ToolRun.InAsync(_folder.Path, "check", "--sarif");

        using JsonDocument log = JsonDocument.Parse(run.Output);
        JsonElement sarif = log.RootElement.GetProperty("runs")[0];
        JsonElement[] results = [.. sarif.GetProperty("results").EnumerateArray()];
        JsonElement place = results[0].GetProperty("locations")[0].GetProperty("physicalLocation");
        Assert.Equal("2.1.0", log.RootElement.GetProperty("version").GetString());
        Assert.Equal(["RLY0201", "RLY0107"], results.Select(static result => result.GetProperty("ruleId").GetString()!));
        Assert.All(results, result => Assert.Equal(
            result.GetProperty("ruleId").GetString(),
            sarif.GetProperty("tool").GetProperty("driver").GetProperty("rules")[result.GetProperty("ruleIndex").GetInt32()].GetProperty("id").GetString()));
        Assert.Equal("presets/a%2C%20b.yaml", place.GetProperty("artifactLocation").GetProperty("uri").GetString());
        Assert.Equal((4, 13, 21), (place.GetProperty("region").GetProperty("startLine").GetInt32(), place.GetProperty("region").GetProperty("startColumn").GetInt32(), place.GetProperty("region").GetProperty("endColumn").GetInt32()));
        Assert.False(results[0].TryGetProperty("suppressions", out _));
        Assert.Equal("soon", results[1].GetProperty("suppressions")[0].GetProperty("justification").GetString());
    }

    [Theory]
    [InlineData("check")]
    [InlineData("fix")]
    public async Task Nothing_in_a_preset_steers_the_terminal(string command)
    {
        _folder.Write("presets/a, b.yaml", "version: 1\nmodels:\n  smart: { target: antropic/x } # \u001b[31mred\u009b1m\n");

        ToolRun run = await ToolRun.InAsync(_folder.Path, command);

        Assert.DoesNotContain('\u001b', run.Output);
        Assert.DoesNotContain('\u009b', run.Output);
        Assert.Contains("\uFFFD[31mred", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Annotations_of_github_escape_what_would_end_them()
    {
        ToolRun run = await ToolRun.InAsync(_folder.Path, "check", "--format", "github");

        Assert.StartsWith("::error file=presets/a%2C b.yaml,line=4,endLine=4,col=13,endColumn=20,title=RLY0201%3A Unknown provider::", run.Output, StringComparison.Ordinal);
        Assert.Single(run.Output.TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public async Task Colours_are_there_on_a_terminal_and_nowhere_else()
    {
        using var output = new StringWriter();
        CliHost host = new()
        {
            CurrentFolder = _folder.Path,
            Output = output,
            Error = TextWriter.Null,
            OpenInput = static () => Stream.Null,
            OpenOutput = static () => Stream.Null,
            UseColor = true,
        };

        await RelayTool.RunAsync(["check"], host);
        ToolRun plain = await ToolRun.InAsync(_folder.Path, "check");

        Assert.Contains("\u001b[", output.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b", plain.Output, StringComparison.Ordinal);
    }

    private static string[] Names(JsonElement element) => [.. element.EnumerateObject().Select(static property => property.Name)];
}
