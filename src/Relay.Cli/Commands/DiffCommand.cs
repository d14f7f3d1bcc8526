using System.CommandLine;
using Relay.Presets;

namespace Relay.Cli;

/// <summary><c>relay diff</c>: what a change of presets means for the programs that use them.</summary>
internal static class DiffCommand
{
    /// <summary>The command.</summary>
    public static Command Create(CliHost host)
    {
        var before = new Argument<string>("old") { Description = "A file, folder or pattern." };
        var after = new Argument<string>("new") { Description = "A file, folder or pattern." };
        var json = new Option<bool>("--json") { Description = "Writes JSON." };
        var command = new Command("diff", "Compares what two sets of presets mean: models, prices, limits, capabilities, defaults, groups. Ends with 1 when programs may break.") { before, after, json };
        command.SetAction((result, cancellation) => RunAsync(host, result.GetRequiredValue(before), result.GetRequiredValue(after), result.GetValue(json), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(CliHost host, string before, string after, bool isJson, CancellationToken cancellation)
    {
        PresetModel? old = await ReadAsync(host, before, cancellation).ConfigureAwait(false);
        PresetModel? now = await ReadAsync(host, after, cancellation).ConfigureAwait(false);
        if (old is null || now is null)
        {
            return ExitCode.Unusable;
        }

        IReadOnlyList<PresetChange> changes = PresetDiff.Between(old, now);
        if (isJson)
        {
            await host.Output.WriteLineAsync(DiffReport.WriteJson(changes)).ConfigureAwait(false);
        }
        else
        {
            DiffReport.WriteHuman(host, changes);
        }

        return changes.Any(static change => change.IsBreaking) ? ExitCode.Findings : ExitCode.Clean;
    }

    private static async Task<PresetModel?> ReadAsync(CliHost host, string path, CancellationToken cancellation)
    {
        PresetFileSet found = await new PresetFinder(host.CurrentFolder).FindAsync([path], cancellation).ConfigureAwait(false);
        await Problems.WriteAsync(host, found).ConfigureAwait(false);
        if (found.Problems.Count > 0)
        {
            return null;
        }

        CheckResult check = PresetCheck.Run(found.Files, today: null);
        int errors = new CheckReport(check, new SeverityPolicy()).Count(FindingSeverity.Error);
        if (errors > 0)
        {
            await host.Error.WriteLineAsync($"relay: '{path}' has errors, and what they stand in is compared as far as it is understood; see 'relay check'.").ConfigureAwait(false);
        }

        return check.Compilation.Model;
    }
}
