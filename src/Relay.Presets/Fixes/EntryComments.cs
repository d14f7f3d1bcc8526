namespace Relay.Presets;

/// <summary>The comments of an entry that is written by indentation: those right above it, and the one on its line.</summary>
/// <param name="Above">The comments above it, from the top.</param>
/// <param name="Behind">The comment on its line; null when there is none.</param>
/// <param name="FirstLine">The line of the first of them, or of the key.</param>
internal sealed record EntryComments(IReadOnlyList<string> Above, string? Behind, int FirstLine)
{
    /// <summary>Whether there are none.</summary>
    public bool IsEmpty => Above.Count == 0 && Behind is null;

    /// <summary>The comments of an entry of one line; null when it shares its line with something else, which moving would tear apart.</summary>
    public static EntryComments? Of(SourceText source, MappingEntry entry)
    {
        int key = entry.Key.Location.Span.Start.Offset, line = source.LineAt(key);
        int rest = entry.Value.Location.Span.End.Offset;
        if (!BlockText.IsFirstOnLine(source, key) || rest < key || source.LineAt(rest) != line)
        {
            return null;
        }

        string behind = source.Text.Substring(rest, source.LineEnd(line) - rest).Trim();
        if (behind.Length > 0 && behind[0] != '#')
        {
            return null;
        }

        int column = key - source.LineStart(line), first = line;
        while (first > 0 && CommentAt(source, first - 1, column) is not null)
        {
            first--;
        }

        var above = new List<string>();
        for (int at = first; at < line; at++)
        {
            above.Add(CommentAt(source, at, column)!);
        }

        return new EntryComments(above, behind.Length == 0 ? null : behind, first);
    }

    /// <summary>The entry with its comments, each line indented, without a line break at the end.</summary>
    public string Write(string entry, string indentation, string newLine)
    {
        string text = "";
        foreach (string comment in Above)
        {
            text += indentation + comment + newLine;
        }

        return text + indentation + entry + (Behind is null ? "" : " " + Behind);
    }

    private static string? CommentAt(SourceText source, int line, int column)
    {
        int start = source.LineStart(line) + column;
        return BlockText.IsFirstOnLine(source, start) && start < source.LineEnd(line) && source.Text[start] == '#'
            ? source.Text.Substring(start, source.LineEnd(line) - start).TrimEnd()
            : null;
    }
}
