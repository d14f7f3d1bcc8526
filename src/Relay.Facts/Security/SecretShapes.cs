using System.ComponentModel;
using System.Text;

namespace Relay;

/// <summary>Finds what looks like a secret in text that will be shown, and blots it out. Never throws; time grows with the length of the text only.</summary>
/// <remarks>
/// <para>
/// Known by their shape: keys of OpenAI and those who write them alike (<c>sk-…</c>), Groq, xAI, Perplexity, Cerebras, Fireworks, Google, AWS, Stripe, GitHub, Hugging Face, Slack; JSON Web Tokens;
/// PEM private keys. Known by where they stand: after <c>Bearer</c>, in Authorization and key headers (as header lines, in JSON, or in JSON within JSON), in fields
/// such as <c>api_key</c>, in the user part and in the query of a URL.
/// </para>
/// <para>Hashes, UUIDs, request ids and model names are not secrets and stay.</para>
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class SecretShapes
{
    private const string Blot = "***";

    /// <summary>The text with every secret replaced by <c>***</c>; the very same instance when there is none. Scrubbing twice changes nothing more.</summary>
    public static string Scrub(string text)
    {
        StringBuilder? clean = null;
        int copied = 0, from = 0;
        while (SecretScanner.TryFind(text, from, out int start, out int end))
        {
            clean ??= new StringBuilder(text.Length);
            clean.Append(text, copied, start - copied).Append(Blot);
            copied = from = end;
        }

        return clean is null ? text : clean.Append(text, copied, text.Length - copied).ToString();
    }

    /// <summary>Whether a text holds something that looks like a secret.</summary>
    public static bool LooksLikeSecret(string text) => !IsShortWord(text) && SecretScanner.TryFind(text, 0, out _, out _);

    // A word alone announces nothing, and the shortest key that is one has 20 characters (AWS). Most names in a preset are such words.
    private static bool IsShortWord(string text)
    {
        if (text.Length >= 20)
        {
            return false;
        }

        foreach (char unit in text)
        {
            if (unit != '_' && !Chars.IsAsciiLetterOrDigit(unit))
            {
                return false;
            }
        }

        return true;
    }
}
