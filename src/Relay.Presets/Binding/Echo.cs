using System.Text;

namespace Relay.Presets;

/// <summary>Repeats what an author wrote, for messages: in quotes, on one line, not too long, and never a secret.</summary>
internal static class Echo
{
    private const int Longest = 60;

    /// <summary>What stands where a text must not be repeated.</summary>
    public const string Withheld = "the text";

    /// <summary>The text in quotes, or <see cref="Withheld"/> when it looks like a secret.</summary>
    public static string Quote(string text) => SecretShapes.LooksLikeSecret(text) ? Withheld : "'" + Shorten(text) + "'";

    /// <summary>The text without quotes, or asterisks when it looks like a secret.</summary>
    public static string Plain(string text) => SecretShapes.LooksLikeSecret(text) ? "***" : Shorten(text);

    /// <summary>Joins texts for a sentence: <c>a, b or c</c>.</summary>
    public static string OneOf(IReadOnlyList<string> texts)
    {
        var joined = new StringBuilder();
        for (int i = 0; i < texts.Count; i++)
        {
            joined.Append(i == 0 ? "" : i == texts.Count - 1 ? " or " : ", ").Append(texts[i]);
        }

        return joined.ToString();
    }

    private static string Shorten(string text)
    {
        var line = new StringBuilder();
        foreach (char c in text)
        {
            if (line.Length == Longest)
            {
                line.Append('…');
                break;
            }

            line.Append(char.IsControl(c) || char.IsSurrogate(c) ? ' ' : c);
        }

        return line.ToString();
    }
}
