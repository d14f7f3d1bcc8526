namespace Relay.Cli.Tests;

/// <summary>Public keys for the signatures of presets, wherever they are named.</summary>
public sealed class KeyFileTests : IDisposable
{
    private static readonly PresetFixture Fixture = PresetFixture.Load("rules/RLY0514.mda");

    private readonly TemporaryFolder _folder = new();

    public KeyFileTests()
    {
        foreach (PresetInput file in Fixture.Files)
        {
            _folder.Write(file.Path, file.Text);
        }
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("<RelayPreset Include=\"keys.pem\" RelayPreset=\"keys\" />")]
    [InlineData("<RelayPreset Include=\"*.pem\"><RelayPreset>Keys</RelayPreset></RelayPreset>")]
    public async Task Keys_of_the_project_count_for_a_file_that_is_named_and_for_the_folder(string item)
    {
        _folder.Write("App.csproj", "<Project><ItemGroup>" + item + "</ItemGroup></Project>");

        foreach (string path in new[] { "presets/summary.mda", "." })
        {
            Assert.Contains("RLY0514", (await ToolRun.InAsync(_folder.Path, "check", path)).Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_key_file_that_is_named_counts_without_a_project() =>
        Assert.Contains("RLY0514", (await ToolRun.InAsync(_folder.Path, "check", "presets", "keys.pem")).Output, StringComparison.Ordinal);

    [Fact]
    public async Task A_key_file_that_nobody_names_is_left_alone() =>
        Assert.Contains("RLY0515", (await ToolRun.InAsync(_folder.Path, "check", ".")).Output, StringComparison.Ordinal);

    [Fact]
    public async Task A_preset_that_was_changed_is_not_sealed_again_by_fix()
    {
        PresetInput changed = PresetFixture.Load("rules/RLY0511.mda").Files[0];
        _folder.Write(changed.Path, changed.Text);

        ToolRun run = await ToolRun.InAsync(_folder.Path, "fix");

        Assert.Equal(1, run.ExitCode);
        Assert.Equal(changed.Text, _folder.Read(changed.Path));
    }

    [Theory]
    [InlineData("<PropertyGroup><RelayRequireSignatures>true</RelayRequireSignatures></PropertyGroup>", true)]
    [InlineData("<PropertyGroup><RelayRequireSignatures Condition=\"'$(X)' == ''\">true</RelayRequireSignatures></PropertyGroup>", true)]
    [InlineData("<PropertyGroup><RelayRequireSignatures>false</RelayRequireSignatures></PropertyGroup>", false)]
    [InlineData("<PropertyGroup><RelayRequireSignatures>true</RelayRequireSignatures></PropertyGroup><Choose><When Condition=\"'$(X)' == '1'\" /><Otherwise><PropertyGroup><RelayRequireSignatures>false</RelayRequireSignatures></PropertyGroup></Otherwise></Choose>", true)]
    [InlineData("<PropertyGroup><RelayRequireSignatures>true</RelayRequireSignatures></PropertyGroup><Target Name=\"Never\"><PropertyGroup><RelayRequireSignatures>false</RelayRequireSignatures></PropertyGroup></Target>", true)]
    [InlineData("<ItemGroup><RelayPreset Update=\"presets/**/*.mda\" RequireSignature=\"true\" /></ItemGroup>", true)]
    [InlineData("<ItemGroup><RelayPreset Update=\"$(Where)/*.mda\" RequireSignature=\"true\" /></ItemGroup>", true)]
    [InlineData("<ItemGroup><RelayPreset Update=\"other/*.mda\" RequireSignature=\"true\" /></ItemGroup>", false)]
    [InlineData("<ItemGroup><RelayPreset Include=\"presets/*.mda\"><RequireSignature>true</RequireSignature></RelayPreset></ItemGroup>", true)]
    [InlineData("<ItemDefinitionGroup><RelayPreset><RequireSignature>true</RequireSignature></RelayPreset></ItemDefinitionGroup>", true)]
    [InlineData("<PropertyGroup><RelayRequireSignatures>true</RelayRequireSignatures></PropertyGroup><ItemGroup><RelayPreset Update=\"presets/*.mda\" RequireSignature=\"false\" /></ItemGroup>", false)]
    public async Task A_project_asks_for_signatures_in_the_tool_and_in_the_editor(string said, bool isRequired)
    {
        _folder.Write("App.csproj", "<Project>" + said + "</Project>");

        Assert.Equal(isRequired, (await ToolRun.InAsync(_folder.Path, "check", ".")).Output.Contains("RLY0518", StringComparison.Ordinal));
        Assert.Equal(isRequired, (await ToolRun.InAsync(_folder.Path, "check", "presets/summary.mda")).Output.Contains("RLY0518", StringComparison.Ordinal));
        await using LspClient editor = await LspClient.StartAsync(_folder.Path);
        Assert.Equal(isRequired, (await editor.DiagnosticsAsync(_folder.PathOf("presets/summary.mda"))).Any(static finding => finding.Id == "RLY0518"));
    }

    [Fact]
    public async Task A_flag_and_a_file_above_the_project_ask_for_signatures_too()
    {
        _folder.Write("App.csproj", "<Project />");
        Assert.Equal(0, (await ToolRun.InAsync(_folder.Path, "check", ".")).ExitCode);
        Assert.Contains("RLY0518", (await ToolRun.InAsync(_folder.Path, "check", ".", "--require-signatures")).Output, StringComparison.Ordinal);

        _folder.Write("Directory.Build.props", "<Project><PropertyGroup><RelayRequireSignatures>true</RelayRequireSignatures></PropertyGroup></Project>");

        ToolRun run = await ToolRun.InAsync(_folder.Path, "check", ".");
        Assert.Contains("RLY0518", run.Output, StringComparison.Ordinal);
        Assert.Equal(1, run.ExitCode);
    }
}
