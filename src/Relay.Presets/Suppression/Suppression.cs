namespace Relay.Presets;

/// <summary>A comment of a preset file that turns rules off: <c># relay: disable RLY0202 until 2027-01-31 -- reason</c>.</summary>
/// <param name="Location">The comment.</param>
/// <param name="Line">The line whose findings it hides, counted from 0; <see cref="WholeFile"/> for all of them, <see cref="Nowhere"/> when nothing follows it.</param>
internal sealed record Suppression(SourceLocation Location, int Line)
{
    public const int WholeFile = -1;
    public const int Nowhere = -2;

    /// <summary>The rules, those that exist and can be turned off.</summary>
    public EquatableArray<SuppressedRule> Rules { get; init; }

    /// <summary>The last day it holds; null for ever.</summary>
    public DateTime? Until { get; init; }

    /// <summary>Where the day stands.</summary>
    public SourceLocation UntilLocation { get; init; }

    /// <summary>Why; null when the author does not say.</summary>
    public string? Reason { get; init; }

    /// <summary>What is wrong with the comment itself.</summary>
    public EquatableArray<Finding> Problems { get; init; }
}

/// <summary>One id of a suppression.</summary>
/// <param name="Id">The id.</param>
/// <param name="Location">Where it stands.</param>
internal sealed record SuppressedRule(string Id, SourceLocation Location);
