using System.Text.Json;
using Relay.Presets;

namespace Relay.Cli;

/// <summary>The report as JSON. Fields are added in later versions, never renamed or removed (docs/cli.md).</summary>
internal static class JsonReport
{
    /// <summary>Version of the form.</summary>
    public const int Version = 1;

    /// <summary>The report as one JSON object.</summary>
    public static string Write(CheckReport report) => JsonOutput.Write(json =>
    {
        json.WriteStartObject();
        json.WriteNumber("version", Version);
        json.WriteStartArray("files");
        foreach (string file in report.Result.Files.Keys.Order(StringComparer.Ordinal))
        {
            json.WriteStringValue(file);
        }

        json.WriteEndArray();
        json.WriteStartObject("summary");
        json.WriteNumber("errors", report.Count(FindingSeverity.Error));
        json.WriteNumber("warnings", report.Count(FindingSeverity.Warning));
        json.WriteNumber("notes", report.Count(FindingSeverity.Info));
        json.WriteNumber("suppressed", report.Result.Compilation.Suppressed.Count);
        json.WriteEndObject();
        json.WriteStartArray("findings");
        foreach (Finding finding in report.Findings)
        {
            WriteFinding(json, report, finding);
        }

        json.WriteEndArray();
        json.WriteStartArray("suppressed");
        foreach (SuppressedFinding hidden in report.Result.Compilation.Suppressed)
        {
            json.WriteStartObject();
            WriteWhat(json, report, hidden.Finding);
            json.WriteString("reason", hidden.Reason);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static void WriteFinding(Utf8JsonWriter json, CheckReport report, Finding finding)
    {
        json.WriteStartObject();
        WriteWhat(json, report, finding);
        json.WriteStartArray("related");
        foreach (SourceLocation related in finding.Related)
        {
            json.WriteStartObject();
            WriteWhere(json, related);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("fixes");
        foreach (PresetFix fix in report.FixesOf(finding))
        {
            json.WriteStartObject();
            json.WriteString("title", fix.Title);
            json.WriteBoolean("preferred", fix.IsPreferred);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteWhat(Utf8JsonWriter json, CheckReport report, Finding finding)
    {
        json.WriteString("id", finding.Rule.Id);
        json.WriteString("severity", SeverityWord.Of(report.Policy.Of(finding.Rule)));
        json.WriteString("title", finding.Rule.Title);
        json.WriteString("message", finding.Message);
        WriteWhere(json, finding.Location);
        json.WriteString("help", RuleLink.Of(finding.Rule));
    }

    private static void WriteWhere(Utf8JsonWriter json, SourceLocation location)
    {
        json.WriteString("file", location.File);
        WritePosition(json, "start", location.Span.Start);
        WritePosition(json, "end", location.Span.End);
    }

    /// <summary>Line and column from 1, the offset from 0, all in UTF-16 units.</summary>
    private static void WritePosition(Utf8JsonWriter json, string name, SourcePosition position)
    {
        json.WriteStartObject(name);
        json.WriteNumber("line", position.Line + 1);
        json.WriteNumber("column", position.Column + 1);
        json.WriteNumber("offset", position.Offset);
        json.WriteEndObject();
    }
}
