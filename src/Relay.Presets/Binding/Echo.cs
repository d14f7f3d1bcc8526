using System.Text;

namespace Relay.Presets;

/// <summary>Repeats what an author wrote, for messages: in quotes, on one line, not too long, and never a secret.</summary>
internal static class Echo
{
    private const int Longest = 60;

    /// <summary>What stands where a text must not be repeated.</summary>
    public const string Withheld = "the text";

    /// <summary>The text in quotes, or <see cref="Withheld"/> when it looks like a secret.</summary>
    public static string Quote(string text)
    {
        if (SecretShapes.LooksLikeSecret(text))
        {
            return Withheld;
        }

        var quoted = new StringBuilder("'");
        foreach (char c in text)
        {
            if (quoted.Length > Longest)
            {
                quoted.Append('…');
                break;
            }

            quoted.Append(char.IsControl(c) || char.IsSurrogate(c) ? ' ' : c);
        }

        return quoted.Append('\'').ToString();
    }

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
}
