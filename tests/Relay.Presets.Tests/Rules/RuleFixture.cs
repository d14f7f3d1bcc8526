using Relay.PresetFixtures;

namespace Relay.Presets.Tests;

/// <summary>The two fixtures of a rule: the mistake, and the mistake mended.</summary>
internal static class RuleFixture
{
    /// <summary>
    /// The rules that have fixtures: all that are about presets, save those of presets that are too large and that of required signatures, which a
    /// project asks for and no file; they have tests of their own.
    /// </summary>
    public static IEnumerable<FindingRule> Rules => FindingRules.All.Where(static rule => rule.IsAboutPresets
        && rule != SyntaxRules.TooLarge && rule != SecurityRules.SignatureRequired && rule != ReferenceRules.InheritsTooMuch);

    public static PresetFixture Bad(FindingRule rule) => PresetFixture.Load(NameOf(rule.Id + "."));

    public static PresetFixture Good(FindingRule rule) => PresetFixture.Load(NameOf(rule.Id + ".good."));

    private static string NameOf(string beginning) => Assert.Single(
        PresetFixtureFolder.In("rules"),
        name => name.StartsWith("rules/" + beginning, StringComparison.Ordinal) && name.LastIndexOf('.') == "rules/".Length + beginning.Length - 1);
}
