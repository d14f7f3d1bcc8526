namespace Relay.Presets.Tests;

/// <summary>A preset with one mistake made in it.</summary>
/// <param name="Kind">What kind of mistake.</param>
/// <param name="File">The name of the file, which says whether it is YAML or JSON.</param>
/// <param name="Text">The text with the mistake.</param>
/// <param name="Start">Offset of the first unit of the mistake.</param>
/// <param name="End">Offset just behind its last unit; a finding that overlaps or touches the stretch is at the place.</param>
/// <param name="Line">The line as it was before.</param>
public sealed record Mutation(string Kind, string File, string Text, int Start, int End, string Line)
{
    /// <summary>Whether a finding is at the place.</summary>
    public bool IsHitBy(Finding finding) =>
        finding.Location.Span.Start.Offset <= End && finding.Location.Span.End.Offset >= Start;

    public override string ToString()
    {
        int start = Text.LastIndexOf('\n', Math.Max(0, Math.Min(Start, Text.Length) - 1)) + 1;
        int end = Text.IndexOf('\n', Math.Min(Start, Text.Length)) is >= 0 and var at ? at : Text.Length;
        return $"{Kind} in {File}: {Line.Trim()} became {Text[Math.Min(start, end)..end].Trim()}";
    }
}
