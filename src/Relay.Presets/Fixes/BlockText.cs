namespace Relay.Presets;

/// <summary>Finds its way in YAML that is written by indentation.</summary>
internal static class BlockText
{
    /// <summary>Whether nothing but blanks stands before <paramref name="at"/> on its line.</summary>
    public static bool IsFirstOnLine(SourceText source, int at)
    {
        for (int i = Math.Max(source.ContentStart, source.LineStart(source.LineAt(at))); i < at; i++)
        {
            if (source.Text[i] != ' ')
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>
    /// The last line of what begins at <paramref name="at"/>: an entry, or an item with its hyphen. What is indented deeper belongs to it, and so do items
    /// of a list at the indentation of its key; comments and blank lines at its end do not.
    /// </summary>
    public static int LastLine(SourceText source, int at, bool isItem)
    {
        int line = source.LineAt(at), column = at - source.LineStart(line), last = line;
        int opening = YamlText.SkipBlank(source.Text, YamlText.BehindColon(source.Text, at), source.Text.Length);
        for (int next = line + 1; next < source.LineCount; next++)
        {
            int start = source.LineStart(next) + YamlText.Indentation(source, source.Text, next), end = source.LineEnd(next);
            if (start >= end)
            {
                continue;
            }

            int indentation = start - source.LineStart(next);
            bool belongs = indentation > column || (!isItem && indentation == column && IsItem(source.Text, start, end));
            bool isComment = source.Text[start] == '#';
            if (!belongs && !isComment)
            {
                break;
            }

            last = belongs && !isComment ? next : last;
        }

        return last;
    }

    /// <summary>The start of the line behind <paramref name="line"/>, or the end of the text.</summary>
    public static int StartOfNext(SourceText source, int line) => line + 1 < source.LineCount ? source.LineStart(line + 1) : source.Text.Length;

    /// <summary>The end of what a line says: before its comment, blanks not counted.</summary>
    public static int EndOfContent(SourceText source, int line, int from) => YamlText.ContentEnd(source.Text, Math.Max(from, source.LineStart(line)));

    private static bool IsItem(string text, int start, int end) => text[start] == '-' && (start + 1 == end || text[start + 1] == ' ');
}
