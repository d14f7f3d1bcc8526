using System.ComponentModel;

namespace Relay;

/// <summary>What a provider of one's own must be like: the same answer for a preset and for a program.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class CustomProviderRules
{
    /// <summary>Whether a text can be the name of a provider: at most 100 ASCII letters, digits, <c>-</c>, <c>_</c> and <c>.</c>, with at least one letter.</summary>
    /// <param name="name">The text.</param>
    public static bool IsName(string name)
    {
        bool letter = false;
        foreach (char c in name)
        {
            if (c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z'))
            {
                letter = true;
            }
            else if (c is not ((>= '0' and <= '9') or '-' or '_' or '.'))
            {
                return false;
            }
        }

        return letter && name.Length <= 100;
    }

    /// <summary>Why a provider cannot be used, as the end of a sentence that its name begins; null when it can. Never repeats an address or a header's value.</summary>
    /// <param name="provider">The provider.</param>
    public static string? Problem(ProviderFacts provider)
    {
        if (!IsName(provider.Name))
        {
            return "has a name that cannot stand before the slash of a target; use ASCII letters, digits, '-', '_' and '.'";
        }

        if (ProviderTable.TryGet(provider.Name, out ProviderFacts? known))
        {
            return $"has the name of a provider that Relay knows ({known.Name}); choose another";
        }

        foreach (string synonym in provider.Synonyms)
        {
            if (!IsName(synonym) || ProviderTable.TryGet(synonym, out _))
            {
                return "has a synonym that is no name, or that of a provider that Relay knows";
            }
        }

        if (provider.BaseUrl is { } url && UrlGuard.Check(url, provider.AllowPrivateHosts).Reason is { } reason)
        {
            return "cannot be called at its base address: " + reason.TrimEnd('.');
        }

        return HeaderProblem(provider)
            ?? Other(provider.RouteTo, "routes to")
            ?? Other(provider.Like, "is like");
    }

    private static string? HeaderProblem(ProviderFacts provider)
    {
        if (provider.Auth == AuthScheme.Header && (provider.AuthHeader is null || !HeaderRules.IsName(provider.AuthHeader)))
        {
            return "shows its key in a header of its own, but AuthHeader names none";
        }

        if (provider.SecretHeader is { } secret && !HeaderRules.IsName(secret.Name))
        {
            return "has a SecretHeader whose name cannot be one";
        }

        foreach (ProviderHeader header in provider.Headers)
        {
            if (!HeaderRules.IsName(header.Name) || !HeaderRules.IsValue(header.Value))
            {
                return "has a header that cannot be sent";
            }

            if (HeaderRules.IsReserved(header.Name) || string.Equals(header.Name, provider.AuthHeader, StringComparison.OrdinalIgnoreCase) || SecretShapes.LooksLikeSecret(header.Value))
            {
                return $"has a header that is not its own to set, or holds a secret ({header.Name}); name the key's variable instead";
            }
        }

        return null;
    }

    private static string? Other(string? name, string what) => name is null || ProviderTable.TryGet(name, out _) ? null : $"{what} a provider that Relay does not know";
}
