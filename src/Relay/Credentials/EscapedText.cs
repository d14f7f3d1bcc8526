using System.Globalization;

namespace Relay;

/// <summary>Takes one layer of escapes off a text: JSON's, those of URLs and of HTML, and invisible characters, which say nothing. Never throws; what is no escape stays.</summary>
internal static class EscapedText
{
    private static readonly (string Name, char Character)[] s_entities =
        [("amp;", '&'), ("lt;", '<'), ("gt;", '>'), ("quot;", '"'), ("apos;", '\''), ("plus;", '+'), ("sol;", '/'), ("equals;", '='), ("lowbar;", '_'), ("hyphen;", '-')];

    /// <summary>Decodes <paramref name="text"/>; false where there is nothing to decode.</summary>
    /// <param name="text">The text.</param>
    /// <param name="decoded">What it says.</param>
    /// <param name="starts">For each character of that, where it begins in the text; at least as long.</param>
    /// <param name="ends">For each character, where it ends there.</param>
    public static bool TryDecode(string text, out string decoded, out int[] starts, out int[] ends)
    {
        if (!HasEscapes(text))
        {
            (decoded, starts, ends) = (text, [], []);
            return false;
        }

        char[] characters = new char[text.Length];
        (starts, ends) = (new int[text.Length], new int[text.Length]);
        int count = 0, at = 0;
        while (at < text.Length)
        {
            int length = 1;
            char c = text[at] switch
            {
                '\\' => Backslash(text, at, out length),
                '%' => Percent(text, at, out length),
                '&' => Entity(text, at, out length),
                var plain => plain,
            };
            if (!VisibleText.IsHidden(c))
            {
                (characters[count], starts[count], ends[count]) = (c, at, at + length);
                count++;
            }

            at += length;
        }

        decoded = new string(characters, 0, count);
        return true;
    }

    private static bool HasEscapes(string text)
    {
        foreach (char c in text)
        {
            if (c is '\\' or '%' or '&' || VisibleText.IsHidden(c))
            {
                return true;
            }
        }

        return false;
    }

    private static char Backslash(string text, int at, out int length)
    {
        length = 2;
        switch (at + 1 < text.Length ? text[at + 1] : '\0')
        {
            case 'u' when TryHex(text, at + 2, 4, out int unit):
                length = 6;
                return (char)unit;
            case 'u' when TryBraces(text, at + 2, out int point, out int end):
                length = end - at;
                return (char)point;
            case 'x' when TryHex(text, at + 2, 2, out int value):
                length = 4;
                return (char)value;
            case 'n' or 'r' or 't' or 'b' or 'f':
                return '\n';
            case '"' or '\\' or '/' or '\'':
                return text[at + 1];
            default:
                length = 1;
                return '\\';
        }
    }

    private static char Percent(string text, int at, out int length)
    {
        if (TryHex(text, at + 1, 2, out int value))
        {
            length = 3;
            return (char)value;
        }

        if (at + 1 < text.Length && text[at + 1] is 'u' or 'U' && TryHex(text, at + 2, 4, out int unit))
        {
            length = 6;
            return (char)unit;
        }

        length = 1;
        return '%';
    }

    private static char Entity(string text, int at, out int length)
    {
        const int Longest = 8;
        ReadOnlySpan<char> rest = text.AsSpan(at + 1, Math.Min(Longest, text.Length - at - 1));
        length = 1;
        if (rest.StartsWith("#") && rest.IndexOf(';') is > 1 and int end)
        {
            bool isHex = rest[1] is 'x' or 'X';
            if (int.TryParse(rest[(isHex ? 2 : 1)..end], isHex ? NumberStyles.AllowHexSpecifier : NumberStyles.None, CultureInfo.InvariantCulture, out int unit) && unit is >= 0 and <= char.MaxValue)
            {
                length = end + 2;
                return (char)unit;
            }

            return '&';
        }

        foreach ((string name, char character) in s_entities)
        {
            if (rest.StartsWith(name, StringComparison.OrdinalIgnoreCase))
            {
                length = name.Length + 1;
                return character;
            }
        }

        return '&';
    }

    /// <summary><c>{2b}</c>, as JavaScript, Rust and Swift write a character.</summary>
    private static bool TryBraces(string text, int at, out int unit, out int end)
    {
        const int MostDigits = 8;
        unit = end = 0;
        if (at >= text.Length || text[at] != '{')
        {
            return false;
        }

        int digits = text.AsSpan(at + 1, Math.Min(MostDigits + 1, text.Length - at - 1)).IndexOf('}');
        end = at + digits + 2;
        return digits > 0 && TryHex(text, at + 1, digits, out unit) && unit is >= 0 and <= char.MaxValue;
    }

    private static bool TryHex(string text, int at, int digits, out int value)
    {
        value = 0;
        return at + digits <= text.Length && int.TryParse(text.AsSpan(at, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value);
    }
}
