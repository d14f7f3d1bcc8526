namespace Relay.Presets;

/// <summary>Looks for credentials of a kind that a provider cannot be called with.</summary>
internal static class CredentialKindCheck
{
    private static readonly string[] Types = [CredentialFields.AwsProfile, CredentialFields.GcpApplicationDefault, CredentialFields.MicrosoftEntra];

    /// <summary>Reports such a credential. What is inherited was looked at where it is written.</summary>
    /// <param name="findings">Where findings go.</param>
    /// <param name="credential">The credential as written; null when there is none.</param>
    /// <param name="provider">The provider; null when it is unknown.</param>
    public static void Check(FindingSink findings, PresetNode? credential, ProviderFacts? provider)
    {
        if (provider is null || (credential as MappingNode).Scalar("type") is not { } type || KindOf(type.Text) is not { } kind || CredentialKinds.Takes(provider, kind))
        {
            return;
        }

        findings.Add(
            SecurityRules.UnusableCredential,
            type.Location,
            $"A credential of type {type.Text} is for {CredentialKinds.OwnerOf(kind)}; {Echo.Plain(provider.Name)} {Taken(provider)}.");
    }

    private static string Taken(ProviderFacts provider)
    {
        if (provider.Auth == AuthScheme.None && provider.KeyVariables.Count == 0)
        {
            return "needs no credential";
        }

        string? own = Array.Find(Types, type => CredentialKinds.Takes(provider, KindOf(type)!.Value));
        string variable = provider.KeyVariables.Count > 0 ? provider.KeyVariables[0] : "NAME";
        return $"takes {(own is null ? "a key" : $"{own}, or a key")}: 'credential: {CredentialShorthand.Write(variable)}'";
    }

    private static CredentialKind? KindOf(string type) => type switch
    {
        CredentialFields.AwsProfile => CredentialKind.AwsProfile,
        CredentialFields.GcpApplicationDefault => CredentialKind.GcpApplicationDefault,
        CredentialFields.MicrosoftEntra => CredentialKind.MicrosoftEntra,
        _ => null,
    };
}
