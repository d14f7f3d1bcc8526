using Relay.PresetFixtures;

namespace Relay.Presets.Tests;

/// <summary>The two fixtures of a rule: the mistake, and the mistake mended.</summary>
internal static class RuleFixture
{
    /// <summary>Rules that a fixture in a file cannot show: a preset of more than a megabyte has tests of its own.</summary>
    private static readonly string[] Exceptions = [SyntaxRules.TooLarge.Id];

    /// <summary>The rules that have fixtures: all that are about presets.</summary>
    public static IEnumerable<FindingRule> Rules => FindingRules.All.Where(rule => rule.IsAboutPresets && !Exceptions.Contains(rule.Id));

    public static PresetFixture Bad(FindingRule rule) => PresetFixture.Load(NameOf(rule.Id + "."));

    public static PresetFixture Good(FindingRule rule) => PresetFixture.Load(NameOf(rule.Id + ".good."));

    private static string NameOf(string beginning) => Assert.Single(
        PresetFixtureFolder.In("rules"),
        name => name.StartsWith("rules/" + beginning, StringComparison.Ordinal) && name.LastIndexOf('.') == "rules/".Length + beginning.Length - 1);
}
