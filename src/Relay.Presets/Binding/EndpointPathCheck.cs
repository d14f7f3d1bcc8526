namespace Relay.Presets;

/// <summary>Looks for addresses that end in the path that Relay adds to them with every call. Its messages never repeat the address.</summary>
internal static class EndpointPathCheck
{
    // api-docs.deepseek.com ("https://api.deepseek.com, or with /v1"); ggml-org/llama.cpp tools/server/README.md: the paths are there without /v1 too.
    private static readonly string[] RootIsOptional = ["deepseek", "llamacpp"];

    /// <summary>Reports an address that holds the path of a call already.</summary>
    /// <param name="findings">Where findings go.</param>
    /// <param name="written">The address; null when none is written. One that is refused was reported as that.</param>
    /// <param name="provider">Whose calls go there; null when it is unknown.</param>
    /// <param name="style">In which style.</param>
    public static void Check(FindingSink findings, ScalarNode? written, ProviderFacts? provider, ApiStyle style)
    {
        if (written is null || provider is null)
        {
            return;
        }

        if (EndpointPath.Without(provider, style, written.Text, out string path) is { } address)
        {
            findings.Add(SecurityRules.AddressWithPath, written.Location, $"Relay adds '{path}' to the address by itself; end it before that.", Suggestion(written, address));
        }
        else if (style == ApiStyle.ChatCompletions && provider.Responses is not null && EndpointPath.Without(provider, ApiStyle.Responses, written.Text, out path) is { } other)
        {
            findings.Add(
                SecurityRules.AddressWithPath,
                written.Location,
                $"Relay adds '{path}' to the address by itself where a model says 'api_style: responses'; end it before that.",
                Suggestion(written, other));
        }
        else
        {
            CheckRoot(findings, written, provider);
        }
    }

    /// <summary>Reports an address of a known server without the part that stands before the paths of its calls.</summary>
    private static void CheckRoot(FindingSink findings, ScalarNode written, ProviderFacts provider)
    {
        if (provider.Wire is not (WireProtocol.OpenAIChat or WireProtocol.CohereV2)
            || Array.IndexOf(RootIsOptional, provider.Name) >= 0
            || provider.BaseUrl is not { } own
            || UrlGuard.Check(own, allowPrivateHosts: true).Uri is not { AbsolutePath: not "/" } known
            || UrlGuard.Check(written.Text, allowPrivateHosts: true).Uri is not { AbsolutePath: "/" } address
            || !(provider.IsLocal || address.IdnHost == known.IdnHost))
        {
            return;
        }

        findings.Add(
            SecurityRules.AddressWithPath,
            written.Location,
            $"The paths of {provider.Name} begin with '{known.AbsolutePath}'; end the address in it.",
            Suggestion(written, written.Text.TrimEnd('/') + known.AbsolutePath));
    }

    private static string? Suggestion(ScalarNode written, string address) => SecretShapes.LooksLikeSecret(address) ? null : SuggestedText.InPlaceOf(written, address);

    /// <summary>The address without a query or fragment and the path of a call, when it may be used then; null when it has neither, or may not.</summary>
    /// <param name="address">An address that is refused as it is.</param>
    /// <param name="allowPrivateHosts">Whether private hosts are wanted.</param>
    /// <param name="provider">Whose calls go there; null when it is unknown.</param>
    public static string? WithoutQuery(string address, bool allowPrivateHosts, ProviderFacts? provider)
    {
        int end = address.IndexOfAny(['?', '#']);
        if (end < 0)
        {
            return null;
        }

        string plain = address.Substring(0, end).TrimEnd('/');
        foreach (ApiStyle style in (ApiStyle[])[ApiStyle.ChatCompletions, ApiStyle.Responses])
        {
            plain = provider is not null && provider.Offers(style) && EndpointPath.Without(provider, style, plain, out _) is { } shorter ? shorter : plain;
        }

        return !SecretShapes.LooksLikeSecret(plain) && UrlGuard.Check(plain, allowPrivateHosts).IsAllowed ? plain : null;
    }
}
