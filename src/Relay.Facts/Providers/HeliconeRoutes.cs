namespace Relay;

/// <summary>Helicone in front of a provider: the same requests with the same key, recorded on the way. Only for targets that name it; a key in the environment reroutes nothing.</summary>
/// <remarks>Source: docs.helicone.ai, how to integrate, and the OpenAI and Anthropic integrations by proxy: the address, and <c>Helicone-Auth: Bearer …</c>.</remarks>
internal static class HeliconeRoutes
{
    private static readonly ProviderSecretHeader Key = new("Helicone-Auth", "HELICONE_API_KEY") { Prefix = "Bearer " };

    /// <summary>The routes, made of the providers they lead to.</summary>
    /// <param name="providers">All other providers.</param>
    internal static ProviderFacts[] To(ProviderFacts[] providers) =>
    [
        Route(providers, "openai", "https://oai.helicone.ai/v1"),
        Route(providers, "anthropic", "https://anthropic.helicone.ai"),
    ];

    private static ProviderFacts Route(ProviderFacts[] providers, string name, string baseUrl) =>
        Array.Find(providers, provider => provider.Name == name)! with { Name = "helicone-" + name, BaseUrl = baseUrl, RouteTo = name, SecretHeader = Key };
}
