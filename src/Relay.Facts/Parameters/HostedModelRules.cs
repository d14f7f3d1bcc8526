namespace Relay;

/// <summary>What models reject at the providers that build or host them, one list per provider.</summary>
internal static class HostedModelRules
{
    /// <summary>docs.x.ai/docs/guides/reasoning.</summary>
    internal static readonly ParameterRule[] Xai =
    [
        new(
            RequestParameters.PresencePenalty | RequestParameters.FrequencyPenalty | RequestParameters.Stop,
            "Grok's reasoning models refuse penalties and stop sequences.",
            static (id, _) => IsGrokReasoning(id)),
        new(
            RequestParameters.ReasoningEffort,
            "This Grok model decides by itself how long to reason and refuses reasoning_effort.",
            static (id, _) => IsGrokWithoutEffort(id)),
    ];

    /// <summary>console.groq.com/docs/reasoning and console.groq.com/docs/api-reference.</summary>
    internal static readonly ParameterRule[] Groq =
    [
        new(
            RequestParameters.ReasoningEffort,
            "This model does not reason, and Groq refuses reasoning_effort for it.",
            static (id, _) => id.Has("llama") || id.Has("gemma") || id.Has("mixtral") || id.Has("allam") || id.IsA("kimi-k2-instruct")),
        new(
            RequestParameters.PresencePenalty | RequestParameters.FrequencyPenalty,
            "None of Groq's models supports penalties yet; they have no effect.",
            static (_, _) => true) { IsIgnored = true },
    ];

    /// <summary>docs.mistral.ai/capabilities/reasoning: Mistral Small and Medium take reasoning_effort; Magistral always reasons.</summary>
    internal static readonly ParameterRule[] Mistral =
    [
        new(
            RequestParameters.ReasoningEffort,
            "Mistral takes reasoning_effort for Mistral Small and Medium only.",
            static (id, _) => id.Has("codestral") || id.Has("devstral") || id.Has("ministral") || id.Has("pixtral") || id.Has("voxtral")
                || id.Has("magistral") || id.Has("open-") || id.IsA("mistral-large") || id.IsA("mistral-tiny") || id.IsA("mistral-saba")),
    ];

    /// <summary>api-docs.deepseek.com/guides/thinking_mode and the reasoning model guide.</summary>
    internal static readonly ParameterRule[] DeepSeek =
    [
        new(
            RequestParameters.LogProbs,
            "deepseek-reasoner refuses logprobs.",
            static (id, _) => id.IsA("deepseek-reasoner")),
        new(
            RequestParameters.Temperature | RequestParameters.TopP | RequestParameters.PresencePenalty | RequestParameters.FrequencyPenalty,
            "DeepSeek accepts temperature, top_p and penalties while thinking, but they have no effect.",
            static (id, effort) => id.IsA("deepseek-reasoner") || effort is not (null or "none")) { IsIgnored = true },
    ];

    /// <summary>docs.perplexity.ai/api-reference/chat-completions: reasoning_effort is for the reasoning and research models.</summary>
    internal static readonly ParameterRule[] Perplexity =
    [
        new(
            RequestParameters.ReasoningEffort,
            "This Sonar model does not reason; Perplexity takes reasoning_effort for its reasoning and research models.",
            static (id, _) => id is "sonar" or "sonar-pro"),
    ];

    /// <summary>docs.ollama.com/api/openai-compatibility: fields that are not listed are not read.</summary>
    internal static readonly ParameterRule[] Ollama =
    [
        new(
            RequestParameters.ParallelToolCalls | RequestParameters.ServiceTier,
            "Ollama does not read parallel_tool_calls and service_tier.",
            static (_, _) => true) { IsIgnored = true },
    ];

    private static bool IsGrokReasoning(string id) =>
        (id.IsA("grok-3-mini") || id.IsA("grok-4") || id.IsA("grok-code")) && id.IndexOf("non-reasoning", StringComparison.Ordinal) < 0;

    private static bool IsGrokWithoutEffort(string id) =>
        id.IsA("grok-2")
        || (id.IsA("grok-3") && !id.IsA("grok-3-mini"))
        || id == "grok-4" || id == "grok-4-latest" || id == "grok-4-0709"
        || id.IsA("grok-4-fast") || id.IsA("grok-4-1-fast") || id.IsA("grok-4.1-fast")
        || (id.IsA("grok-4.20") && !id.IsA("grok-4.20-multi-agent"))
        || id.IsA("grok-code");
}
