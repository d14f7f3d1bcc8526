namespace Relay.Presets;

/// <summary>Binds <c>credential</c>. Its messages never repeat what was written, and a real key goes no further than here.</summary>
internal static class CredentialBinder
{
    /// <summary>The credential of a model; null when none is written, or none that may be used.</summary>
    public static CredentialReference? Bind(FindingSink findings, MappingNode body, ProviderFacts? provider) => body.Value("credential") switch
    {
        ScalarNode scalar => BindShorthand(findings, scalar, provider),
        MappingNode mapping => BindMapping(findings, mapping, provider),
        _ => null,
    };

    private static CredentialReference? BindShorthand(FindingSink findings, ScalarNode scalar, ProviderFacts? provider)
    {
        if (CredentialShorthand.TryRead(scalar.Text, out string variable))
        {
            return CredentialReference.Environment(variable);
        }

        if (SecretShapes.LooksLikeSecret(scalar.Text))
        {
            ReportSecret(findings, scalar, provider, isWhole: true);
            return null;
        }

        if (scalar is { Text: CredentialFields.MicrosoftEntra or CredentialFields.GcpApplicationDefault, Style: ScalarStyle.Plain })
        {
            string mapping = "{ type: " + scalar.Text + " }";
            findings.Add(SecurityRules.InvalidCredential, scalar.Location, $"'{scalar.Text}' is the type of a credential; write '{mapping}'.", mapping);
            return null;
        }

        string? guess = CredentialShorthand.Guess(scalar.Text);
        findings.Add(
            SecurityRules.InvalidCredential,
            scalar.Location,
            $"A credential is $env.NAME or ${{env:NAME}} with a name in capital letters, or a mapping with a 'type'{DidYouMean.End(guess)}",
            SuggestedText.InPlaceOf(scalar, guess));
        return null;
    }

    private static CredentialReference? BindMapping(FindingSink findings, MappingNode mapping, ProviderFacts? provider) => mapping.Text("type") switch
    {
        CredentialFields.Environment => BindVariable(findings, mapping.Scalar("var")),
        CredentialFields.Literal => BindLiteral(findings, mapping.Scalar("value"), provider),
        CredentialFields.AwsProfile when mapping.Text("profile") is { } profile => new(CredentialKind.AwsProfile, profile) { Region = mapping.Text("region") },
        CredentialFields.AwsSecrets when mapping.Text("arn") is { } arn => new(CredentialKind.AwsSecrets, arn)
        {
            Region = mapping.Text("region"),
            Field = mapping.Text("field"),
        },
        CredentialFields.GcpApplicationDefault => new(CredentialKind.GcpApplicationDefault)
        {
            ImpersonateServiceAccount = mapping.Text("impersonate_service_account"),
        },
        CredentialFields.MicrosoftEntra => new(CredentialKind.MicrosoftEntra)
        {
            TenantId = mapping.Text("tenant_id"),
            ClientId = mapping.Text("client_id"),
        },
        CredentialFields.GcpSecretManager when mapping.Text("name") is { } name => new(CredentialKind.GcpSecretManager, name),
        CredentialFields.Vault when mapping.Text("path") is { } path => new(CredentialKind.Vault, path) { Field = mapping.Text("field") ?? "value" },
        _ => null,
    };

    private static CredentialReference? BindVariable(FindingSink findings, ScalarNode? variable)
    {
        if (variable is null || CredentialShorthand.IsVariable(variable.Text))
        {
            return variable is null ? null : CredentialReference.Environment(variable.Text);
        }

        findings.Add(SecurityRules.InvalidCredential, variable.Location, "An environment variable's name consists of capital letters, digits and underscores and does not start with a digit.");
        return null;
    }

    private static CredentialReference? BindLiteral(FindingSink findings, ScalarNode? value, ProviderFacts? provider)
    {
        if (value is null)
        {
            return null;
        }

        if (SecretShapes.LooksLikeSecret(value.Text))
        {
            ReportSecret(findings, value, provider, isWhole: false);
            return null;
        }

        findings.Add(SecurityRules.LiteralCredential, value.Location, "The credential is written out and ends up in the compiled program; name an environment variable unless it is worth nothing.");
        return CredentialReference.Literal(value.Text);
    }

    private static void ReportSecret(FindingSink findings, ScalarNode scalar, ProviderFacts? provider, bool isWhole)
    {
        string variable = provider is { KeyVariables.Count: > 0 } ? provider.KeyVariables[0] : "API_KEY";
        string reference = CredentialShorthand.Write(variable);
        findings.Add(
            SecurityRules.SecretInPreset,
            scalar.Location,
            $"This looks like a real key. Revoke it, put the new one into an environment variable, and write 'credential: {reference}'.",
            isWhole ? SuggestedText.InPlaceOf(scalar, reference) : null);
    }
}
