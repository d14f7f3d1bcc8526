namespace Relay.Presets;

/// <summary>A piece of a preset file as it was written. Every node knows where it stands.</summary>
/// <param name="Location">File and span of the node.</param>
public abstract record PresetNode(SourceLocation Location);

/// <summary>How a scalar was written, which decides whether it can be anything but text.</summary>
public enum ScalarStyle
{
    /// <summary>Without quotes: null, boolean, number or text (YAML 1.2 core schema).</summary>
    Plain,

    /// <summary>In quotes: always text.</summary>
    Quoted,

    /// <summary>A YAML block scalar: always text.</summary>
    Block,
}

/// <summary>A single value.</summary>
/// <param name="Location">File and span of the value, quotes included.</param>
/// <param name="Text">The value with quotes and escapes undone.</param>
/// <param name="Style">How it was written.</param>
public sealed record ScalarNode(SourceLocation Location, string Text, ScalarStyle Style) : PresetNode(Location);

/// <summary>A list.</summary>
/// <param name="Location">File and span of the list.</param>
/// <param name="Items">The items in order.</param>
public sealed record SequenceNode(SourceLocation Location, EquatableArray<PresetNode> Items) : PresetNode(Location);

/// <summary>A mapping; keys are unique (a second one is a finding and dropped).</summary>
/// <param name="Location">File and span of the mapping.</param>
/// <param name="Entries">The entries in order.</param>
public sealed record MappingNode(SourceLocation Location, EquatableArray<MappingEntry> Entries) : PresetNode(Location);

/// <summary>One entry of a mapping.</summary>
/// <param name="Key">The key.</param>
/// <param name="Value">The value; a plain empty scalar where nothing was written.</param>
public sealed record MappingEntry(ScalarNode Key, PresetNode Value)
{
    /// <summary>The key as the author wrote it, where <see cref="Key"/> has another name for the same; null where it is the key itself.</summary>
    public string? Written { get; init; }
}
