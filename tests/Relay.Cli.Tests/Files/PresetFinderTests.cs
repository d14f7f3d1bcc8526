using System.Xml.Linq;

namespace Relay.Cli.Tests;

public sealed class PresetFinderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_default_patterns_are_those_of_the_build()
    {
        XDocument properties = XDocument.Load(Path.Combine(RepositoryRoot.Path, "src", "Relay", "buildTransitive", "Relay.props"));
        IEnumerable<string> patterns = properties.Descendants().Where(static element => element.Name.LocalName == "RelayPreset").Select(static element => element.Attribute("Include")?.Value).OfType<string>().SelectMany(static include => include.Split(';'))
            .Select(static pattern => pattern.Replace("$(_RelayPresetFolder)", "presets").Replace("$(_RelayModelsYaml)", "models.yaml").Replace("$(_RelayModelsYml)", "models.yml"));

        Assert.Equal(patterns.Order(StringComparer.Ordinal), PresetPatterns.Default.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("models.yaml", true)]
    [InlineData("presets/deep/down/a.yml", true)]
    [InlineData("presets/a.mda", true)]
    [InlineData("src/team.relay.json", true)]
    [InlineData("other/models.yaml", false)]
    [InlineData("presets/notes.md", false)]
    [InlineData(".hidden/team.relay.json", false)]
    [InlineData("node_modules/x/team.relay.json", false)]
    [InlineData("bin/Debug/team.relay.json", false)]
    [InlineData("src/App/obj/team.relay.json", false)]
    [InlineData("src/other/bin/team.relay.json", true)]
    public async Task A_folder_gives_what_the_build_would_read(string path, bool isFound)
    {
        _folder.Write("src/App/App.csproj", "<Project />");
        _folder.Write("always.relay.yaml", "version: 1\nmodels: {}\n");
        _folder.Write(path, "{}");

        PresetFileSet found = await new PresetFinder(_folder.Path).FindAsync([], CancellationToken.None);

        Assert.Equal(isFound, found.Files.Any(file => file.Path == path));
        Assert.Empty(found.Problems);
    }

    [Fact]
    public async Task What_the_project_names_is_read_as_named_and_its_defaults_can_be_off()
    {
        _folder.Write("App.csproj", "<Project><PropertyGroup><EnableDefaultRelayPresetItems>false</EnableDefaultRelayPresetItems></PropertyGroup><ItemGroup><RelayPreset Include=\"prompts/*.yaml;$(Other)\" /></ItemGroup></Project>");
        _folder.Write("models.yaml", "{}");
        _folder.Write("prompts/a.yaml", "{}");

        PresetFileSet found = await new PresetFinder(_folder.Path).FindAsync([], CancellationToken.None);

        Assert.Equal([("prompts/a.yaml", PresetFileOrigin.Named)], found.Files.Select(static file => (file.Path, file.Origin)));
    }

    [Theory]
    [InlineData("*.yaml", "a.yaml", true)]
    [InlineData("*.yaml", "b/a.yaml", false)]
    [InlineData("**/*.yaml", "a.yaml", true)]
    [InlineData("**/*.yaml", "b/c/a.YAML", true)]
    [InlineData("b/**", "b/c/a.yaml", true)]
    [InlineData("?.yaml", "ab.yaml", false)]
    [InlineData("a.yaml", "aXyaml", false)]
    public void A_pattern_matches_as_in_msbuild(string pattern, string path, bool isMatch) => Assert.Equal(isMatch, new GlobPattern(pattern).IsMatch(path));

    [Theory]
    [InlineData("models.yaml")]
    [InlineData("./models.yaml")]
    [InlineData("*.yaml")]
    public async Task A_file_that_is_named_twice_counts_once(string again)
    {
        _folder.Write("models.yaml", "{}");

        PresetFileSet found = await new PresetFinder(_folder.Path).FindAsync(["models.yaml", again, "."], CancellationToken.None);

        Assert.Equal(PresetFileOrigin.Named, Assert.Single(found.Files).Origin);
    }
}
