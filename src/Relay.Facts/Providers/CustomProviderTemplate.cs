namespace Relay;

/// <summary>What a provider of one's own begins with: the ways of a provider that speaks the same protocol.</summary>
internal static class CustomProviderTemplate
{
    /// <summary>The provider whose ways those of a protocol are: who has it at home, and for Chat Completions and Responses the one that stands for every compatible server.</summary>
    public static ProviderFacts? Home(WireProtocol wire)
    {
        if (wire is WireProtocol.OpenAIChat or WireProtocol.OpenAIResponses)
        {
            return ProviderTable.TryGet("openai-compatible", out ProviderFacts? compatible) ? compatible with { Auth = AuthScheme.Bearer } : null;
        }

        foreach (ProviderFacts provider in ProviderTable.All)
        {
            if (provider.Wire == wire)
            {
                return provider;
            }
        }

        return null;
    }

    /// <summary>A provider with the auth, headers and dialect of another. Keys, prices and the name stay behind.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="wire">Its protocol.</param>
    /// <param name="baseUrl">Its address.</param>
    /// <param name="ways">Whose ways it has; null for plain bearer auth and the standard dialect.</param>
    public static ProviderFacts Of(string name, WireProtocol wire, string baseUrl, ProviderFacts? ways) => new(name, wire, baseUrl)
    {
        Auth = ways?.Auth ?? AuthScheme.Bearer,
        AuthHeader = ways?.AuthHeader,
        Headers = ways?.Headers ?? default,
        WritesThinkTags = ways?.WritesThinkTags ?? false,
        Responses = ways?.Responses,
        Dialect = ways?.Dialect ?? OpenAIChatDialect.Standard,
    };
}
