namespace Relay.Presets;

/// <summary>One preset file, read and bound by itself. Value-equal; the unit the generator caches.</summary>
public sealed record PresetDocument(PresetSyntaxTree Syntax);
