namespace Relay.Presets;

/// <summary>Looks for keys that would be sent to another provider than the one they are of. Only names of variables are looked at, never keys.</summary>
internal static class CredentialOwnerCheck
{
    /// <summary>Reports a key that goes astray. What is inherited was looked at where it is written.</summary>
    public static void Check(FindingSink findings, KnownProviders providers, Declaration model, MappingNode body, Target target)
    {
        if (target.Provider is not { } provider)
        {
            return;
        }

        MappingEntry? address = model.Body.Entry("base_url");
        ProviderFacts? host = body.Text("base_url") is { } url ? OwnerOf(providers, url) : null;
        ScalarNode? credential = Variable(model.Body.Value("credential"), out string variable);
        if (credential is not null)
        {
            ReportVariable(findings, providers, credential, variable, host ?? provider);
        }
        else if (address is not null && host is not null && host != provider && provider.KeyVariables.Count > 0 && body.Entry("credential") is null)
        {
            findings.Add(
                SecurityRules.ForeignCredential,
                address.Value.Location,
                $"The address is {host.Name}'s, which would get the key of {provider.Name}; write the target as {host.Name}/…, or name its key with 'credential'.");
        }
    }

    private static void ReportVariable(FindingSink findings, KnownProviders providers, ScalarNode credential, string variable, ProviderFacts receiver)
    {
        // Who has no variable of its own (a local engine, a server of one's own) may be given any.
        if (receiver.KeyVariables.Count == 0 || receiver.KeyVariables.Contains(variable))
        {
            return;
        }

        foreach (ProviderFacts owner in providers.All)
        {
            if (owner.KeyVariables.Contains(variable))
            {
                string own = receiver.KeyVariables[0];
                findings.Add(
                    SecurityRules.ForeignCredential,
                    credential.Location,
                    $"{variable} usually holds a key of {owner.Name}, and {receiver.Name} would get it; its own is {own}.",
                    SuggestedText.InPlaceOf(credential, credential.Text == variable ? own : CredentialShorthand.Write(own)));
                return;
            }
        }
    }

    /// <summary>The scalar that names a variable, and the variable; null when the credential is of another kind.</summary>
    internal static ScalarNode? Variable(PresetNode? credential, out string variable)
    {
        variable = "";
        switch (credential)
        {
            case ScalarNode scalar when CredentialShorthand.TryRead(scalar.Text, out variable):
                return scalar;
            case MappingNode mapping when mapping.Text("type") == CredentialFields.Environment && mapping.Scalar("var") is { } name:
                variable = name.Text;
                return name;
            default:
                return null;
        }
    }

    /// <summary>The provider whose own address is on the same host; null when it is nobody's.</summary>
    internal static ProviderFacts? OwnerOf(KnownProviders providers, string url)
    {
        if (UrlGuard.Check(url, allowPrivateHosts: true) is not { IsAllowed: true, IsLoopback: false, Host: { } host })
        {
            return null;
        }

        foreach (ProviderFacts facts in providers.All)
        {
            if (facts.BaseUrl is not null && UrlGuard.Check(facts.BaseUrl, facts.AllowPrivateHosts).Host == host)
            {
                return facts;
            }
        }

        return null;
    }
}
