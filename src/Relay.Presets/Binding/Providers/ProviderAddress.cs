namespace Relay.Presets;

/// <summary>Binds the address of a provider. Its messages never repeat the address.</summary>
internal static class ProviderAddress
{
    /// <summary>The address; in place of one that must not be used, or is missing, stands <see cref="UrlGuard.RefusedAddress"/>, so that nothing is sent anywhere.</summary>
    /// <param name="findings">Where findings go.</param>
    /// <param name="body">The provider's fields.</param>
    /// <param name="provider">What is known of it without its address.</param>
    public static string Bind(FindingSink findings, MappingNode body, ProviderFacts provider)
    {
        if (body.Scalar("base_url") is not { } written)
        {
            return UrlGuard.RefusedAddress;
        }

        bool allowPrivateHosts = body.Flag("allow_private_hosts") ?? false;
        UrlVerdict verdict = UrlGuard.Check(written.Text, allowPrivateHosts);
        if (verdict.Reason is { } refusal)
        {
            findings.Add(SecurityRules.UnsafeBaseUrl, written.Location, AddressBinder.OfVariable(written.Text) ?? refusal, SuggestedText.InPlaceOf(written, AddressBinder.Mended(written.Text, allowPrivateHosts, provider)));
            return UrlGuard.RefusedAddress;
        }

        if (SecretShapes.LooksLikeSecret(written.Text))
        {
            SecretScan.ReportOne(findings, written);
            return UrlGuard.RefusedAddress;
        }

        return written.Text.TrimEnd('/');
    }
}
