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
        if (provider is null)
        {
            return;
        }

        if (CredentialOwnerCheck.Variable(credential, out string variable) is { } named)
        {
            CheckVariable(findings, named, variable, provider);
        }

        if ((credential as MappingNode).Scalar("type") is not { } type || KindOf(type.Text) is not { } kind || CredentialKinds.Takes(provider, kind))
        {
            return;
        }

        findings.Add(
            SecurityRules.UnusableCredential,
            type.Location,
            $"A credential of type {type.Text} is for {CredentialKinds.OwnerOf(kind)}; {Echo.Plain(provider.Name)} {Taken(provider)}.");
    }

    /// <summary>Reports variables that never hold a key, by their usual names.</summary>
    private static void CheckVariable(FindingSink findings, ScalarNode named, string variable, ProviderFacts provider)
    {
        (string Holds, string? Type) usual = variable switch
        {
            "GOOGLE_APPLICATION_CREDENTIALS" => ("the path of a file", CredentialFields.GcpApplicationDefault),
            "AZURE_CLIENT_SECRET" or "AZURE_CLIENT_ID" or "AZURE_TENANT_ID" => ("a part of an identity", CredentialFields.MicrosoftEntra),
            "AWS_ACCESS_KEY_ID" or "AWS_SECRET_ACCESS_KEY" or "AWS_SESSION_TOKEN" => ("a part of a key that signs", null),
            "AWS_PROFILE" => ("the name of a profile", null),
            _ => default,
        };
        if (usual.Holds is null)
        {
            return;
        }

        string? mapping = usual.Type is { } type && CredentialKinds.Takes(provider, KindOf(type)!.Value) ? "{ type: " + type + " }" : null;
        string advice = mapping is not null ? $"write 'credential: {mapping}'"
            : usual.Type is null && CredentialKinds.Takes(provider, CredentialKind.AwsProfile) ? "leave 'credential' out, and requests are signed with it"
            : $"{Echo.Plain(provider.Name)} {Taken(provider)}";
        findings.Add(
            SecurityRules.UnusableCredential,
            named.Location,
            $"{variable} usually holds {usual.Holds} and no key of {Echo.Plain(provider.Name)}; {advice}.",
            named.Style == ScalarStyle.Plain && named.Text != variable ? mapping : null);
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
