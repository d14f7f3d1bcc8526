namespace Relay.Presets.Tests;

public sealed class RulePagesTests
{
    public static TheoryData<string> Ids() => new(FindingRules.All.Select(static rule => rule.Id));

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_page_that_a_diagnostic_points_at_exists_and_is_what_the_rule_table_gives(string id)
    {
        FindingRule rule = FindingRules.Find(id)!;

        Repository.AssertFile(RulePageWriter.PathOf(rule), RulePageWriter.Write(rule, RuleExample.Of(rule)));
    }

    [Fact]
    public void The_list_of_rules_is_what_the_rule_table_gives() => Repository.AssertFile(RulePageWriter.Folder + "README.md", RulePageWriter.WriteIndex(FiveMistakes.Markdown));

    [Fact]
    public void The_five_mistakes_that_open_the_list_are_all_found_and_all_mended_by_their_first_fix()
    {
        Assert.Equal(5, FiveMistakes.Findings.Count);
        Assert.Empty(Presets.Compile(FiveMistakes.Mended).Findings);
    }

    [Fact]
    public void The_package_weighs_exactly_the_findings_that_rest_on_the_catalog()
    {
        string targets = File.ReadAllText(Repository.PathOf("src/Relay/buildTransitive/Relay.targets"));
        string ids = string.Join(';', FindingRules.All.Where(static rule => rule.IsCatalogKnowledge).Select(static rule => rule.Id));
        Assert.Contains($"<_RelayCatalogFindings>{ids}</_RelayCatalogFindings>", targets, StringComparison.Ordinal);
    }

    [Fact]
    public void No_page_is_left_of_a_rule_that_is_gone()
    {
        string[] pages = Directory.GetFiles(Repository.PathOf(RulePageWriter.Folder)).Select(static path => Path.GetFileNameWithoutExtension(path)).ToArray();

        Assert.Equal([.. FindingRules.All.Select(static rule => rule.Id).Append("README").Order(StringComparer.Ordinal)], pages.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_page_says_what_the_rule_is_and_what_to_do(string id)
    {
        FindingRule rule = FindingRules.Find(id)!;
        string page = RulePageWriter.Write(rule);

        Assert.StartsWith($"# {id}: {rule.Title}\n", page, StringComparison.Ordinal);
        Assert.Contains(rule.Description, page, StringComparison.Ordinal);
        Assert.DoesNotContain('\r', page);
    }
}
