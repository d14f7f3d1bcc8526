using System.Text;

namespace Relay;

/// <summary>Parameters that can only be meant as a credential: sent, they would stand in the body of a request, where nothing masks them.</summary>
/// <remarks>Deeper in a body such names have meanings of their own (the <c>authorization</c> of an MCP server, the key of a data source) and are left alone.</remarks>
internal static class SecretParameters
{
    // Without hyphens and underscores, in small letters.
    private static readonly HashSet<string> Names = new(StringComparer.Ordinal)
    {
        "accesskey", "accesskeyid", "accesstoken", "anthropicapikey", "apikey", "apisecret", "apitoken", "authheader", "authorization", "authtoken", "awsaccesskeyid", "awsbearertoken",
        "awssecretaccesskey", "awssessiontoken", "azureadtoken", "azureapikey", "bearertoken", "clientsecret", "credential", "credentials", "geminiapikey", "googleapikey", "googapikey", "groqapikey",
        "ocpapimsubscriptionkey", "openaiapikey", "password", "privatekey", "proxyauthorization", "secretaccesskey", "secretkey", "sessiontoken", "subscriptionkey", "xamzsecuritytoken", "xapikey",
        "xauthtoken", "xgoogapikey",
    };

    // What SDKs call the headers and the fields that they send besides: none of them is a field of a body.
    private static readonly HashSet<string> Holders = new(StringComparer.Ordinal)
    {
        "defaultheaders", "extrabody", "extraheaders", "extraquery", "headers", "httpheaders",
    };

    /// <summary>Whether a parameter of this name is a credential.</summary>
    public static bool IsSecret(string name) => Names.Contains(Plain(name));

    /// <summary>Whether a parameter of this name holds headers, so that what is within is looked at too.</summary>
    public static bool HoldsHeaders(string name) => Holders.Contains(Plain(name));

    private static string Plain(string name)
    {
        var plain = new StringBuilder(name.Length);
        foreach (char c in name)
        {
            if (c is not ('-' or '_' or ' ' or '.'))
            {
                plain.Append(char.ToLowerInvariant(c));
            }
        }

        return plain.ToString();
    }
}
