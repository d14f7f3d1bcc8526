namespace Relay;

/// <summary>Request parameters that models may reject or ignore, as a set.</summary>
[Flags]
public enum RequestParameters
{
    /// <summary>No parameter.</summary>
    None = 0,

    /// <summary><c>temperature</c></summary>
    Temperature = 1 << 0,

    /// <summary><c>top_p</c></summary>
    TopP = 1 << 1,

    /// <summary><c>top_k</c></summary>
    TopK = 1 << 2,

    /// <summary><c>presence_penalty</c></summary>
    PresencePenalty = 1 << 3,

    /// <summary><c>frequency_penalty</c></summary>
    FrequencyPenalty = 1 << 4,

    /// <summary><c>seed</c></summary>
    Seed = 1 << 5,

    /// <summary><c>stop</c></summary>
    Stop = 1 << 6,

    /// <summary><c>max_tokens</c></summary>
    MaxTokens = 1 << 7,

    /// <summary>Reasoning effort, or a reasoning budget that becomes one.</summary>
    ReasoningEffort = 1 << 8,

    /// <summary><c>parallel_tool_calls</c></summary>
    ParallelToolCalls = 1 << 9,

    /// <summary><c>service_tier</c></summary>
    ServiceTier = 1 << 10,

    /// <summary><c>logprobs</c>, <c>top_logprobs</c> and <c>logit_bias</c></summary>
    LogProbs = 1 << 11,
}
