namespace Relay.Presets;

/// <summary>Rules about comments that turn rules off (RLY002x). None of them can be turned off by such a comment.</summary>
public static class SuppressionRules
{
    /// <summary>A suppression that does not say why.</summary>
    public static FindingRule NoReason { get; } = Warning("RLY0020", "Suppression without a reason",
        "Whoever reads the preset next must be able to tell whether the suppression still holds. Write the reason behind two hyphens: `# relay: disable RLY0202 -- private preview`.");

    /// <summary>A suppression that hides nothing.</summary>
    public static FindingRule Unused { get; } = Warning("RLY0021", "Suppression without effect",
        "The rule finds nothing there, so the suppression would only hide a mistake that is yet to be made. Remove it, or move it to the line in question.");

    /// <summary>A suppression whose last day has passed.</summary>
    public static FindingRule Expired { get; } = Warning("RLY0022", "Suppression has run out",
        "The day behind `until` has passed. What it hides stays hidden, so that no build breaks because of the calendar alone. Fix it, or give a later day.");

    /// <summary>A suppression of a rule that there is not.</summary>
    public static FindingRule UnknownRule { get; } = Warning("RLY0023", "Suppression of an unknown rule",
        "There is no rule of this id. Correct or remove it.");

    /// <summary>A suppression of a rule that cannot be suppressed.</summary>
    public static FindingRule NotSuppressible { get; } = Warning("RLY0024", "Rule cannot be suppressed here",
        "Only warnings and notes about presets can be suppressed: behind an error something is left out of the generated class, and a comment would only hide that. Rules about C# and the build follow `#pragma warning`, `NoWarn` and `.globalconfig`.");

    /// <summary>A comment that begins like a suppression and is none.</summary>
    public static FindingRule NotUnderstood { get; } = Warning("RLY0025", "Comment to Relay not understood",
        "A comment that begins with `relay:` is `disable` or `disable-file`, the ids of rules, perhaps `until` with a day, and a reason: `# relay: disable RLY0202 until 2027-01-31 -- private preview`.");

    /// <summary>All of them.</summary>
    internal static FindingRule[] All => [NoReason, Unused, Expired, UnknownRule, NotSuppressible, NotUnderstood];

    private static FindingRule Warning(string id, string title, string description) => new(id, FindingSeverity.Warning, title, description);
}
