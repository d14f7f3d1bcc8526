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
}
