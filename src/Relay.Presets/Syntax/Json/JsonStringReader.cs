using System.Globalization;
using System.Text;

namespace Relay.Presets;

/// <summary>Reads JSON strings; what is wrong in one is reported where it stands, and the string is read to its end.</summary>
internal sealed class JsonStringReader(string text, FindingCollector findings)
{
    private const char Replacement = '\uFFFD';

    /// <summary>Reads the string whose opening quote is at <paramref name="start"/>.</summary>
    /// <param name="start">Offset of the quote.</param>
    /// <param name="end">Offset just behind the closing quote, or the end of the line when there is none.</param>
    public string Read(int start, out int end)
    {
        char quote = text[start];
        var value = new StringBuilder();
        int at = start + 1;
        while (at < text.Length && text[at] != quote && text[at] is not ('\n' or '\r'))
        {
            if (text[at] == '\\')
            {
                at = ReadEscape(at, quote, value);
            }
            else
            {
                if (text[at] == '\t')
                {
                    Report(at, at + 1, "A tab in a JSON string is written as \\t.", "\\t");
                }

                value.Append(text[at++]);
            }
        }

        if (at < text.Length && text[at] == quote)
        {
            end = at + 1;
        }
        else
        {
            end = at;
            Report(start, end, "This string is not closed on its line. Add the closing quote; a line break in a string is written as \\n.");
        }

        string read = ReplaceLoneSurrogates(value);
        if (quote == '\'')
        {
            findings.Report(SyntaxRules.JsonSingleQuotes, start, end, "A JSON string stands in double quotes.", SecretShapes.LooksLikeSecret(read) ? null : Quote(read));
        }

        return read;
    }

    /// <summary>The text as a JSON string.</summary>
    public static string Quote(string value)
    {
        var quoted = new StringBuilder("\"");
        foreach (char unit in value)
        {
            switch (unit)
            {
                case '"' or '\\':
                    quoted.Append('\\').Append(unit);
                    break;
                case < ' ':
                    quoted.Append("\\u").Append(((int)unit).ToString("x4", CultureInfo.InvariantCulture));
                    break;
                default:
                    quoted.Append(unit);
                    break;
            }
        }

        return quoted.Append('"').ToString();
    }

    private int ReadEscape(int at, char quote, StringBuilder value)
    {
        char kind = at + 1 < text.Length ? text[at + 1] : '\n';
        switch (kind)
        {
            case '"' or '\\' or '/':
            case '\'' when quote == '\'':
                value.Append(kind);
                return at + 2;
            case 'b':
                value.Append('\b');
                return at + 2;
            case 'f':
                value.Append('\f');
                return at + 2;
            case 'n':
                value.Append('\n');
                return at + 2;
            case 'r':
                value.Append('\r');
                return at + 2;
            case 't':
                value.Append('\t');
                return at + 2;
            case 'u':
                return ReadUnicode(at, value);
            case '\n' or '\r':
                Report(at, at + 1, "A backslash in a JSON string is written as \\\\.", "\\\\");
                return at + 1;
            default:
                Report(at, at + 2, $"'\\{kind}' is no escape of JSON. Write \\\\ for a backslash.", "\\\\" + kind);
                value.Append(kind);
                return at + 2;
        }
    }

    private int ReadUnicode(int at, StringBuilder value)
    {
        int unit = ParseHex(at + 2);
        if (unit < 0)
        {
            Report(at, at + 2, "Four hexadecimal digits are expected behind \\u.");
            value.Append('u');
            return at + 2;
        }

        bool paired = char.IsLowSurrogate((char)unit)
            ? IsEscapedSurrogate(at - 6, char.IsHighSurrogate)
            : IsEscapedSurrogate(at + 6, char.IsLowSurrogate);
        if (char.IsSurrogate((char)unit) && !paired)
        {
            findings.Report(SyntaxRules.BadEncoding, at, at + 6, $"'{text.Substring(at, 6)}' is half of a surrogate pair and no character by itself. Write both halves, or the character.");
            unit = Replacement;
        }

        value.Append((char)unit);
        return at + 6;
    }

    private bool IsEscapedSurrogate(int at, Func<char, bool> isHalf) =>
        at >= 0
        && string.CompareOrdinal(text, at, "\\u", 0, 2) == 0
        && ParseHex(at + 2) is >= 0 and int unit
        && isHalf((char)unit);

    private int ParseHex(int at) =>
        at + 4 <= text.Length && NumberGrammar.TryParseInteger("0x" + text.Substring(at, 4), out long unit) && NumberGrammar.IsBased("0x" + text.Substring(at, 4))
            ? (int)unit
            : -1;

    // Halves that only seemed to be paired: \ud800\ud800\udc00 and the like.
    private static string ReplaceLoneSurrogates(StringBuilder value)
    {
        for (int i = 0; i < value.Length; i++)
        {
            if (char.IsHighSurrogate(value[i]) && i + 1 < value.Length && char.IsLowSurrogate(value[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(value[i]))
            {
                value[i] = Replacement;
            }
        }

        return value.ToString();
    }

    private void Report(int start, int end, string message, string? suggestion = null) =>
        findings.Report(SyntaxRules.InvalidJson, start, end, message, suggestion);
}
