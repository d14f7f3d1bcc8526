namespace Relay.Presets;

/// <summary>Reads keys, and values that are one word or text on one line. Null where the parser is needed.</summary>
internal static class PlainScalarReader
{
    /// <summary>Reads a key and goes behind its colon.</summary>
    public static ScalarNode? ReadKey(PlainCursor cursor)
    {
        int start = cursor.At, end = EndOfKey(cursor);
        if (end < 0)
        {
            return null;
        }

        cursor.At = end + 1;
        return new ScalarNode(cursor.Locate(start, end), cursor.Text.Substring(start, end - start), ScalarStyle.Plain);
    }

    /// <summary>Whether a key with its colon stands here.</summary>
    public static bool IsKey(PlainCursor cursor) => EndOfKey(cursor) >= 0;

    /// <summary>Reads a value of a block mapping or list, and goes behind it.</summary>
    public static ScalarNode? ReadValue(PlainCursor cursor)
    {
        if (cursor.Current is '"' or '\'')
        {
            return ReadQuoted(cursor);
        }

        int start = cursor.At, at = start, end = start;
        for (; !IsLineEnd(cursor, at); at++)
        {
            char unit = cursor.Text[at];
            if (unit == '#' && at > end)
            {
                break;
            }

            if (unit == ':' && cursor.IsBlank(at + 1))
            {
                return null;
            }

            end = unit == ' ' ? end : at + 1;
        }

        return Plain(cursor, start, end);
    }

    /// <summary>Reads a text in quotes, and goes behind it.</summary>
    public static ScalarNode? ReadQuoted(PlainCursor cursor)
    {
        char quote = cursor.Current;
        int start = cursor.At;
        for (int at = start + 1; !IsLineEnd(cursor, at); at++)
        {
            char unit = cursor.Text[at];
            if (unit == quote)
            {
                cursor.At = at + 1;
                bool isDoubled = !IsLineEnd(cursor, at + 1) && cursor.Text[at + 1] == quote;
                return isDoubled ? null : new ScalarNode(cursor.Locate(start, at + 1), cursor.Text.Substring(start + 1, at - start - 1), ScalarStyle.Quoted);
            }

            if (unit == '\\' && quote == '"')
            {
                return null;
            }
        }

        return null;
    }

    /// <summary>The value from <paramref name="start"/> to just before <paramref name="end"/>, unless its beginning means something in YAML, or the whole of it did once.</summary>
    public static ScalarNode? Plain(PlainCursor cursor, int start, int end)
    {
        char first = cursor.Text[start];
        bool isPlain = PlainText.IsWord(first) || first is '$' or '/' or '+' or '(' or >= '\u00A0'
            || (first is '-' or '.' && end > start + 1 && PlainText.IsWord(cursor.Text[start + 1]));
        string text = cursor.Text.Substring(start, end - start);
        if (!isPlain || YamlBoolean.Meaning(text) is not null)
        {
            return null;
        }

        cursor.At = end;
        return new ScalarNode(cursor.Locate(start, end), text, ScalarStyle.Plain);
    }

    /// <summary>Whether the line ends at <paramref name="at"/>.</summary>
    public static bool IsLineEnd(PlainCursor cursor, int at) => cursor.IsBlank(at) && !(cursor.IsInside(at) && cursor.Text[at] == ' ');

    private static int EndOfKey(PlainCursor cursor)
    {
        const int Longest = 128;
        int start = cursor.At, at = start;
        while (cursor.IsInside(at) && PlainText.IsKey(cursor.Text[at]))
        {
            at++;
        }

        return at > start && at - start <= Longest && PlainText.IsWord(cursor.Text[start]) && cursor.IsInside(at) && cursor.Text[at] == ':' && cursor.IsBlank(at + 1) ? at : -1;
    }
}
