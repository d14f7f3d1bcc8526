namespace Relay.Presets;

/// <summary>Binds <c>base_url</c>. Its messages never repeat the address, which may hold a user name and password.</summary>
internal static class AddressBinder
{
    /// <summary>
    /// The address of a model; null when the provider's own holds. In place of one that must not be used stands <see cref="UrlGuard.RefusedAddress"/>:
    /// were it left out, a program that was built all the same would send its prompts and its key to the provider's own address.
    /// </summary>
    public static string? Bind(FindingSink findings, MappingNode body, Target target)
    {
        if (body.Scalar("base_url") is { } written)
        {
            return Check(findings, written, body.Flag("allow_private_hosts") ?? false, target);
        }

        // Vertex AI's address is made of the location and Bedrock's of the region, which the environment may name.
        if (target.Provider is { BaseUrl: null, IsSupported: true, Wire: not (WireProtocol.Vertex or WireProtocol.BedrockConverse) })
        {
            findings.Add(ReferenceRules.MissingBaseUrl, target.Location, $"{target.ProviderName} has no address of its own; say where it is with 'base_url'{(target.Provider.Name == "azure" ? ": https://NAME.openai.azure.com" : "")}.");
        }

        return null;
    }

    /// <summary>The same address over https, when that is all that it takes; null when it is not. An address that may be used holds no secret.</summary>
    private static string? WithHttps(string address, bool allowPrivateHosts)
    {
        string? secure = address.StartsWith("http://", StringComparison.OrdinalIgnoreCase) ? "https://" + address.Substring("http://".Length) : null;
        return secure is not null && !SecretShapes.LooksLikeSecret(secure) && UrlGuard.Check(secure, allowPrivateHosts) is { IsAllowed: true, IsLoopback: false } ? secure : null;
    }

    /// <summary>The address as it may be used, where it is over https or without its query; null where that is not all that is wrong with it.</summary>
    internal static string? Mended(string address, bool allowPrivateHosts, ProviderFacts? provider) =>
        WithHttps(address, allowPrivateHosts) ?? WithScheme(address, allowPrivateHosts) ?? EndpointPathCheck.WithoutQuery(address, allowPrivateHosts, provider);

    /// <summary>What is said of an address that names an environment variable; null of others.</summary>
    internal static string? OfVariable(string address) =>
        address.StartsWith("$", StringComparison.Ordinal) ? "An address is written out: 'base_url' is not read from the environment." : null;

    /// <summary>The same address with the scheme that was left out; null where it has one, or more is wrong with it.</summary>
    private static string? WithScheme(string address, bool allowPrivateHosts)
    {
        if (address.IndexOf("://", StringComparison.Ordinal) >= 0 || SecretShapes.LooksLikeSecret(address))
        {
            return null;
        }

        UrlVerdict verdict = UrlGuard.Check("https://" + address, allowPrivateHosts);
        return !verdict.IsAllowed ? null
            : verdict.IsLoopback ? "http://" + address
            : verdict.Host!.IndexOf('.') > 0 ? "https://" + address
            : null;
    }

    private static string Check(FindingSink findings, ScalarNode written, bool allowPrivateHosts, Target target)
    {
        // No text at all, which the schema has said.
        if (findings.IsReported(written.Location))
        {
            return UrlGuard.RefusedAddress;
        }

        UrlVerdict verdict = UrlGuard.Check(written.Text, allowPrivateHosts);
        string? refusal = verdict.Reason;
        if (refusal is null && verdict.Uri!.Scheme != Uri.UriSchemeHttps && target.Provider is { Wire: WireProtocol.Gemini or WireProtocol.Vertex })
        {
            refusal = $"Requests to {target.ProviderName} go over https only.";
        }

        if (refusal is null)
        {
            return written.Text;
        }

        if (target.Provider is { Wire: WireProtocol.AzureOpenAI } && written.Text.IndexOf("?api-version=", StringComparison.OrdinalIgnoreCase) > 0)
        {
            refusal += " The version is named with 'api_version'.";
        }

        refusal = OfVariable(written.Text) ?? refusal;
        findings.Add(SecurityRules.UnsafeBaseUrl, written.Location, refusal, SuggestedText.InPlaceOf(written, Mended(written.Text, allowPrivateHosts, target.Provider)));
        return UrlGuard.RefusedAddress;
    }
}
