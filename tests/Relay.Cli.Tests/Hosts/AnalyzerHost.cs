using Microsoft.CodeAnalysis;
using Relay.Analyzers;
using Relay.RoslynTestKit;

namespace Relay.Cli.Tests;

/// <summary>The build: presets as additional files of a compilation.</summary>
internal static class AnalyzerHost
{
    public static async Task<IReadOnlyList<ReportedFinding>> FindAsync(IReadOnlyList<PresetInput> files)
    {
        var test = new AnalyzerTest<PresetAnalyzer>();
        foreach (PresetInput file in files)
        {
            test.AdditionalFiles.Add(new TestFile(file.Path, file.Text) { Metadata = { ["RelayPreset"] = file.IsKeys ? "keys" : file.IsExplicit ? "explicit" : "default" } });
        }

        return [.. (await test.GetDiagnosticsAsync()).Select(Convert)];
    }

    private static ReportedFinding Convert(Diagnostic diagnostic)
    {
        FileLinePositionSpan place = diagnostic.Location.GetLineSpan();
        return new ReportedFinding(
            place.Path,
            diagnostic.Id,
            diagnostic.Severity switch { DiagnosticSeverity.Error => "error", DiagnosticSeverity.Warning => "warning", _ => "note" },
            place.StartLinePosition.Line,
            place.StartLinePosition.Character,
            place.EndLinePosition.Line,
            place.EndLinePosition.Character,
            diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
    }
}
