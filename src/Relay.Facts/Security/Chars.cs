namespace Relay;

/// <summary>Character classes of secrets and of the text around them; ASCII only.</summary>
internal static class Chars
{
    internal static bool IsAsciiLetter(char c) => (uint)((c | 0x20) - 'a') <= 'z' - 'a';

    internal static bool IsDigit(char c) => (uint)(c - '0') <= 9;

    internal static bool IsAsciiLetterOrDigit(char c) => IsAsciiLetter(c) || IsDigit(c);

    internal static bool IsUpperOrDigit(char c) => c is >= 'A' and <= 'Z' || IsDigit(c);

    /// <summary>base64url, which is also what most keys are made of.</summary>
    internal static bool IsBase64Url(char c) => IsAsciiLetterOrDigit(c) || c is '-' or '_';

    /// <summary>RFC 7235 token68: what a bearer token is made of.</summary>
    internal static bool IsToken68(char c) => IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_' or '~' or '+' or '/' or '=';

    /// <summary>Characters that end a value that is not in quotes.</summary>
    internal static bool EndsValue(char c) => c <= ' ' || c is '"' or '\'' or ',' or ';' or ')' or '}' or ']' or '>' or '<' or '\\' or '`';

    /// <summary>Whether <paramref name="word"/> (lower case) stands at <paramref name="at"/>, in any case.</summary>
    internal static bool StandsAt(this string text, int at, string word)
    {
        if (text.Length - at < word.Length)
        {
            return false;
        }

        for (int i = 0; i < word.Length; i++)
        {
            char c = text[at + i];
            if ((c is >= 'A' and <= 'Z' ? (char)(c | 0x20) : c) != word[i])
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The first position at or after <paramref name="at"/> that is no space or tab.</summary>
    internal static int SkipBlanks(this string text, int at)
    {
        while (at < text.Length && text[at] is ' ' or '\t')
        {
            at++;
        }

        return at;
    }
}
