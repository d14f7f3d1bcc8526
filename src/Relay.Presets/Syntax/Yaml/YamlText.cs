namespace Relay.Presets;

/// <summary>Small questions about a YAML text that need no parser.</summary>
internal static class YamlText
{
    /// <summary>The first offset at or behind <paramref name="at"/> that is neither blank, a line break, nor in a comment.</summary>
    public static int SkipBlank(string text, int at, int end)
    {
        while (at < end)
        {
            if (text[at] is ' ' or '\t' || IsBreak(text[at]))
            {
                at++;
            }
            else if (IsComment(text, at))
            {
                at = LineEnd(text, at);
            }
            else
            {
                break;
            }
        }

        return Math.Min(at, end);
    }

    /// <summary>Whether a comment begins here: a <c>#</c> at the start of a line or behind a blank.</summary>
    public static bool IsComment(string text, int at) =>
        text[at] == '#' && (at == 0 || text[at - 1] is ' ' or '\t' or '\uFEFF' || IsBreak(text[at - 1]));

    /// <summary>Whether the parser ends a line here. It follows YAML 1.1, which has more line breaks than YAML 1.2 and than editors have.</summary>
    public static bool IsBreak(char unit) => unit is '\n' or '\r' or '\u0085' or '\u2028' or '\u2029';

    /// <summary>Offset of the line break that ends the line, or of the end of the text.</summary>
    public static int LineEnd(string text, int at)
    {
        while (at < text.Length && !IsBreak(text[at]))
        {
            at++;
        }

        return at;
    }

    /// <summary>Offset just behind the last unit of the line's content: comment and blanks at its end excluded, and not before <paramref name="at"/>.</summary>
    public static int ContentEnd(string text, int at)
    {
        int end = at;
        while (end < text.Length && !IsBreak(text[end]) && (end == at || !IsComment(text, end)))
        {
            end++;
        }

        return TrimEnd(text, at, end);
    }

    /// <summary>Moves <paramref name="end"/> back over blanks and line breaks, not before <paramref name="start"/>.</summary>
    public static int TrimEnd(string text, int start, int end)
    {
        while (end > start && text[end - 1] is ' ' or '\t' or '\n' or '\r')
        {
            end--;
        }

        return end;
    }

    /// <summary>Where a missing value stands: just behind the colon that follows the key, or behind the key when there is no colon.</summary>
    public static int BehindColon(string text, int keyEnd)
    {
        int at = SkipBlank(text, keyEnd, text.Length);
        return at < text.Length && text[at] == ':' ? at + 1 : keyEnd;
    }

    /// <summary>How many spaces or tabs a line begins with.</summary>
    public static int Indentation(SourceText source, string text, int line)
    {
        int start = source.LineStart(line), end = source.LineEnd(line), at = start;
        while (at < end && (text[at] is ' ' or '\t' || (at == 0 && text[at] == '\uFEFF')))
        {
            at++;
        }

        return at - start;
    }

    /// <summary>The text in double quotes, as YAML and JSON both read it.</summary>
    public static string Quote(string text) => "\"" + text.Replace("\\", "\\\\").Replace("\"", "\\\"") + "\"";
}
