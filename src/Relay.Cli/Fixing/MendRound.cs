using Relay.Presets;

namespace Relay.Cli;

/// <summary>Files as a round of fixes left them, and what there is to say about them.</summary>
/// <param name="Files">The files.</param>
/// <param name="Check">What there is to say.</param>
internal sealed record MendRound(IReadOnlyList<PresetFile> Files, CheckResult Check)
{
    private readonly Dictionary<string, (int Errors, bool IsUnreadable)> _counts = Count(Check);

    /// <summary>
    /// Whether there are more errors than there were. A file that could not be read says nothing of what is in it: there the errors that come to light with
    /// its reading do not count.
    /// </summary>
    public bool IsWorseThan(MendRound before)
    {
        int more = 0;
        foreach (PresetFile file in Files)
        {
            (int errors, bool isUnreadable) = _counts.GetValueOrDefault(file.Path);
            (int errorsBefore, bool wasUnreadable) = before._counts.GetValueOrDefault(file.Path);
            if (isUnreadable && !wasUnreadable)
            {
                return true;
            }

            more += wasUnreadable && !isUnreadable ? 0 : errors - errorsBefore;
        }

        return more > 0;
    }

    private static Dictionary<string, (int Errors, bool IsUnreadable)> Count(CheckResult check)
    {
        var counts = new Dictionary<string, (int Errors, bool IsUnreadable)>(StringComparer.Ordinal);
        foreach (Finding finding in check.Compilation.Findings)
        {
            if (finding.Rule.Severity == FindingSeverity.Error)
            {
                (int errors, bool isUnreadable) = counts.GetValueOrDefault(finding.Location.File);
                counts[finding.Location.File] = (errors + 1, isUnreadable || finding.Rule.Id.StartsWith("RLY00", StringComparison.Ordinal));
            }
        }

        return counts;
    }
}
