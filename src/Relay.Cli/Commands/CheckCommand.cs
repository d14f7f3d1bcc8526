using System.CommandLine;

namespace Relay.Cli;

/// <summary><c>relay check</c>: the findings of the build, without a build.</summary>
internal static class CheckCommand
{
    /// <summary>The command.</summary>
    public static Command Create(CliHost host)
    {
        Argument<string[]> paths = SharedOptions.Paths();
        var format = new Option<OutputFormat>("--format") { Description = "How findings are written.", HelpName = "human|json|sarif|github" };
        var json = new Option<bool>("--json") { Description = "The same as --format json." };
        var sarif = new Option<bool>("--sarif") { Description = "The same as --format sarif." };
        var warnAsError = new Option<bool>("--warnaserror") { Description = "Warnings are errors, as with TreatWarningsAsErrors." };
        var strictCatalog = new Option<bool>("--strict-catalog") { Description = "What the catalog does not know is an error, as with RelayStrictCatalog." };
        var requireSignatures = new Option<bool>("--require-signatures")
        {
            Description = "Every preset must be signed by a key of the project, as with RelayRequireSignatures.",
        };
        var command = new Command("check", "Says what is wrong with presets: same ids, places and words as the build.") { paths, format, json, sarif, warnAsError, strictCatalog, requireSignatures };
        command.Validators.Add(result =>
        {
            int forms = (result.GetValue(json) ? 1 : 0) + (result.GetValue(sarif) ? 1 : 0) + (result.GetResult(format) is { Implicit: false } ? 1 : 0);
            if (forms > 1)
            {
                result.AddError("Give one of --format, --json and --sarif.");
            }
        });
        command.SetAction((result, cancellation) => RunAsync(
            host,
            result.GetValue(paths) ?? [],
            result.GetValue(json) ? OutputFormat.Json : result.GetValue(sarif) ? OutputFormat.Sarif : result.GetValue(format),
            new SeverityPolicy(result.GetValue(warnAsError), result.GetValue(strictCatalog)),
            result.GetValue(requireSignatures),
            cancellation));
        return command;
    }

    private static async Task<int> RunAsync(
        CliHost host, string[] paths, OutputFormat format, SeverityPolicy policy, bool requireSignatures, CancellationToken cancellation)
    {
        PresetFileSet found = await new PresetFinder(host.CurrentFolder).FindAsync(paths, cancellation).ConfigureAwait(false);
        await Problems.WriteAsync(host, found).ConfigureAwait(false);
        IReadOnlyList<PresetFile> files = requireSignatures ? [.. found.Files.Select(static file => file with { RequiresSignature = true })] : found.Files;
        var report = new CheckReport(PresetCheck.Run(files, host.Time.GetUtcNow().UtcDateTime), policy);
        bool isNothing = IsNothing(found, report);
        if (isNothing)
        {
            string where = string.Join(", ", (paths.Length == 0 ? ["."] : paths).Select(static path => $"'{path}'"));
            await host.Error.WriteLineAsync($"relay: None of the {found.Files.Count} files in {where} is a preset, which has 'version: 1' and a section such as 'models'.").ConfigureAwait(false);
        }

        if (found.Files.Count > 0 || format != OutputFormat.Human)
        {
            await ReportWriter.WriteAsync(host, format, report).ConfigureAwait(false);
        }

        return isNothing || found.Problems.Count > 0 ? ExitCode.Unusable
            : report.Count(Presets.FindingSeverity.Error) > 0 ? ExitCode.Findings
            : ExitCode.Clean;
    }

    /// <summary>Whether files were read and none of them is what is checked: nobody should take that for a good end.</summary>
    private static bool IsNothing(PresetFileSet found, CheckReport report) =>
        found.Problems.Count == 0
        && report.Count(Presets.FindingSeverity.Error) == 0
        && found.Files.All(static file => file.Origin is PresetFileOrigin.Default or PresetFileOrigin.Plain)
        && report.Result.Documents.All(static document => !document.IsPreset);
}
