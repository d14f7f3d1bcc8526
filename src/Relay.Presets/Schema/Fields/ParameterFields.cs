namespace Relay.Presets;

/// <summary>The fields of <c>params</c>: those that Relay reads, and well-known ones that it passes on.</summary>
internal static class ParameterFields
{
    /// <summary>Where body fields stand that Relay passes on without a comment.</summary>
    public const string ExtraBody = "extra_body";

    /// <summary>Body fields that Relay writes itself from the call, in ordinal order.</summary>
    public static readonly EquatableArray<string> WrittenByRelay = new("messages", "model", "stream", "stream_options", "tools");

    public static readonly MappingDefinition Mapping = new(
        "params",
        "a parameter set",
        "Request defaults. The typed ones are checked against what the model takes; further body fields are passed on as they are.",
        Number("temperature", 0, 2, "Sampling temperature."),
        Number("top_p", 0, 1, "Nucleus sampling: the probability mass that is sampled from."),
        Whole("top_k", 1, "The number of most likely tokens that are sampled from."),
        Whole("max_tokens", 1, "Most tokens the answer may have, reasoning included where the provider counts it so.") with { Unit = "tokens" },
        Whole("max_completion_tokens", 1, "Another name of `max_tokens`.") with { Unit = "tokens", SynonymOf = "max_tokens" },
        Whole("max_output_tokens", 1, "Another name of `max_tokens`.") with { Unit = "tokens", SynonymOf = "max_tokens" },
        Number("presence_penalty", -2, 2, "Penalty for tokens that occurred at all."),
        Number("frequency_penalty", -2, 2, "Penalty for tokens by how often they occurred."),
        new FieldDefinition("seed", FieldShapes.WholeNumber, "Seed for repeatable sampling, where the provider honours one.")
        {
            Minimum = long.MinValue,
            Maximum = long.MaxValue,
            HonouredBy = HonouredIn.RequestWriter,
        },
        new FieldDefinition("stop", FieldShapes.Text | FieldShapes.TextList, "Texts that end the answer.") { HonouredBy = HonouredIn.RequestWriter },
        new FieldDefinition("reasoning", FieldShapes.Text | FieldShapes.WholeNumber | FieldShapes.Mapping, "How much the model reasons: a word, a budget in tokens, or both in a mapping.")
        {
            Words = ReasoningFields.Efforts,
            Minimum = 0,
            MappingName = "reasoning",
            HonouredBy = HonouredIn.RequestWriter,
        },
        new FieldDefinition("reasoning_effort", FieldShapes.Text, "How much the model reasons, as a word; another name of `reasoning`.")
        {
            Words = ReasoningFields.Efforts,
            SynonymOf = "reasoning",
            HonouredBy = HonouredIn.RequestWriter,
        },
        Text("service_tier", "The service tier asked for, in the provider's word (`auto`, `default`, `flex`, `priority`)."),
        new FieldDefinition("parallel_tool_calls", FieldShapes.Flag, "Whether the model may call several tools in one answer.") { HonouredBy = HonouredIn.RequestWriter },
        new FieldDefinition(ExtraBody, FieldShapes.Mapping, "A mapping of further body fields that are passed on without a comment.") { HonouredBy = HonouredIn.RequestWriter },
        Anything("audio", "Settings of spoken answers; passed on."),
        Mapped("chat_template_kwargs", "Arguments of the chat template (vLLM); passed on."),
        Anything("guided_json", "A JSON schema that the answer follows (vLLM); passed on."),
        Anything("include_reasoning", "Whether reasoning is part of the answer; passed on."),
        Mapped("logit_bias", "Bias by token id; passed on."),
        Flag("logprobs", "Whether log probabilities are returned; passed on."),
        Mapped("metadata", "Labels that the provider stores; passed on."),
        Number("min_p", 0, 1, "Least probability relative to the most likely token; passed on."),
        Anything("modalities", "Kinds of output asked for; passed on."),
        Whole("n", 1, "Number of answers. Relay reads one.") with { Maximum = 1 },
        Anything("plugins", "OpenRouter plugins; passed on."),
        Anything("prediction", "Predicted output; passed on."),
        Text("prompt_cache_key", "Key by which the provider finds a cached prompt; passed on."),
        Text("prompt_cache_retention", "How long the provider keeps a cached prompt; passed on."),
        Anything("provider", "OpenRouter's choice of upstream providers; passed on."),
        Text("reasoning_format", "How reasoning is returned (Groq); passed on."),
        Number("repetition_penalty", 0, 2, "Penalty for repetition; passed on."),
        Anything("response_format", "Form of the answer; passed on unless the call sets one."),
        Flag("safe_prompt", "Whether a safety prompt is put first (Mistral); passed on."),
        Text("safety_identifier", "Identifies an end user to the provider's abuse checks; passed on."),
        Anything("search_domain_filter", "Domains to search (Perplexity); passed on."),
        Flag("store", "Whether the provider stores the answer; passed on."),
        Anything("thinking", "The provider's own thinking setting; passed on."),
        Anything("tool_choice", "Which tool is called; passed on unless the call sets one."),
        Number("top_a", 0, 1, "Top-a sampling; passed on."),
        Whole("top_logprobs", 0, "Number of alternatives in log probabilities; passed on.") with { Maximum = 20 },
        Anything("transforms", "OpenRouter's prompt transforms; passed on."),
        Text("user", "Identifies an end user; passed on."),
        new FieldDefinition("verbosity", FieldShapes.Text, "How long the answer is; passed on.") { Words = new("low", "medium", "high"), HonouredBy = HonouredIn.RequestWriter },
        Mapped("web_search_options", "Settings of web search; passed on."))
    {
        Inheritable = true,
        PassesUnknown = true,
    };

    private static FieldDefinition Number(string name, decimal least, decimal greatest, string doc) =>
        new(name, FieldShapes.Number, doc) { Minimum = least, Maximum = greatest, HonouredBy = HonouredIn.RequestWriter };

    private static FieldDefinition Whole(string name, decimal least, string doc) =>
        new(name, FieldShapes.WholeNumber, doc) { Minimum = least, HonouredBy = HonouredIn.RequestWriter };

    private static FieldDefinition Text(string name, string doc) => new(name, FieldShapes.Text, doc) { HonouredBy = HonouredIn.RequestWriter };

    private static FieldDefinition Flag(string name, string doc) => new(name, FieldShapes.Flag, doc) { HonouredBy = HonouredIn.RequestWriter };

    private static FieldDefinition Mapped(string name, string doc) => new(name, FieldShapes.Mapping, doc) { HonouredBy = HonouredIn.RequestWriter };

    private static FieldDefinition Anything(string name, string doc) => new(name, FieldShapes.Anything, doc) { HonouredBy = HonouredIn.RequestWriter };
}
