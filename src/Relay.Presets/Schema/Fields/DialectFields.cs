namespace Relay.Presets;

/// <summary>The fields of a provider's dialect of Chat Completions.</summary>
internal static class DialectFields
{
    /// <summary>Where reasoning goes, by the words of <c>reasoning</c>.</summary>
    public static readonly KeyValuePair<string, ReasoningField>[] Reasoning =
    [
        new("none", ReasoningField.None),
        new("reasoning_effort", ReasoningField.ReasoningEffort),
        new("reasoning_object", ReasoningField.ReasoningObject),
        new("thinking_object", ReasoningField.ThinkingObject),
        new("enable_thinking", ReasoningField.EnableThinking),
    ];

    /// <summary>The parameters that can be refused, by the words of <c>rejects</c>.</summary>
    public static readonly KeyValuePair<string, RequestParameters>[] Parameters =
    [
        new("temperature", RequestParameters.Temperature),
        new("top_p", RequestParameters.TopP),
        new("presence_penalty", RequestParameters.PresencePenalty),
        new("frequency_penalty", RequestParameters.FrequencyPenalty),
        new("seed", RequestParameters.Seed),
        new("stop", RequestParameters.Stop),
        new("max_tokens", RequestParameters.MaxTokens),
        new("parallel_tool_calls", RequestParameters.ParallelToolCalls),
        new("service_tier", RequestParameters.ServiceTier),
        new("logprobs", RequestParameters.LogProbs),
    ];

    public static readonly MappingDefinition Mapping = new(
        "dialect",
        "a dialect",
        "How a provider's Chat Completions differ. What is not written is as an ordinary compatible server has it, or as `like` and `route_to` have it.",
        new FieldDefinition("chat_path", FieldShapes.Text, "Path of the chat endpoint below the address.") { Default = "/chat/completions", HonouredBy = HonouredIn.HttpRoute },
        Flag("stream_options", "Whether `stream_options.include_usage` is understood. Where it is not, the last chunk of a stream must carry usage unasked.", "true", HonouredIn.RequestWriter),
        Word("max_tokens_field", "Name of the field that limits the output.", "max_tokens", HonouredIn.ParameterRules, "max_tokens", "max_completion_tokens"),
        Flag("max_completion_tokens_for_reasoning", "Whether OpenAI's reasoning models take `max_completion_tokens` instead.", "true", HonouredIn.ParameterRules),
        Word("reasoning", "Where reasoning goes: nowhere, `reasoning_effort: low`, `reasoning: {effort: low}`, `thinking: {type: enabled}`, or `enable_thinking: true`.", "reasoning_effort", HonouredIn.ReasoningWriter, [.. Array.ConvertAll(Reasoning, static word => word.Key)]),
        Flag("effort_beside_thinking", "With `reasoning: thinking_object`: whether `reasoning_effort` is sent beside it.", "false", HonouredIn.ReasoningWriter),
        Word("reasoning_replay_field", "The field of an assistant message that carries its reasoning back; `none` where the provider wants none.", "none", HonouredIn.AssistantMessageWriter, "none", "reasoning", "reasoning_content", "reasoning_details", "content"),
        Word("seed_field", "Name of the seed.", "seed", HonouredIn.RequestWriter, "seed", "random_seed"),
        Flag("top_k", "Whether `top_k` is taken.", "true", HonouredIn.ParameterRules),
        Flag("forced_tool_choice", "Whether a call can be forced on a tool; where not, `tool_choice` is only ever `auto`.", "true", HonouredIn.ToolWriter),
        Word("required_tool_choice", "The word of `tool_choice` for \"call some tool\".", "required", HonouredIn.ToolWriter, "required", "any"),
        Flag("json_schema", "Whether `response_format` takes a JSON schema.", "true", HonouredIn.RequestWriter),
        Flag("json_object", "Whether `response_format` takes `json_object`.", "true", HonouredIn.RequestWriter),
        Flag("prompt_cache_key", "Whether `prompt_cache_key` and `prompt_cache_retention` are understood.", "false", HonouredIn.RequestWriter),
        Flag("document_urls", "Whether documents can be given by their address (`document_url`).", "false", HonouredIn.ContentWriter),
        new FieldDefinition("rejects", FieldShapes.TextList, "Parameters that it refuses for every model: they are left out of requests, and presets that set them are told so.")
        {
            Words = new([.. Array.ConvertAll(Parameters, static word => word.Key)]),
            HonouredBy = HonouredIn.ParameterRules,
        });

    private static FieldDefinition Flag(string name, string doc, string byDefault, string honouredBy) =>
        new(name, FieldShapes.Flag, doc) { Default = byDefault, HonouredBy = honouredBy };

    private static FieldDefinition Word(string name, string doc, string byDefault, string honouredBy, params string[] words) =>
        new(name, FieldShapes.Text, doc) { Words = new(words), Default = byDefault, HonouredBy = honouredBy };
}
