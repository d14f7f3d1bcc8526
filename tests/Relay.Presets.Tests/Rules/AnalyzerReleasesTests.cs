using System.Text;
using System.Text.RegularExpressions;

namespace Relay.Presets.Tests;

/// <summary>The rules of each release, as the files say that Roslyn's release tracking reads. It cannot see descriptors that are made of a table; this can.</summary>
public sealed partial class AnalyzerReleasesTests
{
    private const string Folder = "analyzers/Relay.Analyzers/";

    [Fact]
    public void Every_rule_is_in_a_release_or_waits_for_one()
    {
        string[] shipped = Ids("AnalyzerReleases.Shipped.md");
        var unshipped = new StringBuilder("; Written from the rule table by the tests of Relay.Presets with RELAY_UPDATE=1. A release moves the table into AnalyzerReleases.Shipped.md.\n\n"
            + "### New Rules\n\nRule ID | Category | Severity | Notes\n--------|----------|----------|-------\n");
        foreach (FindingRule rule in FindingRules.All.Where(rule => !shipped.Contains(rule.Id)))
        {
            unshipped.Append(rule.Id).Append(" | Relay.Presets | ").Append(rule.Severity).Append(" | ").Append(rule.Title).Append('\n');
        }

        Repository.AssertFile(Folder + "AnalyzerReleases.Unshipped.md", unshipped.ToString());
    }

    [Fact]
    public void An_id_stays_for_ever() =>
        Assert.All(Ids("AnalyzerReleases.Shipped.md"), id => Assert.NotNull(FindingRules.Find(id)));

    [Fact]
    public void The_ids_that_wait_are_those_of_rules_that_there_are()
    {
        string[] unshipped = Ids("AnalyzerReleases.Unshipped.md");

        Assert.NotEmpty(unshipped);
        Assert.All(unshipped, id => Assert.NotNull(FindingRules.Find(id)));
    }

    private static string[] Ids(string file) =>
        [.. Id().Matches(File.ReadAllText(Repository.PathOf(Folder + file))).Select(match => match.Value)];

    [GeneratedRegex(@"^RLY\d{4}", RegexOptions.Multiline)]
    private static partial Regex Id();
}
