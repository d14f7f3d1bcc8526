namespace Relay.Presets;

/// <summary>Finds its way in braces and brackets, of YAML and JSON alike.</summary>
internal static class FlowText
{
    /// <summary>Whether a node is written in braces or brackets.</summary>
    public static bool IsFlow(string text, PresetNode node) =>
        node.Location.Span.Start.Offset < text.Length && text[node.Location.Span.Start.Offset] is '{' or '[';

    /// <summary>Where the value ends that begins at or behind <paramref name="at"/>: at the comma or bracket behind it, blanks and comments not counted.</summary>
    public static int EndOfValue(string text, int at)
    {
        int depth = 0, start = at, end = at;
        while (at < text.Length)
        {
            char unit = text[at];
            if (unit is '"' or '\'' && OpensQuote(text, at))
            {
                end = at = EndOfQuote(text, at);
                continue;
            }

            if (YamlText.IsComment(text, at))
            {
                at = YamlText.LineEnd(text, at);
                continue;
            }

            if (unit is '{' or '[')
            {
                depth++;
            }
            else if (unit is '}' or ']' && --depth < 0)
            {
                break;
            }
            else if (unit == ',' && depth == 0)
            {
                break;
            }

            at++;
            end = unit is ' ' or '\t' or '\r' or '\n' ? end : at;
        }

        return YamlText.TrimEnd(text, start, end);
    }

    /// <summary>Just behind the bracket that closes the one at <paramref name="at"/>.</summary>
    public static int EndOfBrackets(string text, int at)
    {
        int depth = 0;
        do
        {
            if (text[at] is '"' or '\'' && OpensQuote(text, at))
            {
                at = EndOfQuote(text, at);
                continue;
            }

            if (YamlText.IsComment(text, at))
            {
                at = YamlText.LineEnd(text, at);
                continue;
            }

            depth += text[at] is '{' or '[' ? 1 : text[at] is '}' or ']' ? -1 : 0;
            at++;
        }
        while (depth > 0 && at < text.Length);
        return at;
    }

    /// <summary>The edit that takes out what stands from <paramref name="start"/> to <paramref name="end"/> in braces or brackets, with one comma.</summary>
    public static (int Start, int End) WithComma(string text, int start, int end)
    {
        int behind = SkipBlank(text, end);
        if (behind < text.Length && text[behind] == ',')
        {
            // A comment that comes to stand where the value began needs a blank before it.
            int next = SkipBlank(text, behind + 1);
            return (start, next < text.Length && text[next] == '#' && start > 0 && text[start - 1] is not (' ' or '\t' or '\n' or '\r') && next > behind + 1 ? next - 1 : next);
        }

        int before = start;
        while (before > 0 && text[before - 1] is ' ' or '\t' or '\r' or '\n')
        {
            before--;
        }

        return before > 0 && text[before - 1] == ',' ? (before - 1, end) : (start, end);
    }

    private static int SkipBlank(string text, int at)
    {
        while (at < text.Length && text[at] is ' ' or '\t' or '\r' or '\n')
        {
            at++;
        }

        return at;
    }

    /// <summary>A quote inside a plain word, as in <c>it's</c>, opens nothing.</summary>
    private static bool OpensQuote(string text, int at)
    {
        int before = at - 1;
        while (before >= 0 && text[before] is ' ' or '\t' or '\r' or '\n')
        {
            before--;
        }

        return before < 0 || text[before] is ':' or ',' or '{' or '[';
    }

    private static int EndOfQuote(string text, int at)
    {
        char quote = text[at];
        for (at++; at < text.Length && text[at] != quote; at++)
        {
            at += text[at] == '\\' && quote == '"' ? 1 : 0;
        }

        return Math.Min(at + 1, text.Length);
    }
}
