namespace Relay;

/// <summary>Whose parameter rules hold for a model of Vertex AI: those of its publisher's own API.</summary>
internal static class VertexRules
{
    private static readonly ProviderFacts s_anthropic = new("vertex", WireProtocol.AnthropicMessages, null) { RouteTo = "anthropic" };
    private static readonly ProviderFacts s_openModels = new("vertex", WireProtocol.OpenAIChat, null);

    /// <summary>The facts to ask about a model's parameters; <paramref name="provider"/> itself where it speaks one protocol only.</summary>
    internal static ProviderFacts Of(ProviderFacts provider, string model) => provider.Wire != WireProtocol.Vertex ? provider : VertexModel.Of(model).Protocol switch
    {
        VertexProtocol.Gemini => Derived.Gemini,
        VertexProtocol.Anthropic => s_anthropic,
        VertexProtocol.Mistral => Derived.Mistral,
        _ => s_openModels,
    };

    /// <summary>What is another provider's, under Vertex AI's name; read from the table when it is first asked for.</summary>
    private static class Derived
    {
        // The tier is a header there and no field of the body, and is billed by what served (usageMetadata.trafficType).
        internal static readonly ProviderFacts Gemini = Like("google");
        internal static readonly ProviderFacts Mistral = Like("mistral");

        private static ProviderFacts Like(string name) =>
            ProviderTable.TryGet(name, out ProviderFacts? home) ? new("vertex", home.Wire, null) { RouteTo = name, Dialect = home.Dialect } : throw new InvalidOperationException(name);
    }
}
