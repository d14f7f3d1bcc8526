using System.Text.Json;

namespace Relay.Cli.Tests;

[Feature(64)]
public sealed class CheckCommandTests : IDisposable
{
    private const string Good = "version: 1\nmodels:\n  smart: { target: openai/gpt-4o }\n";
    private const string Bad = "version: 1\nmodels:\n  smart:\n    target: antropic/claude-sonnet-4-5\n";
    private const string Doubtful = "version: 1\nmodels:\n  smart: { target: openai/gpt-4o, rpm_limit: 5 }\n";
    private const string NotListed = "version: 1\nmodels:\n  smart: { target: openai/no-such-model-at-all, cost: { input_per_1m: 1, output_per_1m: 2 } }\n";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Presets_without_findings_end_with_0()
    {
        _folder.Write("models.yaml", Good);

        ToolRun run = await ToolRun.InAsync(_folder.Path, "check");

        Assert.Equal((0, "No findings in 1 file.\n", ""), (run.ExitCode, run.Output, run.Error));
    }

    [Fact]
    public async Task An_error_ends_with_1_and_is_shown_at_its_place()
    {
        _folder.Write("presets/models.yaml", Bad);

        ToolRun run = await ToolRun.InAsync(_folder.Path, "check");

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("presets/models.yaml:4:13: error RLY0201: ", run.Output, StringComparison.Ordinal);
        Assert.Contains("    4 |     target: antropic/claude-sonnet-4-5\n      |             ^^^^^^^^\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("1 error, 0 warnings, 0 notes in 1 file.", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, Doubtful)]
    [InlineData(1, Doubtful, "--warnaserror")]
    [InlineData(0, Doubtful, "--strict-catalog")]
    [InlineData(0, NotListed, "--warnaserror")]
    [InlineData(1, NotListed, "--strict-catalog")]
    public async Task Warnings_are_weighed_as_the_build_weighs_them(int exitCode, string text, params string[] options)
    {
        _folder.Write("models.yaml", text);

        ToolRun run = await ToolRun.InAsync(_folder.Path, ["check", .. options]);

        Assert.Equal(exitCode, run.ExitCode);
        Assert.Contains(exitCode == 1 ? ": error RLY" : ": warning RLY", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("check", "--no-such-option")]
    [InlineData("check", "--json", "--sarif")]
    [InlineData("check", "--format", "xml")]
    [InlineData("no-such-command")]
    public async Task A_misused_command_ends_with_2(params string[] arguments)
    {
        _folder.Write("models.yaml", Good);

        ToolRun run = await ToolRun.InAsync(_folder.Path, arguments);

        Assert.Equal(2, run.ExitCode);
        Assert.NotEqual("", run.Error);
    }

    [Theory]
    [InlineData("missing.yaml", "There is no file or folder 'missing.yaml'.")]
    [InlineData("*.json", "Nothing matches '*.json'.")]
    [InlineData("empty", "There are no presets in 'empty'.")]
    public async Task What_cannot_be_found_ends_with_2_after_the_rest_was_checked(string path, string problem)
    {
        Directory.CreateDirectory(_folder.PathOf("empty"));
        _folder.Write("models.yaml", Bad);

        ToolRun run = await ToolRun.InAsync(_folder.Path, "check", "models.yaml", path);

        Assert.Equal((2, "relay: " + problem + "\n"), (run.ExitCode, run.Error));
        Assert.Contains("RLY0201", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_named_must_be_a_preset_and_one_that_is_found_need_not()
    {
        _folder.Write("presets/other.json", "{ \"name\": 1 }");
        _folder.Write("presets/models.yaml", Good);

        ToolRun found = await ToolRun.InAsync(_folder.Path, "check");
        ToolRun named = await ToolRun.InAsync(_folder.Path, "check", "presets/*.json");

        Assert.Equal((0, 1), (found.ExitCode, named.ExitCode));
        Assert.Contains("presets/other.json:1:1: note RLY", found.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_folder_of_the_presets_itself_is_read_and_foreign_files_in_it_are_not_mentioned()
    {
        _folder.Write("prompts/a.yaml", Bad);
        _folder.Write("prompts/compose.yaml", "services: {}\n");

        ToolRun run = await ToolRun.InAsync(_folder.Path, "check", "prompts", "--json");

        using JsonDocument report = JsonDocument.Parse(run.Output);
        Assert.Equal(["prompts/a.yaml"], report.RootElement.GetProperty("files").EnumerateArray().Select(static file => file.GetString()!));
    }

    [Fact]
    public async Task A_suppression_hides_a_finding_and_is_reported_with_its_reason()
    {
        _folder.Write("models.yaml", "version: 1\nmodels:\n  smart:\n    target: openai/gpt-4o\n    # relay: disable RLY0107 -- later\n    rpm_limit: 5\n");

        ToolRun run = await ToolRun.InAsync(_folder.Path, "check", "--json", "--warnaserror");

        using JsonDocument report = JsonDocument.Parse(run.Output);
        Assert.Equal(0, run.ExitCode);
        Assert.Equal("later", report.RootElement.GetProperty("suppressed")[0].GetProperty("reason").GetString());
        Assert.Equal(0, report.RootElement.GetProperty("findings").GetArrayLength());
    }

    [Fact]
    public async Task A_file_that_is_not_utf_8_has_a_finding_about_it()
    {
        _folder.Write("models.yaml", [.. "version: 1\nmodels:\n  smart: { target: openai/gpt-4o, description: caf"u8, 0xE9, .. " }\n"u8]);

        ToolRun run = await ToolRun.InAsync(_folder.Path, "check");

        Assert.Contains("could not be decoded", run.Output, StringComparison.Ordinal);
    }
}
