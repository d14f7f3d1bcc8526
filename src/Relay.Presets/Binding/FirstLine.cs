namespace Relay.Presets;

/// <summary>Narrows a location that covers several lines to where it starts, so that a finding does not underline half a file.</summary>
internal static class FirstLine
{
    /// <summary>The location itself when it is on one line; else its first position.</summary>
    public static SourceLocation Of(SourceLocation location) =>
        location.Span.Start.Line == location.Span.End.Line
            ? location
            : new SourceLocation(location.File, new SourceSpan(location.Span.Start, location.Span.Start));
}
