namespace Relay.Generators;

/// <summary>The capabilities a person reads about on hover, and the interfaces that mark them.</summary>
internal static class CapabilityNames
{
    /// <summary>Words for each capability, by its number.</summary>
    public static readonly string[] Words =
    [
        "tools", "parallel tools", "images", "documents", "audio in", "audio out", "video", "JSON mode", "structured output", "streaming",
        "reasoning", "prompt caching", "web search", "system messages", "temperature",
    ];

    /// <summary>The capabilities that have a marker interface, with its name.</summary>
    public static readonly KeyValuePair<Capability, string>[] Markers =
    [
        new(Capability.Tools, "ISupportsTools"),
        new(Capability.Vision, "ISupportsVision"),
        new(Capability.Documents, "ISupportsDocuments"),
        new(Capability.AudioInput, "ISupportsAudioInput"),
        new(Capability.AudioOutput, "ISupportsAudioOutput"),
        new(Capability.StructuredOutput, "ISupportsStructuredOutput"),
        new(Capability.Reasoning, "ISupportsReasoning"),
    ];
}
