namespace Relay.Presets;

/// <summary>How serious a finding is unless configured otherwise.</summary>
public enum FindingSeverity
{
    /// <summary>Worth knowing.</summary>
    Info,

    /// <summary>Probably not what was meant; the program still works.</summary>
    Warning,

    /// <summary>The preset cannot mean what it says.</summary>
    Error,
}

/// <summary>A kind of finding: one id for ever, one documentation page.</summary>
/// <param name="Id"><c>RLY</c> and four digits; the first two say the block (00 syntax, 01 schema, 02 references, 03 capabilities and limits, 04 pricing, 05 security, 06 groups, 07 use in C#, 09 package and build).</param>
/// <param name="Severity">Severity unless configured otherwise.</param>
/// <param name="Title">A few words, without a full stop.</param>
/// <param name="Description">What it means and how to mend it, in one or two sentences.</param>
public sealed record FindingRule(string Id, FindingSeverity Severity, string Title, string Description)
{
    /// <summary>What the mistake looks like, and how it looks when it is mended, as Markdown with LF line ends; null when the description says it all.</summary>
    public string? Example { get; init; }

    /// <summary>Whether it is about preset files; other rules are about C# (RLY07xx) or the build (RLY09xx).</summary>
    public bool IsAboutPresets => Id[4] is not ('7' or '9');

    /// <summary>
    /// Whether a comment in the preset can hide it: warnings and notes about presets, save those about such comments. Behind an error something is left
    /// out of the configuration, so it cannot be hidden; nor can what is found about a file's integrity (RLY051x), by the file that it judges.
    /// </summary>
    public bool IsSuppressible => Severity != FindingSeverity.Error
        && IsAboutPresets
        && !Id.StartsWith("RLY002", StringComparison.Ordinal)
        && !Id.StartsWith("RLY051", StringComparison.Ordinal);

    /// <summary>
    /// Whether it rests on what the catalog knows: an update of Relay can bring such a finding without a change to a project. The package's Relay.targets keeps it a warning where
    /// warnings are errors, and makes it an error when the MSBuild property <c>RelayStrictCatalog</c> is true.
    /// </summary>
    public bool IsCatalogKnowledge { get; init; }
}

/// <summary>A rule's hit at a place.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Location">The exact place: the value or key, not the line.</param>
/// <param name="Message">What is wrong and what to do, complete in itself. Never contains a secret.</param>
public sealed record Finding(FindingRule Rule, SourceLocation Location, string Message)
{
    /// <summary>The text that would mend it when put in place of <see cref="Location"/>; null when no such text is known.</summary>
    public string? Suggestion { get; init; }

    /// <summary>Further texts that may be meant instead of <see cref="Suggestion"/>, likeliest first.</summary>
    public EquatableArray<string> Alternatives { get; init; }

    /// <summary>Other places that belong to the finding, such as the first definition of a name.</summary>
    public EquatableArray<SourceLocation> Related { get; init; }
}
