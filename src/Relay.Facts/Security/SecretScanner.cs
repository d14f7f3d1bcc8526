namespace Relay;

/// <summary>Walks a text once and finds the next secret. Secrets and what announces them start where a word starts, so only there is looked closer.</summary>
internal static class SecretScanner
{
    /// <summary>Finds the first secret at or after <paramref name="from"/>.</summary>
    internal static bool TryFind(string text, int from, out int start, out int end)
    {
        for (int i = from; i < text.Length; i++)
        {
            if (TryMatch(text, i, out start, out end))
            {
                return true;
            }
        }

        start = end = 0;
        return false;
    }

    private static bool TryMatch(string text, int i, out int start, out int end)
    {
        start = i;
        end = i;
        char c = text[i];
        if (c == '-')
        {
            end = SecretBlock.EndOfPrivateKey(text, i);
        }
        else if (c == ':')
        {
            start = i + 3;
            end = SecretUrl.EndOfUserInfo(text, i);
        }
        else if (c is '?' or '&')
        {
            return SecretUrl.TryReadQueryValue(text, i, out start, out end);
        }
        else if (Chars.IsAsciiLetter(c) && (i == 0 || !Chars.IsAsciiLetterOrDigit(text[i - 1])))
        {
            end = SecretToken.End(text, i);
            return end > i || SecretField.TryReadValue(text, i, out start, out end);
        }

        return end > start;
    }
}
