namespace Relay.Presets;

/// <summary>A change of a text: what stands at a place is replaced.</summary>
/// <param name="Span">The place; an empty one inserts.</param>
/// <param name="NewText">What stands there afterwards; empty to remove.</param>
public sealed record PresetEdit(SourceSpan Span, string NewText);
