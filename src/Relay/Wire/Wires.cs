namespace Relay;

/// <summary>Which wire carries a target's calls.</summary>
internal static class Wires
{
    /// <summary>The wire for a target; null when this version does not have it.</summary>
    /// <param name="provider">The provider.</param>
    /// <param name="spec">The target: its model may decide (Vertex serves several publishers), and its style does.</param>
    public static ChatWire? For(ProviderFacts provider, ModelSpec spec) => provider.StyleOf(spec.ApiStyle) == ApiStyle.Responses ? Responses(provider) : provider.Wire switch
    {
        WireProtocol.OpenAIChat => OpenAIChatWire.Instance,
        WireProtocol.AzureOpenAI => AzureOpenAIWire.Instance,
        WireProtocol.AnthropicMessages => AnthropicWire.Instance,
        WireProtocol.Gemini => GeminiWire.Instance,
        WireProtocol.CohereV2 => CohereWire.Instance,
        WireProtocol.Vertex => VertexWire.For(VertexModel.Of(spec.Model)),
        WireProtocol.OllamaChat => OllamaWire.Instance,
        WireProtocol.BedrockConverse => ConverseWire.Instance,
        _ => null,
    };

    private static ChatWire? Responses(ProviderFacts provider) =>
        provider.Responses is null ? null
        : provider.Wire == WireProtocol.AzureOpenAI ? AzureResponsesWire.Instance
        : ResponsesWire.Instance;
}
