namespace Relay.Presets;

/// <summary>The fields of <c>providerOptions</c>: a mapping for each provider that Relay knows.</summary>
internal static class ProviderOptionFields
{
    /// <summary>LLMix's own server, which Relay knows by name only.</summary>
    public const string SnoGpu = "sno-gpu";

    public static readonly MappingDefinition OpenAI = new(
        "options_openai",
        "the options of openai",
        "Settings of OpenAI.",
        Field("reasoningEffort", FieldShapes.Text, "How much the model reasons.") with { Words = ReasoningFields.Efforts },
        Field("parallelToolCalls", FieldShapes.Flag, "Whether the model may call several tools in one answer."),
        Field("user", FieldShapes.Text, "Identifies an end user; sent as `user`."),
        Field("logprobs", FieldShapes.Flag | FieldShapes.WholeNumber, "Whether log probabilities are returned; a number asks for that many alternatives (`top_logprobs`).") with { Minimum = 0, Maximum = 20 },
        Field("logitBias", FieldShapes.Mapping, "Bias by token id; keys are digits. Sent as `logit_bias`."),
        Field("structuredOutputs", FieldShapes.Flag, "Whether schemas bind the answer; in Relay the call decides.") with { HonouredBy = null },
        Field("strictJsonSchema", FieldShapes.Flag, "Whether schemas are strict; in Relay the call decides.") with { HonouredBy = null },
        ParameterFields.Mapping.Find("max_tokens")! with { Name = "maxCompletionTokens", Doc = "Another name of `common.maxOutputTokens`." },
        Field("store", FieldShapes.Flag, "Whether the provider stores the answer; sent as `store`."),
        Field("metadata", FieldShapes.Mapping, "Labels that the provider stores; sent as `metadata`."),
        Field("prediction", FieldShapes.Mapping, "Predicted output; sent as `prediction`."),
        Field("serviceTier", FieldShapes.Text, "The service tier asked for.") with { Words = new("auto", "flex", "priority", "default") },
        Field("textVerbosity", FieldShapes.Text, "How long the answer is; sent as `verbosity`.") with { Words = new("low", "medium", "high") },
        Field("promptCacheKey", FieldShapes.Text, "Key by which the provider finds a cached prompt; sent as `prompt_cache_key`."),
        Field("promptCacheRetention", FieldShapes.Text, "How long the provider keeps a cached prompt; sent as `prompt_cache_retention`.") with { Words = new("in_memory", "24h") },
        Field("safetyIdentifier", FieldShapes.Text, "Identifies an end user to the provider's abuse checks; sent as `safety_identifier`."));

    public static readonly MappingDefinition Anthropic = new(
        "options_anthropic",
        "the options of anthropic",
        "Settings of Anthropic.",
        Field("thinking", FieldShapes.Mapping, "Whether and how much the model thinks.") with { MappingName = "options_anthropic_thinking" },
        Field("cacheControl", FieldShapes.Mapping, "A cache breakpoint at the end of the prompt; sent as `cache_control`.") with { MappingName = "options_anthropic_cache" },
        Field("disableParallelToolUse", FieldShapes.Flag, "Whether the model calls one tool at a time."),
        Field("effort", FieldShapes.Text, "How much effort the model makes.") with { Words = new("low", "medium", "high") },
        Field("sendReasoning", FieldShapes.Flag, "Whether reasoning goes back to the provider; Relay always sends what must go back.") with { HonouredBy = null },
        Field("toolStreaming", FieldShapes.Flag, "Whether tool arguments are streamed finely.") with { HonouredBy = null },
        Field("structuredOutputMode", FieldShapes.Text, "How schemas bind the answer; Relay chooses by what the model can.") with { Words = new("outputFormat", "jsonTool", "auto"), HonouredBy = null });

    public static readonly MappingDefinition AnthropicThinking = new(
        "options_anthropic_thinking",
        "the thinking setting",
        "Whether and how much a Claude model thinks.",
        Field("type", FieldShapes.Text, "Whether it thinks.") with { Required = true, Words = new("enabled", "disabled") },
        Field("budgetTokens", FieldShapes.WholeNumber, "How much it may think; needed where thinking is enabled, and then at least 1024 (RLY0310).") with { Minimum = 1, Unit = "tokens" });

    public static readonly MappingDefinition AnthropicCache = new(
        "options_anthropic_cache",
        "the cache setting",
        "A cache breakpoint.",
        Field("type", FieldShapes.Text, "The only type there is.") with { Required = true, Words = new("ephemeral") },
        Field("ttl", FieldShapes.Text, "How long the prompt stays in the cache.") with { Words = new("5m", "1h"), Default = "5m" });

