namespace Relay.Presets;

/// <summary>Looks for keys that a provider of the project's own would get though they are another provider's. Only names of variables are looked at, never keys.</summary>
internal static class ProviderCredentialCheck
{
    /// <summary>Reports a key that goes astray. Who hands a provider's calls on (<c>route_to</c>) is meant to get its key, and so is who is reached at its address.</summary>
    public static void Check(FindingSink findings, MappingNode body, ProviderFacts facts)
    {
        if (CredentialOwnerCheck.Variable(body.Value("credential"), out string variable) is not { } credential
            || facts.KeyVariables.Count == 0
            || (facts.RouteTo is null && body.Entry("route_to") is not null)
            || UrlGuard.Check(facts.BaseUrl!, facts.AllowPrivateHosts) is { IsAllowed: true, IsLoopback: true })
        {
            return;
        }

        ProviderFacts? host = CredentialOwnerCheck.OwnerOf(KnownProviders.BuiltIn, facts.BaseUrl!);
        foreach (ProviderFacts owner in ProviderTable.All)
        {
            if (!owner.KeyVariables.Contains(variable))
            {
                continue;
            }

            if (owner.Name != facts.RouteTo && owner.RouteTo is null && !(host is not null && host.KeyVariables.Contains(variable)))
            {
                findings.Add(
                    SecurityRules.ForeignCredential,
                    credential.Location,
                    $"{variable} usually holds a key of {owner.Name}, and {host?.Name ?? facts.Name} would get it; give {Echo.Plain(facts.Name)} a key of its own, or say 'route_to: {owner.Name}' if it hands the calls on.");
            }

            return;
        }
    }
}
