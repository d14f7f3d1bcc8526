namespace Relay.CatalogTool.Files;

/// <summary>What a capability is called in the facts and in the catalog files. <c>tool_choice</c> and <c>computer_use</c> have no counterpart.</summary>
internal static class CapabilityNames
{
    public static readonly (string InFacts, string InCatalog, Capability Capability)[] All =
    [
        ("tools", "tools", Capability.Tools),
        ("parallel_tools", "parallel_tools", Capability.ParallelTools),
        ("vision", "vision", Capability.Vision),
        ("pdf", "documents", Capability.Documents),
        ("audio_input", "audio_input", Capability.AudioInput),
        ("audio_output", "audio_output", Capability.AudioOutput),
        ("video_input", "video_input", Capability.VideoInput),
        ("structured_output", "structured_output", Capability.StructuredOutput),
        ("streaming", "streaming", Capability.Streaming),
        ("reasoning", "reasoning", Capability.Reasoning),
        ("prompt_caching", "prompt_caching", Capability.PromptCaching),
        ("web_search", "web_search", Capability.WebSearch),
        ("system_messages", "system_messages", Capability.SystemMessages),
        ("temperature", "temperature", Capability.Temperature),
    ];

    public static Capability? Find(string inCatalog)
    {
        foreach ((_, string name, Capability capability) in All)
        {
            if (name == inCatalog)
            {
                return capability;
            }
        }

        return null;
    }
}
