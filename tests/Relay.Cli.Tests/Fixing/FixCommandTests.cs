using System.Text;

namespace Relay.Cli.Tests;

[Feature(64)]
public sealed class FixCommandTests : IDisposable
{
    private const string Bad = "version: 1\nmodels:\n  smart:\n    target: antropic/claude-sonnet-4-5 # the best\n    parms: { max_tokens: 100 }\n";
    private const string Good = "version: 1\nmodels:\n  smart:\n    target: anthropic/claude-sonnet-4-5 # the best\n    params: { max_tokens: 100 }\n";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(
        "two.yaml",
        "version: 1\nmodels:\n  smart:\n    target: openai/gpt-4o-mini\n    max_tokens: 500\n    temperature: 0.5\n",
        "version: 1\nmodels:\n  smart:\n    target: openai/gpt-4o-mini\n    params: { max_tokens: 500, temperature: 0.5 }\n")]
    [InlineData(
        "flow.yaml",
        "version: 1\nmodels:\n  smart: { target: openai/gpt-4o-mini, max_tokens: 500, temperature: 0.5 }\n",
        "version: 1\nmodels:\n  smart: { target: openai/gpt-4o-mini, params: { max_tokens: 500, temperature: 0.5 } }\n")]
    [InlineData(
        "two.json",
        """{ "version": 1, "models": { "smart": { "target": "openai/gpt-4o-mini", "max_tokens": 500, "temperature": 0.5 } } }""",
        """{ "version": 1, "models": { "smart": { "target": "openai/gpt-4o-mini", "params": { "max_tokens": 500, "temperature": 0.5 } } } }""")]
    [InlineData(
        "comments.yaml",
        "version: 1\nmodels:\n  smart:\n    target: openai/gpt-4o-mini\n    # short\n    # answers\n    max_tokens: 500 # at most\n    params: { seed: 3 } # fixed\n    temperature: 0.5 # calm\n",
        "version: 1\nmodels:\n  smart:\n    target: openai/gpt-4o-mini\n    params: # fixed\n      seed: 3\n      # short\n      # answers\n      max_tokens: 500 # at most\n      temperature: 0.5 # calm\n")]
    [InlineData(
        "out.yaml",
        "version: 1\nmodels:\n  smart:\n    target: openai/gpt-4o-mini\n    # parameters\n    params:\n      # patience\n      timeout: 5 # short\n      seed: 3\n",
        "version: 1\nmodels:\n  smart:\n    target: openai/gpt-4o-mini\n    # parameters\n    # patience\n    timeout: 5 # short\n    params:\n      seed: 3\n")]
    [InlineData(
        "names.yaml",
        "version: 1\nmodels:\n  own: { target: openai-compatible/own, endpoint: http://localhost:1/v1, api_base: http://localhost:2/v1 }\n",
        "version: 1\nmodels:\n  own: { target: openai-compatible/own, base_url: http://localhost:1/v1, api_base: http://localhost:2/v1 }\n")]
    public async Task Fields_that_are_moved_or_renamed_come_to_one_place_once_and_keep_their_comments(string file, string text, string expected)
    {
        _folder.Write(file, text);

        await ToolRun.InAsync(_folder.Path, "fix", file);

        Assert.Equal(expected, _folder.Read(file));
    }

    [Fact]
    public async Task A_fix_that_would_leave_more_errors_is_not_made_and_said_so_and_the_others_are_made()
    {
        const string text = "version: 1\nmodels:\n  smart:\n    target: antropic/claude-sonnet-4-5\n    parms: { max_tokens: many, temperature: hot, top_p: far }\n";
        _folder.Write("models.yaml", text);

        ToolRun run = await ToolRun.InAsync(_folder.Path, "fix");

        Assert.Equal(text.Replace("antropic", "anthropic", StringComparison.Ordinal), _folder.Read("models.yaml"));
        Assert.Equal("relay: not made, for it would leave more errors than before: Replace with 'params', at models.yaml:5.\n", run.Error);
    }

    [Fact]
    public async Task What_has_one_mend_is_mended_and_shown()
    {
        _folder.Write("models.yaml", Bad);

        ToolRun run = await ToolRun.InAsync(_folder.Path, "fix");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(Good, _folder.Read("models.yaml"));
        Assert.Equal(
            """
            --- a/models.yaml
            +++ b/models.yaml
            @@ -1,5 +1,5 @@
             version: 1
             models:
               smart:
            -    target: antropic/claude-sonnet-4-5 # the best
            -    parms: { max_tokens: 100 }
            +    target: anthropic/claude-sonnet-4-5 # the best
            +    params: { max_tokens: 100 }
            Made 2 fixes in 1 file; 0 findings left, 0 of them errors.

            """,
            run.Output);
    }

    [Fact]
    public async Task A_dry_run_shows_the_same_difference_and_changes_nothing()
    {
        _folder.Write("models.yaml", Bad);

        ToolRun dry = await ToolRun.InAsync(_folder.Path, "fix", "--dry-run");
        string after = _folder.Read("models.yaml");
        ToolRun run = await ToolRun.InAsync(_folder.Path, "fix");

        Assert.Equal(Bad, after);
        Assert.Equal(run.Output.Replace("Made", "Would make", StringComparison.Ordinal), dry.Output);
    }

    [Fact]
    public async Task Only_the_rules_that_are_named_are_mended()
    {
        _folder.Write("models.yaml", Bad);

        ToolRun run = await ToolRun.InAsync(_folder.Path, "fix", "--only", "RLY0201");

        Assert.Equal(1, run.ExitCode);
        Assert.Equal(Bad.Replace("antropic", "anthropic", StringComparison.Ordinal), _folder.Read("models.yaml"));
    }

    [Fact]
    public async Task An_unknown_rule_is_a_misuse_and_the_nearest_one_is_named()
    {
        ToolRun run = await ToolRun.InAsync(_folder.Path, "fix", "--only", "RLY021");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("There is no rule 'RLY021'; the nearest is RLY0", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\n", "utf-8", false)]
    [InlineData("\r\n", "utf-8", false)]
    [InlineData("\r\n", "utf-8", true)]
    [InlineData("\r", "utf-8", false)]
    [InlineData("\n", "utf-16", true)]
    [InlineData("\r\n", "utf-16BE", true)]
    [InlineData("\n", "utf-32", true)]
    public async Task Encoding_byte_order_mark_and_line_ends_stay(string lineEnd, string encodingName, bool hasMark)
    {
        Encoding encoding = Encoding.GetEncoding(encodingName);
        byte[] Bytes(string text) => [.. hasMark ? encoding.GetPreamble() : [], .. encoding.GetBytes(text.Replace("the best", "größte 😀", StringComparison.Ordinal).ReplaceLineEndings(lineEnd))];
        string path = _folder.Write("models.yaml", Bytes(Bad));

        await ToolRun.InAsync(_folder.Path, "fix");

        Assert.Equal(Bytes(Good), await File.ReadAllBytesAsync(path));
    }

    [Fact]
    public async Task A_file_that_would_lose_bytes_is_not_written()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes(Bad), (byte)'#', 0xE9, (byte)'\n'];
        string path = _folder.Write("models.yaml", bytes);

        await ToolRun.InAsync(_folder.Path, "fix");

        Assert.Equal(bytes, await File.ReadAllBytesAsync(path));
    }

    [Theory]
    [InlineData("RLY0201")]
    [InlineData("rly0201")]
    [InlineData("201")]
    public async Task A_rule_is_named_as_people_name_it(string id)
    {
        _folder.Write("models.yaml", "version: 1\nmodels:\n  a: { target: antropic/x, descripton: y }\n");

        await ToolRun.InAsync(_folder.Path, "fix", "--only", id);

        Assert.Equal("version: 1\nmodels:\n  a: { target: anthropic/x, descripton: y }\n", _folder.Read("models.yaml"));
    }

    [Fact]
    public async Task A_file_that_must_not_be_written_does_not_keep_others_from_being_mended()
    {
        _folder.Write("a.yaml", "version: 1\nmodels:\n  a: { target: antropic/x }\n");
        _folder.Write("b.yaml", "version: 1\nmodels:\n  b: { target: antropic/x }\n");
        File.SetAttributes(_folder.PathOf("a.yaml"), FileAttributes.ReadOnly);

        ToolRun run = await ToolRun.InAsync(_folder.Path, "fix", "a.yaml", "b.yaml");
        File.SetAttributes(_folder.PathOf("a.yaml"), FileAttributes.Normal);

        Assert.Equal(ExitCode.Unusable, run.ExitCode);
        Assert.Contains("'a.yaml' cannot be written: It is read-only.", run.Error, StringComparison.Ordinal);
        Assert.Contains("1 of 2 files could not be written", run.Error, StringComparison.Ordinal);
        Assert.Contains("antropic", _folder.Read("a.yaml"), StringComparison.Ordinal);
        Assert.Contains("anthropic", _folder.Read("b.yaml"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_keeps_its_permissions_and_a_link_stays_a_link()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        string path = _folder.Write("shared/models.yaml", Bad);
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        File.CreateSymbolicLink(_folder.PathOf("models.yaml"), path);

        await ToolRun.InAsync(_folder.Path, "fix", "models.yaml");

        Assert.Equal(Good, await File.ReadAllTextAsync(path));
        Assert.Equal(path, new FileInfo(_folder.PathOf("models.yaml")).LinkTarget);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead, File.GetUnixFileMode(path));
        Assert.Equal(["models.yaml"], Directory.EnumerateFiles(_folder.PathOf("shared")).Select(Path.GetFileName)!);
    }

    public static TheoryData<string> Fixtures() => new(PresetFixtureFolder.All);

    [Theory]
    [MemberData(nameof(Fixtures))]
    public void Mending_ends_and_mending_again_changes_nothing(string name)
    {
        PresetFile[] files = [.. PresetFixture.Load(name).Files.Select(static file =>
            new PresetFile("/" + file.Path, file.Path, file.Text, file.IsKeys ? PresetFileOrigin.Keys : file.IsExplicit ? PresetFileOrigin.Named : PresetFileOrigin.Default) { ProjectPath = file.Path })];

        MendResult once = PresetMender.Run(files, PresetFixture.Today, only: []);
        MendResult twice = PresetMender.Run(once.Files, PresetFixture.Today, only: []);

        Assert.Empty(twice.Made);
        Assert.Equal(once.Files.Select(static file => file.Text), twice.Files.Select(static file => file.Text));
    }
}
