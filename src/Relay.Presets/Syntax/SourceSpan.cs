namespace Relay.Presets;

/// <summary>A position in a preset file: zero-based line, zero-based column in UTF-16 units, and offset from the start of the text.</summary>
public readonly record struct SourcePosition(int Line, int Column, int Offset);

/// <summary>A stretch of a preset file, from its first unit to just behind its last.</summary>
public readonly record struct SourceSpan(SourcePosition Start, SourcePosition End)
{
    /// <summary>How many UTF-16 units it covers.</summary>
    public int Length => End.Offset - Start.Offset;
}

/// <summary>A stretch of a particular file.</summary>
public readonly record struct SourceLocation(string File, SourceSpan Span);
