using Relay.Presets;

namespace Relay.Cli;

/// <summary>Positions of the protocol and of presets: both count lines from 0, and columns in UTF-16 units.</summary>
internal static class Positions
{
    /// <summary>The offset of a position; one behind the end of its line is that end, as the protocol has it.</summary>
    public static int OffsetOf(SourceText text, LspPosition position)
    {
        if (position.Line < 0)
        {
            return 0;
        }

        if (position.Line >= text.LineCount)
        {
            return text.Text.Length;
        }

        int start = text.LineStart(position.Line);
        return start + Math.Clamp(position.Character, 0, text.LineEnd(position.Line) - start);
    }

    /// <summary>A stretch of a preset in the protocol's terms.</summary>
    public static LspRange RangeOf(SourceSpan span) => new(new(span.Start.Line, span.Start.Column), new(span.End.Line, span.End.Column));

    /// <summary>The stretch between two offsets.</summary>
    public static LspRange RangeOf(SourceText text, int start, int end) => RangeOf(text.Locate(start, end).Span);
}
