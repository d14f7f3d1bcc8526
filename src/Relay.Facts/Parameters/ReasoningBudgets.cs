namespace Relay;

/// <summary>Which models are told how much to reason in tokens, and which in words.</summary>
internal static class ReasoningBudgets
{
    /// <summary>Whether a budget is sent as it is; false where it becomes a word, null where neither is known.</summary>
    /// <param name="provider">The provider that serves the model.</param>
    /// <param name="model">The provider's model id.</param>
    internal static bool? AreSent(ProviderFacts provider, string model)
    {
        ProviderFacts rules = provider.RulesFor(model);
        string id = ModelId.Normalize(provider.Wire == WireProtocol.Vertex ? VertexModel.Of(model).Id : model);
        return rules.Wire switch
        {
            WireProtocol.OpenAIChat or WireProtocol.OpenAIResponses or WireProtocol.AzureOpenAI => rules.Dialect.Reasoning switch
            {
                ReasoningField.ReasoningEffort => false,
                ReasoningField.ThinkingObject when rules.Dialect.EffortBesideThinking => false,
                ReasoningField.ReasoningObject or ReasoningField.EnableThinking => true,
                _ => null,
            },
            WireProtocol.AnthropicMessages => Claude(id),
            WireProtocol.Gemini => GeminiModelRules.TryReadVersion(id, out _) ? !GeminiModelRules.TakesThinkingLevel(id) : null,
            WireProtocol.CohereV2 => true,
            WireProtocol.BedrockConverse => Bedrock(id),
            _ => null,
        };
    }

    private static bool? Bedrock(string id) => BedrockFamilies.Of(id) switch
    {
        BedrockFamily.Claude => Claude(BedrockFamilies.ClaudeId(id)),
        BedrockFamily.Unknown => null,
        _ => false,
    };

    private static bool? Claude(string id) => ClaudeTraits.Of(id).Thinking switch
    {
        ThinkingForm.Budget or ThinkingForm.AdaptiveOrBudget => true,
        ThinkingForm.Adaptive => false,
        _ => null,
    };
}
