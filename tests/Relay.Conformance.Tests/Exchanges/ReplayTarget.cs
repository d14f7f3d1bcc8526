namespace Relay.Conformance.Tests;

/// <summary>The alias that stands for an exchange's provider and model, at the address where the exchange is replayed.</summary>
internal static class ReplayTarget
{
    public const string Key = "test-key-not-a-secret";

    /// <summary>What was recorded, or shown in a provider's documentation, was sent: no list of capabilities may stop it.</summary>
    public static readonly ModelCapabilities All = new(yes: ~0, no: 0);

    /// <summary>The provider as Relay knows it; one it does not know, or knows by another wire only, is some compatible server.</summary>
    public static string Provider(RecordedExchange exchange) =>
        ProviderTable.TryGet(exchange.Provider, out ProviderFacts? facts) && facts.Wire == Wire(exchange) && facts.Offers(Style(exchange)) ? facts.Name
        : exchange.Api == "ollama-chat" ? "ollama-native"
        : "openai-compatible";

    /// <summary>The protocol of an exchange.</summary>
    public static WireProtocol Wire(RecordedExchange exchange) => exchange.Api switch
    {
        "anthropic-messages" => WireProtocol.AnthropicMessages,
        "gemini" => WireProtocol.Gemini,
        "cohere-v2" => WireProtocol.CohereV2,
        "azure-openai" or "azure-openai-responses" => WireProtocol.AzureOpenAI,
        "vertex" or "vertex-anthropic" => WireProtocol.Vertex,
        "ollama-chat" => WireProtocol.OllamaChat,
        "bedrock-converse" => WireProtocol.BedrockConverse,
        _ => WireProtocol.OpenAIChat,
    };

    /// <summary>The protocol of an exchange's bodies: on Vertex AI that of the model's publisher.</summary>
    public static WireProtocol Body(RecordedExchange exchange) => exchange.Api switch
    {
        "vertex" => WireProtocol.Gemini,
        "vertex-anthropic" => WireProtocol.AnthropicMessages,
        _ => Wire(exchange),
    };

    /// <summary>The style of an exchange.</summary>
    public static ApiStyle Style(RecordedExchange exchange) => ResponsesExpectations.IsAbout(exchange) ? ApiStyle.Responses : ApiStyle.ChatCompletions;

    public static string Model(RecordedExchange exchange) => exchange.ModelRequested ?? "some-model";

    /// <summary>The alias with the prices that the exchange states; <paramref name="catalogPrices"/> leaves them to the catalog.</summary>
    public static ModelAlias Create(RecordedExchange exchange, Replay replay, bool catalogPrices = false) =>
        RelayRuntime.Model(Provider(exchange) + "/" + Model(exchange), model =>
        {
            model.BaseUrl = replay.BaseUrl;
            model.ApiStyle = Style(exchange);
            if (Wire(exchange) == WireProtocol.AzureOpenAI)
                AzureTarget.Set(model, exchange, replay);
            if (VertexReplay.IsAbout(exchange))
                VertexReplay.Place(exchange, model);
            else
                model.ApiKey = Key;
            model.Capabilities = All;

            // What an exchange expects as text is the text of the wire, whatever a model wrote into it.
            model.StripThinkTags = false;
            model.Prices = catalogPrices ? null : ExpectedCost.Prices(exchange);
        });
}
