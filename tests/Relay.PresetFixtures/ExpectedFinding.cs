using System.Globalization;
using System.Text.RegularExpressions;
using Relay.Presets;

namespace Relay.PresetFixtures;

/// <summary>What every host must say about a fixture: id, place and message.</summary>
/// <param name="File">The file.</param>
/// <param name="Id">The rule's id.</param>
/// <param name="Span">The place: <c>5:13-18</c> on one line, <c>5:13-6:2</c> over several, <c>5:13</c> when empty; all counted from 1.</param>
/// <param name="Message">The message.</param>
public sealed partial record ExpectedFinding(string File, string Id, string Span, string Message)
{
    /// <summary>What is expected where a finding is right.</summary>
    public static ExpectedFinding Of(Finding finding)
    {
        SourceSpan span = finding.Location.Span;
        return new ExpectedFinding(finding.Location.File, finding.Rule.Id, SpanOf(span.Start.Line, span.Start.Column, span.End.Line, span.End.Column), finding.Message);
    }

    /// <summary>A place as fixtures write it, from lines and columns counted from 0.</summary>
    public static string SpanOf(int line, int column, int endLine, int endColumn)
    {
        string start = string.Create(CultureInfo.InvariantCulture, $"{line + 1}:{column + 1}");
        return line != endLine ? string.Create(CultureInfo.InvariantCulture, $"{start}-{endLine + 1}:{endColumn + 1}")
            : column != endColumn ? string.Create(CultureInfo.InvariantCulture, $"{start}-{endColumn + 1}")
            : start;
    }

    /// <summary>Reads a line of a fixture; null when it is none of these.</summary>
    /// <param name="line">The line.</param>
    /// <param name="firstFile">The file that a line without one is about.</param>
    public static ExpectedFinding? Read(string line, string firstFile) =>
        Form().Match(line) is { Success: true } match
            ? new ExpectedFinding(match.Groups["file"].Success ? match.Groups["file"].Value : firstFile, match.Groups["id"].Value, match.Groups["span"].Value, match.Groups["message"].Value)
            : null;

    /// <summary>The line of a fixture.</summary>
    /// <param name="comment">What a comment begins with there.</param>
    /// <param name="firstFile">The file that need not be named.</param>
    public string Write(string comment, string firstFile) => $"{comment} expect: {Id} {(File == firstFile ? "" : File)}@{Span} \"{Message}\"";

    [GeneratedRegex("""^(#|//) expect: (?<id>RLY\d{4}) (?<file>[^@\s]+)?@(?<span>[\d:-]+) "(?<message>.*)"$""")]
    private static partial Regex Form();
}
