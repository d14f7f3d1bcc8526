namespace Relay.Cli.Tests;

public sealed class ExplainAndSchemaTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Rules() => new(FindingRules.All.Select(static rule => rule.Id));

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Rules))]
    public async Task Every_rule_is_explained_as_on_its_page(string id)
    {
        ToolRun run = await ToolRun.InAsync(_folder.Path, "explain", id);

        string page = await File.ReadAllTextAsync(Path.Combine(RepositoryRoot.Path, RulePageWriter.PathOf(FindingRules.Find(id)!)));
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(WithoutNotice(page.ReplaceLineEndings("\n")), run.Output);
    }

    [Theory]
    [InlineData("RLY0203")]
    [InlineData("rly0203")]
    [InlineData("0203")]
    [InlineData("203")]
    public async Task An_id_may_be_written_short(string id) =>
        Assert.StartsWith("# RLY0203: ", (await ToolRun.InAsync(_folder.Path, "explain", id)).Output, StringComparison.Ordinal);

    [Fact]
    public async Task An_unknown_rule_names_the_nearest_one()
    {
        ToolRun run = await ToolRun.InAsync(_folder.Path, "explain", "RLY020");

        Assert.Equal(2, run.ExitCode);
        Assert.Matches("There is no rule 'RLY020'; the nearest is RLY0", run.Error);
    }

    [Fact]
    public async Task Without_an_id_every_rule_is_listed()
    {
        ToolRun run = await ToolRun.InAsync(_folder.Path, "explain");

        Assert.Equal(FindingRules.All.Select(static rule => rule.Id), run.Output.TrimEnd('\n').Split('\n').Select(static line => line[..7]));
    }

    [Theory]
    [InlineData("relay.schema.json")]
    [InlineData("relay.mda.schema.json", "--front-matter")]
    public async Task The_schema_is_that_of_the_repository_printed_or_written(string file, params string[] options)
    {
        string expected = (await File.ReadAllTextAsync(Path.Combine(RepositoryRoot.Path, "presets", "schema", file))).ReplaceLineEndings("\n");

        ToolRun printed = await ToolRun.InAsync(_folder.Path, ["schema", .. options]);
        ToolRun written = await ToolRun.InAsync(_folder.Path, ["schema", .. options, "--out", "schemas/relay.schema.json"]);

        Assert.Equal((0, 0, ""), (printed.ExitCode, written.ExitCode, written.Output));
        Assert.Equal(expected, printed.Output);
        Assert.Equal(expected, _folder.Read("schemas/relay.schema.json"));
    }

    [Fact]
    public void The_schema_is_in_the_package_of_the_runtime() =>
        Assert.Contains("presets/schema/relay.schema.json\" target=\"schema\"", File.ReadAllText(Path.Combine(RepositoryRoot.Path, "src", "Relay", "Relay.nuspec")), StringComparison.Ordinal);

    private static string WithoutNotice(string page)
    {
        int start = page.IndexOf("<!--", StringComparison.Ordinal), end = page.IndexOf("-->\n\n", StringComparison.Ordinal);
        return start < 0 ? page : page.Remove(start, end + 5 - start);
    }
}
