namespace Relay.Cli.Tests;

public sealed class InitCommandTests : IDisposable
{
    private const string Project = "<Project Sdk=\"Microsoft.NET.Sdk\">\n  <!-- Ours. -->\n  <PropertyGroup>\n    <TargetFramework>net10.0</TargetFramework>\n  </PropertyGroup>\n</Project>\n";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_new_project_gets_a_preset_without_findings_and_the_reference()
    {
        _folder.Write("App.csproj", Project);

        ToolRun run = await ToolRun.InAsync(_folder.Path, "init");

        string item = $"<PackageReference Include=\"Relay\" Version=\"{ToolVersion.Number}\" />";
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.StartsWith($"Made presets/models.yaml: the models smart and fast-cheap, and the group default.\nAdded to App.csproj: {item}\nNext: ", run.Output, StringComparison.Ordinal);
        Assert.Equal(Project.Replace("</Project>", $"  <ItemGroup>\n    {item}\n  </ItemGroup>\n</Project>", StringComparison.Ordinal), _folder.Read("App.csproj"));
        Assert.Equal("No findings in 1 file.", (await ToolRun.InAsync(_folder.Path, "check")).Output.TrimEnd());
    }

    [Fact]
    public async Task A_second_run_changes_nothing()
    {
        _folder.Write("App.csproj", Project);
        await ToolRun.InAsync(_folder.Path, "init");
        string project = _folder.Read("App.csproj"), preset = _folder.Read("presets/models.yaml");

        ToolRun run = await ToolRun.InAsync(_folder.Path, "init");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal("App.csproj references Relay already.\npresets/models.yaml is a preset of the project already.\nNothing to do.\n", run.Output);
        Assert.Equal((project, preset), (_folder.Read("App.csproj"), _folder.Read("presets/models.yaml")));
    }

    [Fact]
    public async Task A_dry_run_says_it_and_writes_nothing()
    {
        _folder.Write("App.csproj", Project);

        ToolRun run = await ToolRun.InAsync(_folder.Path, "init", "--dry-run");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("Would make presets/models.yaml", run.Output, StringComparison.Ordinal);
        Assert.Contains("Would add to App.csproj: ", run.Output, StringComparison.Ordinal);
        Assert.Equal(Project, _folder.Read("App.csproj"));
        Assert.False(Directory.Exists(_folder.PathOf("presets")));
    }

    [Fact]
    public async Task Line_ends_and_byte_order_mark_of_the_project_stay()
    {
        byte[] bytes = [.. new System.Text.UTF8Encoding(true).Preamble, .. System.Text.Encoding.UTF8.GetBytes(Project.Replace("\n", "\r\n", StringComparison.Ordinal))];
        string path = _folder.Write("App.csproj", bytes);

        await ToolRun.InAsync(_folder.Path, "init");

        byte[] after = await File.ReadAllBytesAsync(path);
        Assert.Equal(bytes.AsSpan(0, bytes.Length - "</Project>\r\n".Length).ToArray(), after[..(bytes.Length - "</Project>\r\n".Length)]);
        string text = System.Text.Encoding.UTF8.GetString(after);
        Assert.Equal(text.Count(static c => c == '\n'), text.Split("\r\n").Length - 1);
    }

    [Fact]
    public async Task With_versions_in_one_place_the_version_goes_there()
    {
        _folder.Write("Directory.Packages.props", "<Project>\n  <PropertyGroup><ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally></PropertyGroup>\n</Project>\n");
        _folder.Write("app/App.csproj", Project);

        ToolRun run = await ToolRun.InAsync(_folder.PathOf("app"), "init");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("<PackageReference Include=\"Relay\" />", _folder.Read("app/App.csproj"), StringComparison.Ordinal);
        Assert.Contains($"<PackageVersion Include=\"Relay\" Version=\"{ToolVersion.Number}\" />", _folder.Read("Directory.Packages.props"), StringComparison.Ordinal);
        Assert.Contains("Added to ../Directory.Packages.props: ", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_preset_that_the_build_would_not_read_is_named_in_the_project()
    {
        _folder.Write("App.csproj", Project);
        _folder.Write("config/llm.yaml", "version: 1\nmodels:\n  smart: { target: openai/gpt-4o-mini }\n");
        _folder.Write("appsettings.json", "{ \"Logging\": {} }");

        ToolRun run = await ToolRun.InAsync(_folder.Path, "init");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("Added to App.csproj: <RelayPreset Include=\"config/llm.yaml\" />", run.Output, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder.PathOf("presets/models.yaml")));
        Assert.Contains("Nothing to do.", (await ToolRun.InAsync(_folder.Path, "init")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_default_places_are_turned_off_the_preset_is_named()
    {
        _folder.Write("App.csproj", Project.Replace("</PropertyGroup>", "<EnableDefaultRelayPresetItems>false</EnableDefaultRelayPresetItems></PropertyGroup>", StringComparison.Ordinal));

        ToolRun run = await ToolRun.InAsync(_folder.Path, "init");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("<RelayPreset Include=\"presets/models.yaml\" />", _folder.Read("App.csproj"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<ProjectReference Include=\"..\\relay\\src\\Relay\\Relay.csproj\" />")]
    [InlineData("<PackageReference Include=\"relay\" />")]
    public async Task A_reference_of_any_kind_is_enough(string item)
    {
        _folder.Write("Directory.Build.props", $"<Project><ItemGroup>{item}</ItemGroup></Project>");
        _folder.Write("App.csproj", Project);

        ToolRun run = await ToolRun.InAsync(_folder.Path, "init");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(Project, _folder.Read("App.csproj"));
        Assert.Contains("Directory.Build.props references Relay already.", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_no_preset_is_never_overwritten()
    {
        _folder.Write("App.csproj", Project);
        _folder.Write("presets/models.yaml", "kept: true\n");

        ToolRun run = await ToolRun.InAsync(_folder.Path, "init");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("'presets/models.yaml' is there already and is no preset", run.Error, StringComparison.Ordinal);
        Assert.Equal("kept: true\n", _folder.Read("presets/models.yaml"));
    }

    [Fact]
    public async Task Without_a_project_or_with_several_it_says_what_to_do()
    {
        ToolRun none = await ToolRun.InAsync(_folder.Path, "init");
        _folder.Write("A.csproj", Project);
        _folder.Write("B.csproj", Project);
        ToolRun several = await ToolRun.InAsync(_folder.Path, "init");
        ToolRun named = await ToolRun.InAsync(_folder.Path, "init", "B.csproj");

        Assert.Equal((2, 2, 0), (none.ExitCode, several.ExitCode, named.ExitCode));
        Assert.Contains("dotnet new console", none.Error, StringComparison.Ordinal);
        Assert.Contains("A.csproj, B.csproj. Name one", several.Error, StringComparison.Ordinal);
        Assert.Equal(Project, _folder.Read("A.csproj"));
    }

    [Theory]
    [InlineData("<Project", "is no XML")]
    [InlineData("<Project Sdk=\"Microsoft.NET.Sdk\" />", "has no end '</Project>' to add to: add <PackageReference")]
    public async Task A_project_file_that_cannot_be_added_to_is_left_as_it_is(string text, string reason)
    {
        _folder.Write("App.csproj", text);

        ToolRun run = await ToolRun.InAsync(_folder.Path, "init");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(reason, run.Error, StringComparison.Ordinal);
        Assert.Equal(text, _folder.Read("App.csproj"));
    }
}
