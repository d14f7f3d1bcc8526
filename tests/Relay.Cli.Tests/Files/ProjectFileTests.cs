namespace Relay.Cli.Tests;

/// <summary>Which files a project's build reads, told from its files alone.</summary>
public sealed class ProjectFileTests : IDisposable
{
    private const string Preset = "version: 1\nmodels:\n  smart: { target: openai/gpt-4o }\n";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("<RelayPreset Include=\"../shared/llm.yaml\" />", "shared/llm.yaml")]
    [InlineData("<RelayPreset Include=\"..\\shared\\llm.yaml\" />", "shared/llm.yaml")]
    [InlineData("<RelayPreset Include=\"..\\shared\\**\\*.yaml\" />", "shared/deep/b.yaml, shared/llm.yaml")]
    [InlineData("<RelayPreset Include=\"$(MSBuildThisFileDirectory)../shared/llm.yaml\" />", "shared/llm.yaml")]
    [InlineData("<RelayPreset Include=\"$(Shared)/llm.yaml\" />", "shared/llm.yaml")]
    [InlineData("<RelayPreset Include=\".\\config\\a.yaml\" />", "App/config/a.yaml")]
    [InlineData("<RelayPreset Include=\"./config/*.yaml\" Exclude=\"config/a.yaml\" />", "App/config/b.yaml")]
    [InlineData("<RelayPreset Include=\"config/%61.yaml\" />", "App/config/a.yaml")]
    [InlineData("<RelayPreset Include=\"config/*.yaml\" Condition=\"'$(Shared)' == ''\" />", "")]
    [InlineData("<RelayPreset Include=\"config/a.yaml\" Condition=\"Exists('config/b.yaml') and '$(Shared)' != ''\" />", "App/config/a.yaml")]
    [InlineData("<RelayPreset Include=\"config/*.yaml\" /><RelayPreset Remove=\"./config/b.yaml\" />", "App/config/a.yaml")]
    public async Task What_a_project_names_is_found_wherever_it_lies(string items, string expected)
    {
        Write("App/App.csproj", Project(items));
        foreach (string path in new[] { "App/config/a.yaml", "App/config/b.yaml", "shared/llm.yaml", "shared/deep/b.yaml" })
        {
            Write(path, Preset);
        }

        PresetFileSet found = await FindAsync("App");

        Assert.Equal(expected, string.Join(", ", found.Files.Select(static file => file.Path)));
        Assert.All(found.Files, static file => Assert.Equal(PresetFileOrigin.Named, file.Origin));
    }

    [Theory]
    [InlineData("<RelayPreset Remove=\"presets/old.yaml\" />", "App/presets/a.yaml")]
    [InlineData("<RelayPreset Remove=\"presets\\*.yaml\" />", "")]
    [InlineData("<RelayPreset Remove=\"@(RelayPreset)\" />", "App/presets/a.yaml, App/presets/old.yaml")]
    [InlineData("<RelayPreset Update=\"presets/old.yaml\" Visible=\"false\" />", "App/presets/a.yaml, App/presets/old.yaml")]
    [InlineData("<AdditionalFiles Update=\"presets/old.yaml\" Meta=\"x\" />", "App/presets/a.yaml, App/presets/old.yaml")]
    public async Task What_the_default_patterns_find_can_be_taken_out(string items, string expected)
    {
        Write("App/App.csproj", Project(items));
        Write("App/presets/a.yaml", Preset);
        Write("App/presets/old.yaml", Preset);

        PresetFileSet found = await FindAsync("App");

        Assert.Equal(expected, string.Join(", ", found.Files.Select(static file => file.Path)));
    }

    [Theory]
    [InlineData("<RelayPreset Include=\"$([System.IO.Path]::Combine('a', 'b'))/x.yaml\" />", "names '$([System.IO.Path]::Combine('a', 'b'))/x.yaml'")]
    [InlineData("<RelayPreset Include=\"$(SolutionDir)x.yaml\" />", "names '$(SolutionDir)x.yaml'")]
    [InlineData("<RelayPreset Include=\"@(None)\" />", "names '@(None)'")]
    [InlineData("<RelayPreset Include=\"models.yaml\" Condition=\"'$(Configuration)' == 'Debug'\" />", "has a condition that only a build can judge")]
    public async Task What_only_a_build_knows_is_said_and_the_rest_is_checked(string items, string note)
    {
        Write("App/App.csproj", Project(items));
        Write("App/models.yaml", Preset);

        ToolRun run = await ToolRun.InAsync(_folder.Path, "check", "App");

        Assert.Equal((0, "No findings in 1 file.\n"), (run.ExitCode, run.Output));
        Assert.Contains("relay: note: App.csproj: <RelayPreset Include=", run.Error, StringComparison.Ordinal);
        Assert.Contains(note, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_Directory_Build_props_and_an_import_name_is_found_and_what_comes_too_late_is_said()
    {
        Write("Directory.Build.props", "<Project><ItemGroup><RelayPreset Include=\"$(MSBuildThisFileDirectory)shared/llm.yaml\" /></ItemGroup></Project>");
        Write("eng/more.props", "<Project><ItemGroup><RelayPreset Include=\"$(MSBuildThisFileDirectory)more.yaml\" /></ItemGroup></Project>");
        Write("Directory.Build.targets", "<Project><ItemGroup><RelayPreset Include=\"late.yaml\" /></ItemGroup></Project>");
        Write("App/App.csproj", "<Project><Import Project=\"..\\eng\\more.props\" /></Project>");
        foreach (string path in new[] { "shared/llm.yaml", "eng/more.yaml", "App/late.yaml" })
        {
            Write(path, Preset);
        }

        PresetFileSet found = await FindAsync("App");

        Assert.Equal(["eng/more.yaml", "shared/llm.yaml"], found.Files.Select(static file => file.Path));
        Assert.Contains(found.Notes, static note => note.StartsWith("Directory.Build.targets: <RelayPreset Include=\"late.yaml\"> comes after", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_linked_folder_is_followed_and_a_circle_of_links_ends()
    {
        Write("App/App.csproj", Project(""));
        Write("shared/llm.yaml", Preset);
        Directory.CreateDirectory(_folder.PathOf("App/presets"));
        Directory.CreateSymbolicLink(_folder.PathOf("App/presets/shared"), _folder.PathOf("shared"));
        Directory.CreateSymbolicLink(_folder.PathOf("App/presets/again"), _folder.PathOf("App"));
        File.CreateSymbolicLink(_folder.PathOf("App/presets/one.yaml"), _folder.PathOf("shared/llm.yaml"));

        PresetFileSet found = await FindAsync("App");

        Assert.Equal(["App/presets/one.yaml", "App/presets/shared/llm.yaml"], found.Files.Select(static file => file.Path));
    }

    [Theory]
    [InlineData("Presets/models.yaml")]
    [InlineData("PRESETS/a/b.YML")]
    [InlineData("Models.yaml")]
    [InlineData("app.Relay.Yaml")]
    public async Task Names_count_in_either_case(string path)
    {
        Write("App/App.csproj", Project(""));
        Write("App/" + path, Preset);

        Assert.Equal("App/" + path, Assert.Single((await FindAsync("App")).Files).Path);
    }

    [Fact]
    public async Task A_named_file_that_is_missing_is_said()
    {
        Write("App/App.csproj", Project("<RelayPreset Include=\"../nowhere.yaml\" />"));
        Write("App/models.yaml", Preset);

        Assert.Equal(["App.csproj names 'nowhere.yaml', which is not there."], (await FindAsync("App")).Problems);
    }

    [Fact]
    public async Task A_project_whose_build_reads_no_preset_does_not_end_well_and_hears_where_presets_go()
    {
        Write("App/App.csproj", Project(""));
        Write("App/config/llm.yaml", Preset);

        ToolRun run = await ToolRun.InAsync(_folder.PathOf("App"), "check");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("The build reads no preset in '.'. It looks for presets/**/*.yaml", run.Error, StringComparison.Ordinal);
        Assert.Contains("<RelayPreset Include=\"config/llm.yaml\" />", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_preset_beside_those_that_the_build_reads_is_named()
    {
        Write("App/App.csproj", Project(""));
        Write("App/models.yaml", Preset);
        Write("App/config/llm.yaml", Preset);

        PresetFileSet found = await FindAsync("App");

        Assert.Equal(["App/models.yaml"], found.Files.Select(static file => file.Path));
        Assert.StartsWith("'App/config/llm.yaml' is a preset that the build does not read", Assert.Single(found.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_of_another_tool_are_no_success()
    {
        Write("App/App.csproj", Project(""));
        Write("App/models.yml", "version: 2\nmodels:\n  - name: customers\n");

        ToolRun run = await ToolRun.InAsync(_folder.PathOf("App"), "check");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("None of the 1 files in '.' is a preset", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_projects_may_have_an_alias_of_the_same_name_and_share_a_file()
    {
        Write("A/A.csproj", Project("<RelayPreset Include=\"../shared.yaml\" />"));
        Write("B/B.csproj", Project("<RelayPreset Include=\"../shared.yaml\" />"));
        Write("A/models.yaml", Preset.Replace("smart", "quick", StringComparison.Ordinal));
        Write("B/models.yaml", Preset.Replace("smart", "quick", StringComparison.Ordinal));
        Write("shared.yaml", Preset);

        ToolRun run = await ToolRun.InAsync(_folder.Path, "check");

        Assert.Equal((0, "No findings in 3 files.\n", ""), (run.ExitCode, run.Output, run.Error));
    }

    private static string Project(string items) => $"<Project><PropertyGroup><Shared>../shared</Shared></PropertyGroup><ItemGroup>{items}</ItemGroup></Project>";

    private void Write(string path, string text) => _folder.Write(path, text);

    private Task<PresetFileSet> FindAsync(string path) => new PresetFinder(_folder.Path).FindAsync([path], CancellationToken.None);
}
