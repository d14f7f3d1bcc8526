using System.ComponentModel;

namespace Relay;

/// <summary>Which headers a provider of one's own may have: the same answer for a preset and for a program.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class HeaderRules
{
    // What Relay writes itself, what the connection is about, and what is only ever a secret.
    private static readonly HashSet<string> Reserved = new(StringComparer.OrdinalIgnoreCase)
    {
        "Accept", "Accept-Encoding", "Authorization", "Connection", "Content-Encoding", "Content-Length", "Content-Type", "Cookie", "Expect", "Host", "Keep-Alive",
        "Proxy-Authorization", "Proxy-Connection", "TE", "Trailer", "Transfer-Encoding", "Upgrade", "User-Agent",
    };

    // Headers that carry a key wherever they are used.
    private static readonly HashSet<string> Keys = new(StringComparer.OrdinalIgnoreCase)
    {
        "Anthropic-Api-Key", "Api-Key", "ApiKey", "Helicone-Auth", "Ocp-Apim-Subscription-Key", "X-Amz-Security-Token", "X-Api-Key", "X-Auth-Token", "X-Goog-Api-Key",
    };

    /// <summary>Whether a text can be the name of a header: RFC 9110, section 5.6.2.</summary>
    /// <param name="name">The text.</param>
    public static bool IsName(string name)
    {
        foreach (char c in name)
        {
            if (c is not ((>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9')) && "!#$%&'*+-.^_`|~".IndexOf(c) < 0)
            {
                return false;
            }
        }

        return name.Length > 0;
    }

    /// <summary>Whether a text can be the value of a header here: visible ASCII, with blanks inside.</summary>
    /// <param name="value">The text.</param>
    public static bool IsValue(string value)
    {
        foreach (char c in value)
        {
            if (c is < ' ' or > '~')
            {
                return false;
            }
        }

        return value.Length > 0 && value[0] != ' ' && value[value.Length - 1] != ' ';
    }

    /// <summary>Whether a header is not the user's to set: Relay or the connection writes it, or it is another name for a key's place.</summary>
    /// <param name="name">Its name, in upper or lower case.</param>
    public static bool IsReserved(string name) => Reserved.Contains(name) || CarriesKey(name);

    /// <summary>Whether a header is one that carries a key wherever it is used.</summary>
    /// <param name="name">Its name, in upper or lower case.</param>
    public static bool CarriesKey(string name) => Keys.Contains(name);
}
