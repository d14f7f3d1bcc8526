namespace Relay.Presets;

/// <summary>What a preset file is written in.</summary>
internal enum PresetSyntax
{
    /// <summary>YAML 1.2.</summary>
    Yaml,

    /// <summary>JSON (RFC 8259).</summary>
    Json,

    /// <summary>Markdown with YAML front matter (<c>.mda</c>).</summary>
    Markdown,
}
