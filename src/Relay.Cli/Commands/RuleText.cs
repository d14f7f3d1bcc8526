using Relay.Presets;

namespace Relay.Cli;

/// <summary>Sentences about rules.</summary>
internal static class RuleText
{
    /// <summary>What to say about an id that no rule has.</summary>
    public static string Unknown(string id)
    {
        string? nearest = NearestNames.Best(id.ToUpperInvariant(), FindingRules.All.Select(static rule => rule.Id));
        return $"There is no rule '{id}'" + (nearest is null ? ". 'relay explain' lists them all." : $"; the nearest is {nearest}.");
    }
}
