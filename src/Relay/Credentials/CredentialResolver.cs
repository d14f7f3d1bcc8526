namespace Relay;

/// <summary>Finds the key of a call, when the call is made. Environment and literal credentials; the others belong to their own packages.</summary>
/// <remarks>No message here, and nothing that is thrown, holds a key or a part of one.</remarks>
internal sealed class CredentialResolver(Func<string, string?> environment, ProviderSettings providers)
{
    private const string Variable = "environment variable ";

    /// <summary>The key for a call to <paramref name="spec"/>; null when the provider needs none and none was given.</summary>
    /// <exception cref="RelayException">No key, or one that cannot be sent.</exception>
    public string? Resolve(ModelSpec spec, ProviderFacts provider, string? explicitKey)
    {
        string? key = explicitKey is not null ? Usable(explicitKey, "CallOptions.ApiKey", "", spec)
            : spec.Credential is { } reference ? FromReference(reference, spec, provider)
            : FromProvider(spec, provider);
        if (key is null && provider.Auth != AuthScheme.None)
        {
            throw Missing(spec, provider);
        }

        return key;
    }

    /// <summary>Whether a key is given for the alias, or for its provider.</summary>
    public bool HasKey(ModelSpec spec, ProviderFacts provider)
    {
        if (spec.Credential is { Kind: CredentialKind.Environment or CredentialKind.Literal } || providers.ApiKey(provider) is not null)
        {
            return true;
        }

        foreach (string variable in provider.KeyVariables.Items)
        {
            if (!string.IsNullOrWhiteSpace(environment(variable)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a text that should be something else is one of the keys there are: the alias' own, or one that is set or in the environment for any provider.</summary>
    public bool IsKey(ModelSpec spec, string text)
    {
        const int ShortestKey = 8;
        if (text.Length < ShortestKey)
        {
            return false;
        }

        if (text == spec.Credential?.RevealSecret() || (spec.Credential is { Kind: CredentialKind.Environment, Name: { } own } && text == environment(own)?.Trim()))
        {
            return true;
        }

        foreach (ProviderFacts provider in ProviderTable.All)
        {
            if (text == providers.ApiKey(provider)?.Trim())
            {
                return true;
            }

            foreach (string variable in provider.KeyVariables.Items)
            {
                if (text == environment(variable)?.Trim())
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>The second secret that a request to <paramref name="provider"/> carries; null when it carries none.</summary>
    /// <exception cref="RelayException">It is required and not set, or cannot be sent.</exception>
    public string? ResolveSecretHeader(ModelSpec spec, ProviderFacts provider)
    {
        if (provider.SecretHeader is not { } header)
        {
            return null;
        }

        string? value = environment(header.Variable);
        return !string.IsNullOrWhiteSpace(value) ? Usable(value, Variable, header.Variable, spec)
            : header.IsRequired ? throw Error(spec, $"environment variable {header.Variable} is {(value is null ? "not set" : "empty")}; {provider.Name} wants it in {header.Name}")
            : null;
    }

    private string FromReference(CredentialReference reference, ModelSpec spec, ProviderFacts provider)
    {
        switch (reference.Kind)
        {
            case CredentialKind.Environment:
                string variable = reference.Name!;
                if (provider.KeyVariables.Items.Contains(variable) && providers.ApiKey(provider) is { } set)
                {
                    return Usable(set, "the ApiKey of provider ", provider.Name, spec);
                }

                string? value = environment(variable);
                return string.IsNullOrWhiteSpace(value)
                    ? throw Error(spec, $"environment variable {variable} is {(value is null ? "not set" : "empty")}; it holds {(TargetName.IsItsOwn(spec) ? "its credential" : $"the credential of '{spec.Alias}'")}")
                    : Usable(value, Variable, variable, spec);
            case CredentialKind.Literal:
                return Usable(reference.RevealSecret() ?? "", "the literal credential of alias ", spec.Alias, spec);
            default:
                throw Error(spec, $"credentials of kind {reference.Kind} are not available in this version; use an environment variable");
        }
    }

    private string? FromProvider(ModelSpec spec, ProviderFacts provider)
    {
        if (providers.ApiKey(provider) is { } set)
        {
            return Usable(set, "the ApiKey of provider ", provider.Name, spec);
        }

        foreach (string variable in provider.KeyVariables.Items)
        {
            string? value = environment(variable);
            if (!string.IsNullOrWhiteSpace(value))
            {
                return Usable(value, Variable, variable, spec);
            }
        }

        return provider.Credential is { } reference ? FromReference(reference, spec, provider) : null;
    }

    /// <summary>A header can carry visible ASCII; a stray line end around a key is taken off, anything else inside is an error.</summary>
    /// <remarks>Where the key stands is said in two parts, which are only put together when it must be told.</remarks>
    private static string Usable(string key, string where, string name, ModelSpec spec)
    {
        string trimmed = key.Trim();
        if (trimmed.Length == 0)
        {
            throw Error(spec, where + name + " is empty");
        }

        return CanBeSent(trimmed) ? trimmed : throw Error(spec, where + name + " holds a character that no key has (a blank, a line end or a letter outside ASCII)");
    }

    /// <summary>Whether a header can carry a key or token: visible ASCII.</summary>
    public static bool CanBeSent(string key)
    {
        foreach (char c in key)
        {
            if (c is < '!' or > '~')
            {
                return false;
            }
        }

        return true;
    }

    private static RelayException Missing(ModelSpec spec, ProviderFacts provider) => Error(
        spec,
        provider.KeyVariables.Count == 0
            ? $"{provider.Name} needs a key: give {TargetName.Again(spec)} a credential"
            : $"set environment variable {string.Join(" or ", provider.KeyVariables)}, or give {TargetName.Again(spec)} a credential");

    private static RelayException Error(ModelSpec spec, string what) =>
        CallFailure.BeforeCall(spec, RelayErrorKind.Config, $"No key for {spec.Target}: {what}.");
}
