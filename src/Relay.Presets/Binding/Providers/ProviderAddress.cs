namespace Relay.Presets;

/// <summary>Binds the address of a provider. Its messages never repeat the address.</summary>
internal static class ProviderAddress
{
    /// <summary>The address; in place of one that must not be used, or is missing, stands <see cref="UrlGuard.RefusedAddress"/>, so that nothing is sent anywhere.</summary>
    public static string Bind(FindingSink findings, MappingNode body)
    {
        if (body.Scalar("base_url") is not { } written)
        {
            return UrlGuard.RefusedAddress;
        }

        bool allowPrivateHosts = body.Flag("allow_private_hosts") ?? false;
        UrlVerdict verdict = UrlGuard.Check(written.Text, allowPrivateHosts);
        if (verdict.Reason is { } refusal)
        {
            findings.Add(SecurityRules.UnsafeBaseUrl, written.Location, refusal, SuggestedText.InPlaceOf(written, AddressBinder.WithHttps(written.Text, allowPrivateHosts)));
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
