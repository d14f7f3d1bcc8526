using System.CommandLine;
using System.Globalization;
using Relay.Presets;

namespace Relay.Cli;

/// <summary><c>relay fix</c>: makes the fixes that need no decision.</summary>
internal static class FixCommand
{
    /// <summary>The command.</summary>
    public static Command Create(CliHost host)
    {
        Argument<string[]> paths = SharedOptions.Paths();
        var dryRun = new Option<bool>("--dry-run") { Description = "Shows what would be changed and changes nothing." };
        var only = new Option<string[]>("--only") { Description = "Fixes findings of these rules alone: --only RLY0101 RLY0201.", AllowMultipleArgumentsPerToken = true };
        var command = new Command("fix", "Fixes what has one obvious fix, and shows the difference. Whatever needs a decision is left to you.") { paths, dryRun, only };
        command.Validators.Add(result =>
        {
            foreach (string id in result.GetValue(only) ?? [])
            {
                if (FindingRules.ByNumber(id) is null)
                {
                    result.AddError(RuleText.Unknown(id));
                }
            }
        });
        command.SetAction((result, cancellation) => RunAsync(host, result.GetValue(paths) ?? [], result.GetValue(dryRun), result.GetValue(only) ?? [], cancellation));
        return command;
    }

    private static async Task<int> RunAsync(CliHost host, string[] paths, bool isDryRun, string[] only, CancellationToken cancellation)
    {
        PresetFileSet found = await new PresetFinder(host.CurrentFolder).FindAsync(paths, cancellation).ConfigureAwait(false);
        await Problems.WriteAsync(host, found).ConfigureAwait(false);
        MendResult mended = PresetMender.Run(found.Files, host.Time.GetUtcNow().UtcDateTime, [.. only.Select(static id => FindingRules.ByNumber(id)!.Id)]);
        int changed = 0, refused = 0;
        for (int i = 0; i < found.Files.Count; i++)
        {
            PresetFile before = found.Files[i], after = mended.Files[i];
            if (before.Text == after.Text)
            {
                continue;
            }

            changed++;
            DiffOutput.Write(host, mended, before, after);
            if (!isDryRun && !await WriteAsync(host, after, cancellation).ConfigureAwait(false))
            {
                refused++;
            }
        }

        foreach (MadeFix fix in mended.Refused)
        {
            SourceLocation at = fix.Finding.Location;
            await host.Error.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"relay: not made, for it would leave more errors than before: {fix.Title}, at {at.File}:{at.Span.Start.Line + 1}.")).ConfigureAwait(false);
        }

        if (refused > 0)
        {
            await host.Error.WriteLineAsync($"relay: {refused} of {changed} files could not be written, and what is shown of them is not done.").ConfigureAwait(false);
            return ExitCode.Unusable;
        }

        int errors = new CheckReport(mended.Check, new SeverityPolicy()).Count(FindingSeverity.Error);
        await host.Output.WriteLineAsync(Summary(mended, changed, errors, isDryRun)).ConfigureAwait(false);
        return found.Problems.Count > 0 ? ExitCode.Unusable : errors > 0 ? ExitCode.Findings : ExitCode.Clean;
    }

    /// <summary>Writes a file; false when it is as it was. One that must not be written does not keep the others from being mended.</summary>
    private static async Task<bool> WriteAsync(CliHost host, PresetFile file, CancellationToken cancellation)
    {
        try
        {
            await AtomicFile.WriteAsync(file.FullPath, PresetEncoding.Encode(file.Text, file.Encoding), cancellation).ConfigureAwait(false);
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            await host.Error.WriteLineAsync($"relay: '{file.Path}' cannot be written: {exception.Message}").ConfigureAwait(false);
            return false;
        }
    }

    private static string Summary(MendResult mended, int changed, int errors, bool isDryRun) => string.Create(
        CultureInfo.InvariantCulture,
        $"{(isDryRun ? "Would make" : "Made")} {mended.Made.Count} fix{(mended.Made.Count == 1 ? "" : "es")} in {changed} file{(changed == 1 ? "" : "s")}; {mended.Check.Compilation.Findings.Count} finding{(mended.Check.Compilation.Findings.Count == 1 ? "" : "s")} left, {errors} of them error{(errors == 1 ? "" : "s")}.");
}
