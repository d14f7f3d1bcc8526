namespace Relay.Presets;

/// <summary>Locates a part of a scalar's text in the file.</summary>
internal static class ScalarPart
{
    /// <summary>
    /// Where the units from <paramref name="start"/> stand; the whole scalar when that cannot be told, because escapes or line breaks make
    /// the text differ from what was written.
    /// </summary>
    public static SourceLocation Of(ScalarNode scalar, int start, int length)
    {
        int quotes = scalar.Style == ScalarStyle.Quoted ? 1 : 0;
        SourceSpan span = scalar.Location.Span;
        if (scalar.Style == ScalarStyle.Block || span.Start.Line != span.End.Line || span.Length != scalar.Text.Length + (2 * quotes))
        {
            return scalar.Location;
        }

        return new SourceLocation(scalar.Location.File, new SourceSpan(Shift(span.Start, quotes + start), Shift(span.Start, quotes + start + length)));
    }

    /// <summary>A suggestion for a part of the text; null when the part cannot be told from the whole, which it must not replace.</summary>
    public static string? Suggest(ScalarNode scalar, SourceLocation part, string? suggestion) => part == scalar.Location ? null : suggestion;

    private static SourcePosition Shift(SourcePosition position, int by) => new(position.Line, position.Column + by, position.Offset + by);
}
