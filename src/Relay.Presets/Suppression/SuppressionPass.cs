using System.Globalization;

namespace Relay.Presets;

/// <summary>Takes out of all findings those that the files' own comments hide, adds what is wrong with those comments, and then cuts what nobody would read.</summary>
internal sealed class SuppressionPass(FindingSink findings, PresetCompilerOptions options)
{
    /// <summary>How many warnings and notes about the syntax of one file are reported; errors all are.</summary>
    public const int MostOfFile = 100;

    private readonly FindingSink _kept = new();
    private readonly List<SuppressedFinding> _hidden = [];

    /// <summary>What is left to say.</summary>
    public EquatableArray<Finding> Kept { get; private set; }

    /// <summary>What was hidden, in the same order.</summary>
    public EquatableArray<SuppressedFinding> Hidden { get; private set; }

    /// <summary>Applies the suppressions of all files.</summary>
    public static SuppressionPass Run(FindingSink findings, IReadOnlyList<PresetDocument> documents, PresetCompilerOptions options)
    {
        var pass = new SuppressionPass(findings, options);
        pass.Run(documents);
        return pass;
    }

    private void Run(IReadOnlyList<PresetDocument> documents)
    {
        EquatableArray<Finding> all = findings.ToSorted();
        var byFile = new Dictionary<string, SuppressionIndex>(StringComparer.Ordinal);
        foreach (PresetDocument document in documents)
        {
            if (document.Syntax.Suppressions.Count > 0)
            {
                byFile[document.Path] = new SuppressionIndex(document.Syntax.Suppressions);
            }
        }

        if (byFile.Count == 0)
        {
            Kept = Cut(all);
            return;
        }

        var used = new HashSet<SuppressedRule>();
        foreach (Finding finding in all)
        {
            if (Hiding(byFile, finding, used) is { } suppression)
            {
                _hidden.Add(new SuppressedFinding(finding, suppression.Reason));
            }
            else
            {
                _kept.Add(finding);
            }
        }

        foreach (PresetDocument document in documents)
        {
            if (document.IsPreset)
            {
                ReportProblems(document, used);
            }
        }

        Kept = Cut(_kept.ToSorted());
        Hidden = new EquatableArray<SuppressedFinding>([.. _hidden]);
    }

    private static Suppression? Hiding(Dictionary<string, SuppressionIndex> byFile, Finding finding, HashSet<SuppressedRule> used) =>
        finding.Rule.IsSuppressible && byFile.TryGetValue(finding.Location.File, out SuppressionIndex? suppressions) ? suppressions.Hiding(finding, used) : null;

    private void ReportProblems(PresetDocument document, HashSet<SuppressedRule> used)
    {
        foreach (Suppression suppression in document.Syntax.Suppressions)
        {
            bool hides = false;
            foreach (SuppressedRule rule in suppression.Rules)
            {
                hides |= used.Contains(rule);

                // What could not be read may hold what the suppression is for.
                if (!used.Contains(rule) && !findings.IsBroken(document.Path))
                {
                    string where = suppression.Line == Suppression.WholeFile ? "in this file" : "on the line it is for";
                    _kept.Add(SuppressionRules.Unused, rule.Location, $"{rule.Id} finds nothing {where}; remove the suppression.");
                }
            }

            foreach (Finding problem in suppression.Problems)
            {
                _kept.Add(problem);
            }

            if (hides && suppression.Until < options.Today?.Date)
            {
                string day = suppression.Until.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
                _kept.Add(SuppressionRules.Expired, suppression.UntilLocation, $"The suppression ran out on {day}; fix what it hides, or give a later day.");
            }
        }
    }

    /// <summary>Leaves out what comes behind the first warnings and notes about the syntax of a file, and says in place of the first of them how many.</summary>
    private static EquatableArray<Finding> Cut(EquatableArray<Finding> all)
    {
        var left = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (Finding finding in all)
        {
            if (IsCut(finding))
            {
                left[finding.Location.File] = left.TryGetValue(finding.Location.File, out int count) ? count + 1 : 1;
            }
        }

        if (!IsTooMuch(left))
        {
            return all;
        }

        var shown = new Dictionary<string, int>(StringComparer.Ordinal);
        var kept = new List<Finding>(all.Count);
        foreach (Finding finding in all)
        {
            int before = 0;
            if (IsCut(finding))
            {
                shown.TryGetValue(finding.Location.File, out before);
                shown[finding.Location.File] = before + 1;
            }

            int more = before < MostOfFile ? 0 : left[finding.Location.File] - MostOfFile;
            if (more == 0)
            {
                kept.Add(finding);
            }
            else if (before == MostOfFile)
            {
                string count = more.ToString(CultureInfo.InvariantCulture);
                kept.Add(new Finding(finding.Rule, finding.Location, $"{count} more warnings and notes about how this file is written are not shown; the first of them is here."));
            }
        }

        return new EquatableArray<Finding>([.. kept]);
    }

    private static bool IsCut(Finding finding) => finding.Rule.Severity != FindingSeverity.Error && finding.Rule.Id.StartsWith("RLY000", StringComparison.Ordinal);

    private static bool IsTooMuch(Dictionary<string, int> counts)
    {
        foreach (KeyValuePair<string, int> count in counts)
        {
            if (count.Value > MostOfFile)
            {
                return true;
            }
        }

        return false;
    }
}
