namespace Relay;

/// <summary>Secrets in URLs: user and password before the host, and query parameters.</summary>
internal static class SecretUrl
{
    private static readonly string[] Names =
    [
        "key", "api_key", "api-key", "apikey", "token", "access_token", "auth_token", "sig", "signature", "secret", "client_secret",
        "x-amz-signature", "x-amz-security-token", "x-goog-signature",
    ];

    /// <summary>Where the user part ends after a <c>://</c> at <paramref name="at"/> (its <c>@</c>); the position after <c>://</c> when there is none.</summary>
    internal static int EndOfUserInfo(string text, int at)
    {
        int start = at + 3;
        if (start >= text.Length || text[at + 1] != '/' || text[at + 2] != '/')
        {
            return start;
        }

        int lastAt = start;
        for (int i = start; i < text.Length && !Chars.EndsValue(text[i]) && text[i] is not ('/' or '?' or '#'); i++)
        {
            lastAt = text[i] == '@' ? i : lastAt;
        }

        return lastAt - start == 3 && text[start] == '*' ? start : lastAt;
    }

    /// <summary>Reads the value of a secret query parameter whose <c>?</c> or <c>&amp;</c> is at <paramref name="at"/>.</summary>
    internal static bool TryReadQueryValue(string text, int at, out int start, out int end)
    {
        foreach (string name in Names)
        {
            int equals = at + 1 + name.Length;
            if (equals < text.Length && text[equals] == '=' && text.StandsAt(at + 1, name))
            {
                start = end = equals + 1;
                bool isBlotted = start < text.Length && text[start] == '*';
                while (!isBlotted && end < text.Length && !Chars.EndsValue(text[end]) && text[end] is not ('&' or '#'))
                {
                    end++;
                }

                return end > start;
            }
        }

        start = end = at;
        return false;
    }
}
