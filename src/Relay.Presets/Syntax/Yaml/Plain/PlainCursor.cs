namespace Relay.Presets;

/// <summary>A place in a plain text, with its line.</summary>
internal sealed class PlainCursor(string path, string text, int at, int line, int end)
{
    private int _line = line;
    private int _lineStart = at;

    /// <summary>The text that is read.</summary>
    public string Text => text;

    /// <summary>Offset of the next unit, which is on the line that was skipped to.</summary>
    public int At { get; set; } = at;

    /// <summary>The next unit.</summary>
    public char Current => text[At];

    /// <summary>How far behind the start of its line the place is.</summary>
    public int Column => At - _lineStart;

    /// <summary>Whether there is nothing left.</summary>
    public bool IsAtEnd => At == end;

    /// <summary>Whether only a comment is left of the line. Where one may begin is for the caller to know.</summary>
    public bool IsAtLineEnd => At == end || text[At] is '\n' or '\r' or '#';

    /// <summary>Whether an item of a list begins here.</summary>
    public bool IsAtDash => text[At] == '-' && IsBlank(At + 1);

    /// <summary>The place as a position.</summary>
    public SourcePosition Position => PositionAt(At);

    /// <summary>Whether a space or the end of a line stands at <paramref name="offset"/>.</summary>
    public bool IsBlank(int offset) => offset >= end || text[offset] is ' ' or '\n' or '\r';

    /// <summary>Whether <paramref name="offset"/> is before the end.</summary>
    public bool IsInside(int offset) => offset < end;

    /// <summary>An offset on this line as a position.</summary>
    public SourcePosition PositionAt(int offset) => new(_line, offset - _lineStart, offset);

    /// <summary>A stretch of the file.</summary>
    public SourceLocation Locate(SourcePosition from, SourcePosition to) => new(path, new SourceSpan(from, to));

    /// <summary>A stretch of this line.</summary>
    public SourceLocation Locate(int from, int to) => Locate(PositionAt(from), PositionAt(to));

    /// <summary>Goes over spaces.</summary>
    public void SkipSpaces()
    {
        while (At < end && text[At] == ' ')
        {
            At++;
        }
    }

    /// <summary>Goes over the rest of this line, and lines that are blank or comments, to what stands first on a line. From the start of a line it may be that one.</summary>
    public void SkipToContent()
    {
        SkipSpaces();
        while (At < end && text[At] is '\n' or '\r' or '#')
        {
            int lineEnd = text.IndexOf('\n', At, end - At);
            if (lineEnd < 0)
            {
                At = end;
                return;
            }

            At = _lineStart = lineEnd + 1;
            _line++;
            SkipSpaces();
        }
    }
}
