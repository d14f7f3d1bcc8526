namespace Relay;

/// <summary>What Claude models reject on Anthropic's own API. What they take instead is in <see cref="ClaudeTraits"/>, with the sources.</summary>
internal static class AnthropicModelRules
{
    /// <summary>platform.claude.com/docs/en/api/messages/create has no such fields.</summary>
    internal const RequestParameters NotInTheApi =
        RequestParameters.PresencePenalty | RequestParameters.FrequencyPenalty | RequestParameters.Seed | RequestParameters.LogProbs;

    /// <summary>Rules by model.</summary>
    internal static readonly ParameterRule[] AtHome =
    [
        new(
            RequestParameters.Temperature | RequestParameters.TopP | RequestParameters.TopK,
            "Claude models since 4.7 sample in their own way; temperature, top_p and top_k are refused.",
            static (id, _) => !ClaudeTraits.Of(id).TakesSampling),
        new(
            RequestParameters.Temperature | RequestParameters.TopK,
            "While it thinks, Claude samples at its own temperature; temperature and top_k are refused.",
            static (id, effort) => effort is not (null or "none") && ClaudeTraits.Of(id).Thinking is ThinkingForm.Budget or ThinkingForm.AdaptiveOrBudget),
        new(
            RequestParameters.ReasoningEffort,
            "Claude models before 3.7 do not think.",
            static (id, _) => ClaudeTraits.Of(id).Thinking == ThinkingForm.None),
    ];
}
