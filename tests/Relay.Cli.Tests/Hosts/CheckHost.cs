using System.Text.Json;

namespace Relay.Cli.Tests;

/// <summary>The command line: <c>relay check --json</c> over files of a folder.</summary>
internal static class CheckHost
{
    public static async Task<IReadOnlyList<ReportedFinding>> FindAsync(IReadOnlyList<PresetInput> files)
    {
        using var folder = new TemporaryFolder();
        foreach (PresetInput file in files)
        {
            folder.Write(file.Path, file.Text);
        }

        string[] named = [.. files.Where(static file => file.IsExplicit).Select(static file => file.Path)];
        ToolRun run = await ToolRun.InAsync(folder.Path, ["check", "--json", .. named, .. named.Length < files.Count ? ["."] : Array.Empty<string>()]);
        using JsonDocument report = JsonDocument.Parse(run.Output);
        ReportedFinding[] findings = [.. report.RootElement.GetProperty("findings").EnumerateArray().Select(Convert)];

        // Files of which none is a preset are no good end of a check, other than of a build.
        bool isNothing = findings.Length == files.Count && findings.All(static finding => finding.Id == "RLY0103");
        Assert.Equal(isNothing, run.Error.Length > 0);
        Assert.Equal(isNothing ? 2 : findings.Any(static finding => finding.Severity == "error") ? 1 : 0, run.ExitCode);
        return findings;
    }

    private static ReportedFinding Convert(JsonElement finding)
    {
        JsonElement start = finding.GetProperty("start"), end = finding.GetProperty("end");
        return new ReportedFinding(
            finding.GetProperty("file").GetString()!,
            finding.GetProperty("id").GetString()!,
            finding.GetProperty("severity").GetString()!,
            start.GetProperty("line").GetInt32() - 1,
            start.GetProperty("column").GetInt32() - 1,
            end.GetProperty("line").GetInt32() - 1,
            end.GetProperty("column").GetInt32() - 1,
            finding.GetProperty("message").GetString()!);
    }
}
