using System.Text;

namespace Relay.Generators;

/// <summary>Text of a preset inside an XML documentation comment.</summary>
internal static class XmlText
{
    /// <summary>
    /// <paramref name="text"/> on one line and without markup: nothing in it can end the comment or open a tag. Control and direction characters
    /// become spaces, and so do runs of white space.
    /// </summary>
    public static string Of(string text)
    {
        if (IsPlain(text))
        {
            return text;
        }

        StringBuilder builder = new(text.Length);
        bool spacePending = false;
        for (int i = 0; i < text.Length; i++)
        {
            char unit = text[i];
            if (IsBlank(unit))
            {
                spacePending = builder.Length > 0;
                continue;
            }

            if (spacePending)
            {
                builder.Append(' ');
                spacePending = false;
            }

            if (char.IsHighSurrogate(unit) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                builder.Append(unit).Append(text[++i]);
            }
            else
            {
                Append(builder, unit);
            }
        }

        return builder.ToString();
    }

    private static bool IsPlain(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            // A single blank between words stays what it is.
            bool isWordBreak = text[i] == ' ' && i > 0 && i + 1 < text.Length && text[i + 1] != ' ';
            if (!isWordBreak && text[i] is <= ' ' or > '~' or '&' or '<' or '>')
            {
                return false;
            }
        }

        return true;
    }

    private static void Append(StringBuilder builder, char unit)
    {
        switch (unit)
        {
            case '&': builder.Append("&amp;"); break;
            case '<': builder.Append("&lt;"); break;
            case '>': builder.Append("&gt;"); break;
            case >= '\uD800' and <= '\uDFFF' or '\uFFFE' or '\uFFFF': builder.Append('\uFFFD'); break;
            default: builder.Append(unit); break;
        }
    }

    // The ranges are written out rather than asked of the host's Unicode tables: C0, C1 and DEL, line and paragraph separators, direction marks, BOM.
    private static bool IsBlank(char unit) => unit is <= ' ' or (>= '\u007F' and <= '\u00A0')
        or (>= '\u2000' and <= '\u200F') or (>= '\u2028' and <= '\u202F') or (>= '\u2060' and <= '\u206F') or '\u061C' or '\uFEFF';
}
