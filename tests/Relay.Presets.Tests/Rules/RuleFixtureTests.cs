using Relay.PresetFixtures;

namespace Relay.Presets.Tests;

public sealed class RuleFixtureTests
{
    public static TheoryData<string> Ids() => new(RuleFixture.Rules.Select(rule => rule.Id));

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_rule_about_presets_has_a_fixture_in_which_it_finds_something(string id) =>
        Assert.Contains(id, RuleFixture.Bad(FindingRules.Find(id)!).Compile().Findings.Select(finding => finding.Rule.Id));

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_mended_fixture_has_no_error_and_nothing_of_the_rule(string id)
    {
        EquatableArray<Finding> findings = RuleFixture.Good(FindingRules.Find(id)!).Compile().Findings;

        Assert.DoesNotContain(findings, finding => finding.Rule.Id == id || finding.Rule.Severity == FindingSeverity.Error);
    }

    [Fact]
    public void There_is_no_fixture_of_a_rule_that_is_gone() =>
        Assert.All(PresetFixtureFolder.In("rules"), name => Assert.Contains(name["rules/".Length..].Split('.')[0], RuleFixture.Rules.Select(rule => rule.Id)));

    [Fact]
    public void A_message_says_what_is_wrong_as_a_sentence() => Assert.All(
        RuleFixture.Rules.SelectMany(rule => RuleFixture.Bad(rule).Compile().Findings),
        finding => Assert.Matches(@"^\S.*[.?]$", finding.Message));

    [Fact]
    public void A_finding_points_at_a_value_or_key_and_not_at_lines() => Assert.All(
        RuleFixture.Rules.SelectMany(rule => RuleFixture.Bad(rule).Compile().Findings.Where(finding => finding.Rule == rule)),
        finding => Assert.Equal(finding.Location.Span.Start.Line, finding.Location.Span.End.Line));
}
