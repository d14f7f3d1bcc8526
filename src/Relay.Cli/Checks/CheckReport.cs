using Relay.Presets;

namespace Relay.Cli;

/// <summary>What a check found, weighed and ready to be written down in any form.</summary>
/// <param name="Result">What was checked.</param>
/// <param name="Policy">How findings are weighed.</param>
internal sealed record CheckReport(CheckResult Result, SeverityPolicy Policy)
{
    /// <summary>The findings, by file, position and id.</summary>
    public IReadOnlyList<Finding> Findings => Result.Compilation.Findings;

    /// <summary>How many findings are of a severity.</summary>
    public int Count(FindingSeverity severity)
    {
        int count = 0;
        foreach (Finding finding in Findings)
        {
            count += Policy.Of(finding.Rule) == severity ? 1 : 0;
        }

        return count;
    }

    /// <summary>The ways to mend a finding, likeliest first.</summary>
    public IReadOnlyList<PresetFix> FixesOf(Finding finding) =>
        Result.Files.TryGetValue(finding.Location.File, out PresetFile? file) ? PresetFixes.For(finding, file.Text) : [];
}
