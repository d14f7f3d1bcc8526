namespace Relay;

/// <summary>Secrets with a structure: PEM private keys and JSON Web Tokens.</summary>
internal static class SecretBlock
{
    private const string Begin = "-----BEGIN ";
    private const string PrivateKey = "PRIVATE KEY";
    private const int LongestLabel = 40;

    /// <summary>Where a PEM private key that begins at <paramref name="at"/> ends (at the end of the text when it is cut off); <paramref name="at"/> when none does.</summary>
    internal static int EndOfPrivateKey(string text, int at)
    {
        if (string.CompareOrdinal(text, at, Begin, 0, Begin.Length) != 0)
        {
            return at;
        }

        int label = at + Begin.Length;
        int window = Math.Min(LongestLabel, text.Length - label);
        int key = text.IndexOf(PrivateKey, label, window, StringComparison.Ordinal);
        if (key < 0)
        {
            return at;
        }

        int end = text.IndexOf("-----END ", key, StringComparison.Ordinal);
        int close = end < 0 ? -1 : text.IndexOf("-----", end + 9, StringComparison.Ordinal);
        return close < 0 ? text.Length : close + 5;
    }

    /// <summary>Where a JSON Web Token that begins at <paramref name="at"/> ends; <paramref name="at"/> when none does.</summary>
    internal static int EndOfJsonWebToken(string text, int at)
    {
        // A header is a JSON object, whose base64url begins with eyJ. Starting inside a run is ruled out, or a run of eyJ-eyJ-… would be read again and again.
        if (string.CompareOrdinal(text, at, "eyJ", 0, 3) != 0 || (at > 0 && Chars.IsBase64Url(text[at - 1])))
        {
            return at;
        }

        int header = Run(text, at), payload = Run(text, header + 1);
        if (header - at < 10 || header >= text.Length || text[header] != '.' || payload - header < 11)
        {
            return at;
        }

        return payload < text.Length && text[payload] == '.' ? Run(text, payload + 1) : at;
    }

    private static int Run(string text, int at)
    {
        while (at < text.Length && Chars.IsBase64Url(text[at]))
        {
            at++;
        }

        return at;
    }
}
