using System.Globalization;
using System.Text;
using Relay.Presets;

namespace Relay.Cli;

/// <summary>The report as workflow commands of GitHub Actions, one line each (docs.github.com, "Workflow commands": error, warning, notice).</summary>
internal static class GitHubReport
{
    /// <summary>The lines; empty when nothing was found.</summary>
    public static string Write(CheckReport report)
    {
        var lines = new StringBuilder();
        foreach (Finding finding in report.Findings)
        {
            SourceSpan span = finding.Location.Span;
            lines.Append(CultureInfo.InvariantCulture, $"::{Command(report.Policy.Of(finding.Rule))} file={Property(finding.Location.File)},line={span.Start.Line + 1},endLine={span.End.Line + 1}");

            // Columns over several lines are refused.
            if (span.Start.Line == span.End.Line)
            {
                lines.Append(CultureInfo.InvariantCulture, $",col={span.Start.Column + 1},endColumn={Math.Max(span.Start.Column + 1, span.End.Column)}");
            }

            lines.Append(",title=").Append(Property(finding.Rule.Id + ": " + finding.Rule.Title)).Append("::").Append(Data(finding.Message)).Append('\n');
        }

        return lines.ToString();
    }

    private static string Command(FindingSeverity severity) => severity switch
    {
        FindingSeverity.Error => "error",
        FindingSeverity.Warning => "warning",
        _ => "notice",
    };

    private static string Data(string text) =>
        text.Replace("%", "%25", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) => Data(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}
