using Relay.PresetFixtures;

namespace Relay.Presets.Tests;

/// <summary>The two fixtures of a rule: the mistake, and the mistake mended.</summary>
internal static class RuleFixture
{
    /// <summary>Rules that no fixture here shows: a preset of more than a megabyte has tests of its own, and presets in Markdown have theirs (Relay.MarkdownPresets.Tests).</summary>
    private static readonly string[] Exceptions =
    [
        SyntaxRules.TooLarge.Id,
        "RLY0003", "RLY0120", "RLY0121", "RLY0122", "RLY0310", "RLY0510", "RLY0511", "RLY0512", "RLY0513", "RLY0514", "RLY0515", "RLY0516", "RLY0517",
    ];

    /// <summary>The rules that have fixtures: all that are about presets.</summary>
    public static IEnumerable<FindingRule> Rules => FindingRules.All.Where(rule => rule.IsAboutPresets && !Exceptions.Contains(rule.Id));

    public static PresetFixture Bad(FindingRule rule) => PresetFixture.Load(NameOf(rule.Id + "."));

    public static PresetFixture Good(FindingRule rule) => PresetFixture.Load(NameOf(rule.Id + ".good."));

    private static string NameOf(string beginning) => Assert.Single(
        PresetFixtureFolder.In("rules"),
        name => name.StartsWith("rules/" + beginning, StringComparison.Ordinal) && name.LastIndexOf('.') == "rules/".Length + beginning.Length - 1);
}
