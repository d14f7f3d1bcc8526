using System.Globalization;

namespace Relay.Presets.Tests;

/// <summary>A finding as the build prints it, without the project at its end.</summary>
internal static class BuildMessage
{
    public static string Of(Finding finding)
    {
        SourcePosition start = finding.Location.Span.Start;
        string severity = finding.Rule.Severity switch
        {
            FindingSeverity.Error => "error",
            FindingSeverity.Warning => "warning",
            _ => "info",
        };
        return string.Create(CultureInfo.InvariantCulture, $"{finding.Location.File}({start.Line + 1},{start.Column + 1}): {severity} {finding.Rule.Id}: {finding.Message}");
    }
}
