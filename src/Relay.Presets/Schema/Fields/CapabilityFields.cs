namespace Relay.Presets;

/// <summary>The fields of <c>capabilities</c>.</summary>
internal static class CapabilityFields
{
    public static readonly MappingDefinition Mapping = new(
        "capabilities",
        "a set of capabilities",
        "What the model can do. What is not written is as the catalog says; what the catalog does not know is not forbidden.",
        Can("tools", "Calling tools."),
        Can("parallel_tools", "Calling several tools in one answer."),
        Can("vision", "Images in the prompt."),
        Can("documents", "Documents (PDF) in the prompt."),
        Can("audio_input", "Audio in the prompt."),
        Can("audio_output", "Audio in the answer."),
        Can("video_input", "Video in the prompt."),
        Can("json_mode", "Answers that are some JSON object."),
        Can("structured_output", "Answers that follow a JSON schema."),
        Can("streaming", "Streamed answers."),
        Can("thinking", "Reasoning before the answer."),
        Can("prompt_caching", "Cached prompts."),
        Can("web_search", "Searching the web by itself."),
        Can("system_messages", "System messages."),
        Can("temperature", "A temperature other than the model's own."),
        Limit("context_window", "Size of prompt and answer together."),
        Limit("max_output", "Size of the longest answer."))
    {
        Inheritable = true,
    };

    private static FieldDefinition Can(string name, string doc) => new(name, FieldShapes.Flag, doc) { HonouredBy = HonouredIn.ModelAlias };

    private static FieldDefinition Limit(string name, string doc) =>
        new(name, FieldShapes.WholeNumber, doc) { Minimum = 1, Unit = "tokens", HonouredBy = HonouredIn.ModelAlias };
}
