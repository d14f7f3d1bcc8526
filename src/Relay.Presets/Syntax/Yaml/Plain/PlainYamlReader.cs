namespace Relay.Presets;

/// <summary>
/// Reads the YAML that presets are nearly always written in, several times faster than the parser: block mappings and lists, values on one line.
/// </summary>
/// <remarks>
/// It judges nothing. Whatever is unusual (tags, anchors, tabs, escapes, block scalars, values over several lines, a second document) or may be wrong
/// (duplicate keys, odd indentation, <c>yes</c>) makes it give up, and the parser reads the file instead. Where it does not give up, the nodes are those
/// that the parser gives, position by position, and there are no findings.
/// </remarks>
internal sealed class PlainYamlReader
{
    private const int Deepest = 16;

    private readonly PlainCursor _cursor;
    private readonly PlainFlowReader _flow;

    private PlainYamlReader(PlainCursor cursor)
    {
        _cursor = cursor;
        _flow = new PlainFlowReader(cursor);
    }

    /// <summary>Reads a whole text; null where the parser is needed.</summary>
    public static MappingNode? Read(SourceText source, string text) =>
        source.ContentStart == 0 && PlainText.IsPlain(text) ? Read(new PlainCursor(source.Path, text, 0, 0, text.Length), 0, 0) : null;

    /// <summary>Reads a stretch of whole lines that is one mapping, whose keys stand in <paramref name="column"/>; null where the parser is needed.</summary>
    /// <param name="cursor">Where it begins.</param>
    /// <param name="column">The column of the keys.</param>
    /// <param name="depth">How many mappings and lists it lies in.</param>
    public static MappingNode? Read(PlainCursor cursor, int column, int depth)
    {
        cursor.SkipToContent();
        return !cursor.IsAtEnd && cursor.Column == column && new PlainYamlReader(cursor).ReadMapping(column, depth) is { } mapping && cursor.IsAtEnd ? mapping : null;
    }

    /// <summary>Reads entries as long as they stand in <paramref name="column"/>. Behind it the cursor is at the next content.</summary>
    private MappingNode? ReadMapping(int column, int depth)
    {
        var entries = new List<MappingEntry>();
        var keys = new PlainKeys();
        do
        {
            if (_cursor.Column != column || depth == Deepest || PlainScalarReader.ReadKey(_cursor) is not { } key || !keys.Add(key.Text)
                || ReadValue(column, depth, isAfterDash: false) is not { } value)
            {
                return null;
            }

            entries.Add(new MappingEntry(key, value));
        }
        while (!_cursor.IsAtEnd && _cursor.Column >= column);
        return new MappingNode(
            _cursor.Locate(entries[0].Key.Location.Span.Start, entries[entries.Count - 1].Value.Location.Span.End),
            new EquatableArray<MappingEntry>(entries.ToArray()));
    }

    /// <summary>Reads items as long as their hyphens stand in <paramref name="column"/>. Behind it the cursor is at the next content.</summary>
    private SequenceNode? ReadSequence(int column, int depth)
    {
        var items = new List<PresetNode>();
        SourcePosition start = _cursor.Position;
        do
        {
            if (depth == Deepest)
            {
                return null;
            }

            _cursor.At++;
            if (ReadValue(column, depth, isAfterDash: true) is not { } item)
            {
                return null;
            }

            items.Add(item);
        }
        while (!_cursor.IsAtEnd && _cursor.Column == column && _cursor.IsAtDash);
        return new SequenceNode(_cursor.Locate(start, items[items.Count - 1].Location.Span.End), new EquatableArray<PresetNode>(items.ToArray()));
    }

    /// <summary>Reads what stands behind a colon or a hyphen, on the same line or indented below.</summary>
    private PresetNode? ReadValue(int column, int depth, bool isAfterDash)
    {
        SourcePosition behind = _cursor.Position;
        _cursor.SkipSpaces();
        if (!_cursor.IsAtLineEnd)
        {
            return isAfterDash && PlainScalarReader.IsKey(_cursor) ? ReadMapping(_cursor.Column, depth + 1) : ReadOnLine(depth);
        }

        _cursor.SkipToContent();
        bool isBelow = !_cursor.IsAtEnd && _cursor.Column > column;
        return isAfterDash ? null
            : !_cursor.IsAtEnd && _cursor.IsAtDash && _cursor.Column >= column ? ReadSequence(_cursor.Column, depth + 1)
            : isBelow ? ReadMapping(_cursor.Column, depth + 1)
            : new ScalarNode(_cursor.Locate(behind, behind), "", ScalarStyle.Plain);
    }

    private PresetNode? ReadOnLine(int depth)
    {
        PresetNode? value = _cursor.Current is '{' or '[' ? _flow.Read(depth + 1) : PlainScalarReader.ReadValue(_cursor);
        if (value is null)
        {
            return null;
        }

        int end = _cursor.At;
        _cursor.SkipSpaces();
        if (!_cursor.IsAtLineEnd || (_cursor.At == end && !_cursor.IsAtEnd && _cursor.Current == '#'))
        {
            return null;
        }

        _cursor.SkipToContent();
        return value;
    }
}
