namespace Relay.Presets;

/// <summary>A finding that a comment of its file hides.</summary>
/// <param name="Finding">The finding.</param>
/// <param name="Reason">Why it is hidden, in the author's words; null when the author does not say.</param>
public sealed record SuppressedFinding(Finding Finding, string? Reason);