    public static readonly MappingDefinition Google = new(
        "options_google",
        "the options of google",
        "Settings of Gemini.",
        Field("thinkingConfig", FieldShapes.Mapping, "How much the model thinks, and whether its thoughts are shown.") with { MappingName = "options_google_thinking" },
        Field("cachedContent", FieldShapes.Text, "The cached content to use; sent as `cachedContent`."),
        Field("safetySettings", FieldShapes.MappingList, "What is blocked; sent as `safetySettings`.") with { MappingName = "options_google_safety" },
        Field("responseModalities", FieldShapes.TextList, "Kinds of output asked for; sent as `responseModalities`."),
        Field("structuredOutputs", FieldShapes.Flag, "Whether schemas bind the answer; in Relay the call decides.") with { HonouredBy = null });

    public static readonly MappingDefinition GoogleThinking = new(
        "options_google_thinking",
        "the thinking setting",
        "How much a Gemini model thinks. With `includeThoughts` it is sent as it is written; without, it is what `params.reasoning` is in YAML.",
        Field("thinkingLevel", FieldShapes.Text, "How much, as a word.") with { Words = new("minimal", "low", "medium", "high") },
        Field("thinkingBudget", FieldShapes.WholeNumber, "How much, as a budget; 0 turns thinking off where the model allows it.") with { Minimum = 0, Unit = "tokens" },
        Field("includeThoughts", FieldShapes.Flag, "Whether the thoughts are part of the answer."));

    public static readonly MappingDefinition GoogleSafety = new(
        "options_google_safety",
        "a safety setting",
        "From which probability on a kind of content is blocked.",
        Field("category", FieldShapes.Text, "The kind, in Gemini's word (`HARM_CATEGORY_HARASSMENT`).") with { Required = true },
        Field("threshold", FieldShapes.Text, "From when on, in Gemini's word (`BLOCK_ONLY_HIGH`).") with { Required = true });

    public static readonly MappingDefinition DeepSeek = new(
        "options_deepseek",
        "the options of deepseek",
        "Settings of DeepSeek.",
        Field("thinking", FieldShapes.Mapping, "Whether the model thinks; sent as `thinking`.") with { MappingName = "options_deepseek_thinking" });

    public static readonly MappingDefinition DeepSeekThinking = new(
        "options_deepseek_thinking",
        "the thinking setting",
        "Whether a DeepSeek model thinks.",
        Field("type", FieldShapes.Text, "Whether it thinks.") with { Required = true, Words = new("enabled", "disabled") });

    public static readonly MappingDefinition OpenRouter = new(
        "options_openrouter",
        "the options of openrouter",
        "Settings of OpenRouter.",
        Field("provider", FieldShapes.Mapping, "Choice of upstream providers; sent as `provider`."),
        Field("reasoning", FieldShapes.Mapping, "How much the model reasons; sent as `reasoning`."));

    public static readonly MappingDefinition SnoGpuOptions = new(
        "options_sno_gpu",
        "the options of sno-gpu",
        "Settings of LLMix's own server. It has no public address, and a preset in Markdown names none, so it is called by a YAML preset with its 'base_url' (target 'sno-gpu/…').",
        new FieldDefinition("enableThinking", FieldShapes.Flag, "Whether the model thinks."),
        new FieldDefinition("thinkingBudget", FieldShapes.WholeNumber, "How much.") { Minimum = 0, Unit = "tokens" },
        new FieldDefinition("gpuPath", FieldShapes.Text, "Which model of the server."));

    public static readonly MappingDefinition Mapping = new(
        "llmix_options",
        "the provider options",
        "A mapping for each provider. Providers without a list of their own here take any body fields, which are sent as they are.",
        All());

    private static FieldDefinition[] All()
    {
        var fields = new List<FieldDefinition>
        {
            Own("openai", "options_openai"),
            Own("anthropic", "options_anthropic"),
            Own("google", "options_google"),
            Own("deepseek", "options_deepseek"),
            Own("openrouter", "options_openrouter"),
            Own(SnoGpu, "options_sno_gpu"),
        };
        foreach (ProviderFacts provider in ProviderTable.All)
        {
            if (!fields.Exists(field => field.Name == provider.Name))
            {
                fields.Add(Field(provider.Name, FieldShapes.Mapping, $"Body fields for {provider.Name}; sent as they are."));
            }
        }

        return [.. fields];
    }

    private static FieldDefinition Own(string provider, string mapping) =>
        new(provider, FieldShapes.Mapping, $"Settings of {provider}.") { MappingName = mapping, HonouredBy = HonouredIn.ProviderOptions };

    private static FieldDefinition Field(string name, FieldShapes shapes, string doc) => new(name, shapes, doc) { HonouredBy = HonouredIn.ProviderOptions };
}
