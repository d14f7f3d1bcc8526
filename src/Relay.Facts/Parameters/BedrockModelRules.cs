namespace Relay;

/// <summary>What models take through Bedrock's Converse.</summary>
/// <remarks>
/// Sources: docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_InferenceConfiguration (the four parameters that all models share) and
/// docs.aws.amazon.com/bedrock/latest/userguide/model-parameters, what each house's models take beside them; docs.aws.amazon.com/nova/latest/nova2-userguide/extended-thinking.
/// </remarks>
internal static class BedrockModelRules
{
    /// <summary>Converse has no such fields, and no switch for parallel calls.</summary>
    internal const RequestParameters NotInTheApi =
        RequestParameters.PresencePenalty | RequestParameters.FrequencyPenalty | RequestParameters.Seed | RequestParameters.LogProbs | RequestParameters.ParallelToolCalls;

    /// <summary>Rules by model.</summary>
    internal static readonly ParameterRule[] AtHome =
    [
        new(
            RequestParameters.Temperature | RequestParameters.TopP | RequestParameters.TopK,
            "Claude models since 4.7 sample in their own way; temperature, top_p and top_k are refused.",
            static (id, _) => Claude(id) is { TakesSampling: false }),
        new(
            RequestParameters.Temperature | RequestParameters.TopK,
            "While it thinks, Claude samples at its own temperature; temperature and top_k are refused.",
            static (id, effort) => effort is not (null or "none") && Claude(id) is { Thinking: ThinkingForm.Budget or ThinkingForm.AdaptiveOrBudget }),
        new(
            RequestParameters.ReasoningEffort,
            "Claude models before 3.7 do not think.",
            static (id, _) => Claude(id) is { Thinking: ThinkingForm.None }),

        // The effort words are AWS's (docs.aws.amazon.com/nova/latest/nova2-userguide/extended-thinking). What high excludes has been met by others as well:
        // github.com/UKGovernmentBEIS/inspect_ai/issues/3767 (the limit, with high alone) and github.com/maximhq/bifrost/pull/1116 (all three).
        new(
            RequestParameters.Temperature | RequestParameters.TopP | RequestParameters.MaxTokens,
            "Nova 2 takes neither temperature nor top_p nor an output limit with high reasoning effort.",
            static (id, effort) => effort == "high" && BedrockFamilies.Of(id) == BedrockFamily.Nova2),
        new(
            RequestParameters.ReasoningEffort,
            "Bedrock documents no reasoning effort for this model.",
            static (id, _) => BedrockFamilies.Of(id) is BedrockFamily.Nova or BedrockFamily.EarlyMistral or BedrockFamily.Cohere or BedrockFamily.Plain or BedrockFamily.Other),
        new(
            RequestParameters.TopK,
            "Bedrock documents no top_k for this model.",
            static (id, _) => BedrockFamilies.Of(id) is BedrockFamily.GptOss or BedrockFamily.OpenAI or BedrockFamily.Kimi or BedrockFamily.DeepSeek or BedrockFamily.Plain or BedrockFamily.Other),
    ];

    private static ClaudeTraits? Claude(string id) => BedrockFamilies.Of(id) == BedrockFamily.Claude ? ClaudeTraits.Of(BedrockFamilies.ClaudeId(id)) : null;
}
