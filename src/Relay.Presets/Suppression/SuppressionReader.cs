namespace Relay.Presets;

/// <summary>Finds the comments of a YAML text that turn rules off. Most files have none, and then this is one search through the text.</summary>
internal static class SuppressionReader
{
    private const string Marker = "relay:";

    /// <summary>Reads the suppressions in the order of the text.</summary>
    /// <param name="source">The file.</param>
    /// <param name="end">Where the YAML ends: the end of the text, or of its front matter.</param>
    /// <param name="root">What was read of it; a <c>#</c> inside a value is no comment.</param>
    public static EquatableArray<Suppression> Read(SourceText source, int end, PresetNode? root)
    {
        List<Suppression>? found = null;
        string text = source.Text;
        for (int at = Find(text, 0, end); at >= 0; at = Find(text, at + Marker.Length, end))
        {
            if (Hash(text, at) is { } hash && IsFirstComment(source, hash, root))
            {
                (found ??= []).Add(SuppressionParser.Parse(source, hash, at + Marker.Length, LineOf(source, hash)));
            }
        }

        return found is null ? default : new EquatableArray<Suppression>([.. found]);
    }

    /// <summary>Whether there may be a suppression in these lines.</summary>
    public static bool MayHave(string lines) => Find(lines, 0, lines.Length) >= 0;

    private static int Find(string text, int from, int end) => from >= end ? -1 : text.IndexOf(Marker, from, end - from, StringComparison.Ordinal);

    /// <summary>The <c>#</c> that stands before <paramref name="at"/> with nothing but blanks between; null when there is none.</summary>
    private static int? Hash(string text, int at)
    {
        do
        {
            at--;
        }
        while (at >= 0 && text[at] is ' ' or '\t');
        return at >= 0 && text[at] == '#' && YamlText.IsComment(text, at) ? at : null;
    }

    private static bool IsFirstComment(SourceText source, int hash, PresetNode? root)
    {
        for (int at = source.LineStart(source.LineAt(hash)); at < hash; at++)
        {
            if (YamlText.IsComment(source.Text, at) && !IsInScalar(root, at))
            {
                return false;
            }
        }

        return !IsInScalar(root, hash);
    }

    private static bool IsInScalar(PresetNode? node, int offset)
    {
        if (node is null || offset < node.Location.Span.Start.Offset || offset >= node.Location.Span.End.Offset)
        {
            return false;
        }

        switch (node)
        {
            case SequenceNode sequence:
                foreach (PresetNode item in sequence.Items)
                {
                    if (IsInScalar(item, offset))
                    {
                        return true;
                    }
                }

                return false;
            case MappingNode mapping:
                foreach (MappingEntry entry in mapping.Entries)
                {
                    if (IsInScalar(entry.Key, offset) || IsInScalar(entry.Value, offset))
                    {
                        return true;
                    }
                }

                return false;
            default:
                return true;
        }
    }

    /// <summary>The line of the comment when something stands before it; else the next line that is neither blank nor a comment.</summary>
    private static int LineOf(SourceText source, int hash)
    {
        int line = source.LineAt(hash);
        if (YamlText.SkipBlank(source.Text, Math.Max(source.ContentStart, source.LineStart(line)), hash + 1) < hash)
        {
            return line;
        }

        int next = YamlText.SkipBlank(source.Text, hash, source.Text.Length);
        return next < source.Text.Length ? source.LineAt(next) : Suppression.Nowhere;
    }
}
