namespace Relay;

/// <summary>How one provider's Chat Completions differ from OpenAI's. What differs by model is in <see cref="ParameterRules"/>.</summary>
public sealed record OpenAIChatDialect
{
    /// <summary>OpenAI's own, as far as everybody follows it.</summary>
    public static OpenAIChatDialect Standard { get; } = new();

    /// <summary>Path of the chat endpoint below the base address.</summary>
    public string ChatPath { get; init; } = "/chat/completions";

    /// <summary>Whether <c>stream_options.include_usage</c> is understood. Where it is not, the last chunk carries usage unasked.</summary>
    public bool StreamOptions { get; init; } = true;

    /// <summary>Name of the output limit field, for models that have no rule of their own.</summary>
    public string MaxTokensField { get; init; } = "max_tokens";

    /// <summary>Whether OpenAI's reasoning models take <c>max_completion_tokens</c> instead of <c>max_tokens</c>.</summary>
    public bool MaxCompletionTokensForReasoning { get; init; }

    /// <summary>Where reasoning goes.</summary>
    public ReasoningField Reasoning { get; init; } = ReasoningField.ReasoningEffort;

    /// <summary>Under <see cref="ReasoningField.ThinkingObject"/>: whether <c>reasoning_effort</c> is sent beside it, for how hard to think.</summary>
    public bool EffortBesideThinking { get; init; }

    /// <summary>Name of the seed field (Mistral: <c>random_seed</c>).</summary>
    public string SeedField { get; init; } = "seed";

    /// <summary>The word for "call some tool" (Mistral: <c>any</c>).</summary>
    public string RequiredToolChoice { get; init; } = "required";

    /// <summary>Whether a call can be forced on a tool at all; where not, <c>tool_choice</c> is only ever <c>auto</c>.</summary>
    public bool ForcedToolChoice { get; init; } = true;

    /// <summary>Whether <c>top_k</c> is accepted.</summary>
    public bool TopK { get; init; }

    /// <summary>Whether the provider takes a JSON schema as response format; else only a JSON object is asked for.</summary>
    public bool JsonSchema { get; init; } = true;

    /// <summary>Whether the provider takes <c>{"type": "json_object"}</c> as response format.</summary>
    public bool JsonObject { get; init; } = true;

    /// <summary>Whether a JSON schema as response format is sent with <c>strict</c> unless the call says otherwise: where every model that takes one can be held to it.</summary>
    public bool StrictAnswers { get; init; }

    /// <summary>
    /// Field of an assistant message that carries its reasoning back, where the provider wants it; null otherwise. <c>content</c> means a
    /// <c>thinking</c> part before the text (Mistral).
    /// </summary>
    public string? ReasoningReplayField { get; init; }

    /// <summary>Whether documents can be given by their address (Mistral: <c>document_url</c>).</summary>
    public bool DocumentUrls { get; init; }

    /// <summary>Which ids of tool calls are taken.</summary>
    public ToolCallIdForm ToolCallIds { get; init; }

    /// <summary>Whether <c>prompt_cache_key</c> and <c>prompt_cache_retention</c> are understood.</summary>
    public bool PromptCacheKey { get; init; }

    /// <summary>Whether the answer's <c>service_tier</c> says which price applies.</summary>
    public bool BillsByServiceTier { get; init; }

    /// <summary>Parameters that the provider refuses for every model; they are left out of the request, and the build says so.</summary>
    public RequestParameters Rejects { get; init; }
}
