namespace Relay.Presets;

/// <summary>The text of one file, with the way from an offset to a line and column.</summary>
/// <remarks>A line ends at LF, CR LF or a lone CR, as editors count. Offsets outside the text are moved to its nearest end, so every location lies inside the text.</remarks>
internal sealed class SourceText
{
    private readonly List<int> _lineStarts = [0];

    public SourceText(string path, string text)
    {
        Path = path;
        Text = text;
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n')))
            {
                _lineStarts.Add(i + 1);
            }
        }
    }

    /// <summary>The path as given.</summary>
    public string Path { get; }

    /// <summary>The text as given, byte order mark included.</summary>
    public string Text { get; }

    /// <summary>Where the content begins: behind the byte order mark, if there is one.</summary>
    public int ContentStart => Text.Length > 0 && Text[0] == '\uFEFF' ? 1 : 0;

    /// <summary>How many lines there are; an empty text has one.</summary>
    public int LineCount => _lineStarts.Count;

    /// <summary>Offset of the first unit of a line.</summary>
    public int LineStart(int line) => _lineStarts[line];

    /// <summary>Offset just behind the last unit of a line, line break excluded.</summary>
    public int LineEnd(int line)
    {
        int end = line + 1 < _lineStarts.Count ? _lineStarts[line + 1] : Text.Length;
        while (end > _lineStarts[line] && Text[end - 1] is '\n' or '\r')
        {
            end--;
        }

        return end;
    }

    /// <summary>The line that an offset lies on.</summary>
    public int LineAt(int offset)
    {
        int found = _lineStarts.BinarySearch(Clamp(offset));
        return found >= 0 ? found : ~found - 1;
    }

    /// <summary>Line and column of an offset.</summary>
    public SourcePosition PositionAt(int offset)
    {
        offset = Clamp(offset);
        int line = LineAt(offset);
        return new SourcePosition(line, offset - _lineStarts[line], offset);
    }

    /// <summary>The stretch from <paramref name="start"/> to just before <paramref name="end"/>.</summary>
    public SourceLocation Locate(int start, int end) =>
        new(Path, new SourceSpan(PositionAt(start), PositionAt(Math.Max(start, end))));

    private int Clamp(int offset) => Math.Max(0, Math.Min(offset, Text.Length));
}
