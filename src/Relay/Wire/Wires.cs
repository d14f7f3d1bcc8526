namespace Relay;

/// <summary>Which wire carries a target's calls.</summary>
internal static class Wires
{
    /// <summary>The wire for a provider; null when this version does not have it.</summary>
    public static ChatWire? For(ProviderFacts provider, ApiStyle style) => provider.Wire switch
    {
        WireProtocol.OpenAIChat when style == ApiStyle.ChatCompletions => OpenAIChatWire.Instance,
        WireProtocol.Gemini when style == ApiStyle.ChatCompletions => GeminiWire.Instance,
        WireProtocol.AnthropicMessages when style == ApiStyle.ChatCompletions => AnthropicWire.Instance,
        _ => null,
    };
}
