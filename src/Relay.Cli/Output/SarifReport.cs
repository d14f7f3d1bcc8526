using System.Text.Json;
using Relay.Presets;

namespace Relay.Cli;

/// <summary>The report as SARIF 2.1.0 (OASIS), with what a comment of a preset hides as suppressed in its source.</summary>
internal static class SarifReport
{
    private const string Schema = "https://json.schemastore.org/sarif-2.1.0.json";

    /// <summary>The report as one SARIF log.</summary>
    public static string Write(CheckReport report)
    {
        List<FindingRule> rules = RulesOf(report);
        return JsonOutput.Write(json =>
        {
            json.WriteStartObject();
            json.WriteString("$schema", Schema);
            json.WriteString("version", "2.1.0");
            json.WriteStartArray("runs");
            json.WriteStartObject();
            WriteTool(json, report.Policy, rules);
            json.WriteString("columnKind", "utf16CodeUnits");
            json.WriteStartArray("results");
            foreach (Finding finding in report.Findings)
            {
                WriteResult(json, report, rules, finding, suppression: null);
            }

            foreach (SuppressedFinding hidden in report.Result.Compilation.Suppressed)
            {
                WriteResult(json, report, rules, hidden.Finding, hidden);
            }

            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    private static List<FindingRule> RulesOf(CheckReport report)
    {
        var ids = new SortedDictionary<string, FindingRule>(StringComparer.Ordinal);
        foreach (Finding finding in report.Findings)
        {
            ids[finding.Rule.Id] = finding.Rule;
        }

        foreach (SuppressedFinding hidden in report.Result.Compilation.Suppressed)
        {
            ids[hidden.Finding.Rule.Id] = hidden.Finding.Rule;
        }

        return [.. ids.Values];
    }

    private static void WriteTool(Utf8JsonWriter json, SeverityPolicy policy, List<FindingRule> rules)
    {
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", "relay");
        json.WriteString("semanticVersion", ToolVersion.Number);
        json.WriteStartArray("rules");
        foreach (FindingRule rule in rules)
        {
            json.WriteStartObject();
            json.WriteString("id", rule.Id);
            WriteText(json, "shortDescription", rule.Title);
            WriteText(json, "fullDescription", rule.Description);
            WriteText(json, "help", rule.Description);
            if (RuleLink.IsAddress)
            {
                json.WriteString("helpUri", RuleLink.Of(rule));
            }

            json.WriteStartObject("defaultConfiguration");
            json.WriteString("level", SeverityWord.Of(policy.Of(rule)));
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteResult(Utf8JsonWriter json, CheckReport report, List<FindingRule> rules, Finding finding, SuppressedFinding? suppression)
    {
        json.WriteStartObject();
        json.WriteString("ruleId", finding.Rule.Id);
        json.WriteNumber("ruleIndex", rules.IndexOf(finding.Rule));
        json.WriteString("level", SeverityWord.Of(report.Policy.Of(finding.Rule)));
        WriteText(json, "message", finding.Message);
        json.WriteStartArray("locations");
        WriteLocation(json, finding.Location);
        json.WriteEndArray();
        if (finding.Related.Count > 0)
        {
            json.WriteStartArray("relatedLocations");
            foreach (SourceLocation related in finding.Related)
            {
                WriteLocation(json, related);
            }

            json.WriteEndArray();
        }

        if (suppression is not null)
        {
            json.WriteStartArray("suppressions");
            json.WriteStartObject();
            json.WriteString("kind", "inSource");
            if (suppression.Reason is { } reason)
            {
                json.WriteString("justification", reason);
            }

            json.WriteEndObject();
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void WriteLocation(Utf8JsonWriter json, SourceLocation location)
    {
        json.WriteStartObject();
        json.WriteStartObject("physicalLocation");
        json.WriteStartObject("artifactLocation");
        json.WriteString("uri", Path.IsPathRooted(location.File) ? new Uri(location.File).AbsoluteUri : string.Join('/', location.File.Split('/').Select(Uri.EscapeDataString)));
        json.WriteEndObject();
        json.WriteStartObject("region");
        json.WriteNumber("startLine", location.Span.Start.Line + 1);
        json.WriteNumber("startColumn", location.Span.Start.Column + 1);
        json.WriteNumber("endLine", location.Span.End.Line + 1);
        json.WriteNumber("endColumn", location.Span.End.Column + 1);
        json.WriteNumber("charOffset", location.Span.Start.Offset);
        json.WriteNumber("charLength", location.Span.Length);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter json, string name, string text)
    {
        json.WriteStartObject(name);
        json.WriteString("text", text);
        json.WriteEndObject();
    }
}
