namespace Relay.Presets;

/// <summary>Binds <c>capabilities</c>: what the preset declares goes before what the catalog says.</summary>
internal static class CapabilityBinder
{
    /// <summary>The fields with what each is about.</summary>
    internal static readonly KeyValuePair<string, Capability>[] Fields =
    [
        new("tools", Capability.Tools),
        new("parallel_tools", Capability.ParallelTools),
        new("vision", Capability.Vision),
        new("documents", Capability.Documents),
        new("audio_input", Capability.AudioInput),
        new("audio_output", Capability.AudioOutput),
        new("video_input", Capability.VideoInput),
        new("json_mode", Capability.JsonMode),
        new("structured_output", Capability.StructuredOutput),
        new("streaming", Capability.Streaming),
        new("thinking", Capability.Reasoning),
        new("prompt_caching", Capability.PromptCaching),
        new("web_search", Capability.WebSearch),
        new("system_messages", Capability.SystemMessages),
        new("temperature", Capability.Temperature),
    ];

    /// <summary>What is known about the capabilities of a model.</summary>
    public static ModelCapabilities Bind(MappingNode? declared, ModelFacts? facts)
    {
        ModelCapabilities capabilities = facts?.Capabilities ?? default;
        foreach (KeyValuePair<string, Capability> field in Fields)
        {
            if (declared.Flag(field.Key) is { } can)
            {
                capabilities = capabilities.With(field.Value, can ? Support.Yes : Support.No);
            }
        }

        return capabilities;
    }
}
