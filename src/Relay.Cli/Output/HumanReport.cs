using System.Globalization;
using Relay.Presets;
using Spectre.Console;

namespace Relay.Cli;

/// <summary>The report for people: where, what, the line it is about with the place underlined, and how it is mended.</summary>
internal static class HumanReport
{
    private const int LongestBefore = 160, LongestBehind = 240;

    /// <summary>Writes it to the host's output.</summary>
    public static async Task WriteAsync(CliHost host, CheckReport report)
    {
        IAnsiConsole console = Terminal.Of(host);
        var shown = new Dictionary<string, SourceText>(StringComparer.Ordinal);
        foreach (Finding finding in report.Findings)
        {
            WriteFinding(console, report, finding);
            if (report.Result.Files.TryGetValue(finding.Location.File, out PresetFile? file))
            {
                if (!shown.TryGetValue(file.Path, out SourceText? text))
                {
                    shown.Add(file.Path, text = new SourceText(file.Path, SecretMask.Apply(report.Result, file)));
                }

                WriteExcerpt(console, text, finding.Location.Span, ColorOf(report.Policy.Of(finding.Rule)));
            }

            WriteHelp(console, report, finding);
        }

        WriteSummary(console, report);
        await host.Output.FlushAsync().ConfigureAwait(false);
    }

    private static void WriteFinding(IAnsiConsole console, CheckReport report, Finding finding)
    {
        FindingSeverity severity = report.Policy.Of(finding.Rule);
        SourcePosition start = finding.Location.Span.Start;
        string place = string.Create(CultureInfo.InvariantCulture, $"{finding.Location.File}:{start.Line + 1}:{start.Column + 1}");
        console.MarkupLine($"{Markup.Escape(place)}: [{ColorOf(severity)}]{SeverityWord.Of(severity)} {finding.Rule.Id}[/]: {Markup.Escape(finding.Message)}");
    }

    private static void WriteExcerpt(IAnsiConsole console, SourceText text, SourceSpan span, string color)
    {
        if (span.Start.Line >= text.LineCount)
        {
            return;
        }

        // Of a long line only what stands around the place: a file may be one line, with a hundred findings in it.
        int lineStart = Math.Max(text.LineStart(span.Start.Line), span.Start.Offset - LongestBefore);
        int lineEnd = Math.Min(text.LineEnd(span.Start.Line), span.Start.Offset + LongestBehind);
        string line = text.Text[lineStart..Math.Max(lineStart, lineEnd)];
        if (string.IsNullOrWhiteSpace(line))
        {
            return;
        }

        int from = Math.Min(span.Start.Offset - lineStart, line.Length);
        int length = Math.Max(1, Math.Min(span.End.Offset, lineEnd) - lineStart - from);

        // Tabs before the place stay tabs, so that the mark stands below it however wide they are shown.
        string indent = string.Concat(line[..from].Select(static c => c == '\t' ? '\t' : ' '));
        string number = (span.Start.Line + 1).ToString(CultureInfo.InvariantCulture).PadLeft(5);
        console.MarkupLine($"[grey]{number} |[/] {Markup.Escape(Terminal.Printable(line))}");
        console.MarkupLine($"[grey]      |[/] {indent}[{color}]{new string('^', length)}[/]");
    }

    private static void WriteHelp(IAnsiConsole console, CheckReport report, Finding finding)
    {
        IReadOnlyList<PresetFix> fixes = report.FixesOf(finding);
        if (fixes.Count > 0)
        {
            string how = fixes[0].IsPreferred ? " (relay fix)" : "";
            console.MarkupLine($"[grey]      =[/] {Markup.Escape(fixes[0].Title)}{how}");
        }

        foreach (SourceLocation related in finding.Related)
        {
            console.MarkupLine(string.Create(CultureInfo.InvariantCulture, $"[grey]      =[/] see {Markup.Escape(related.File)}:{related.Span.Start.Line + 1}:{related.Span.Start.Column + 1}"));
        }

        console.WriteLine();
    }

    private static void WriteSummary(IAnsiConsole console, CheckReport report)
    {
        int errors = report.Count(FindingSeverity.Error), warnings = report.Count(FindingSeverity.Warning), notes = report.Count(FindingSeverity.Info);
        string files = Counted(report.Result.Files.Count, "file");
        console.MarkupLine(errors + warnings + notes == 0
            ? $"[green]No findings[/] in {files}."
            : $"{Counted(errors, "error")}, {Counted(warnings, "warning")}, {Counted(notes, "note")} in {files}. 'relay explain <id>' tells more about a rule.");
    }

    private static string Counted(int count, string what) => string.Create(CultureInfo.InvariantCulture, $"{count} {what}{(count == 1 ? "" : "s")}");

    private static string ColorOf(FindingSeverity severity) => severity switch
    {
        FindingSeverity.Error => "red",
        FindingSeverity.Warning => "yellow",
        _ => "blue",
    };
}
