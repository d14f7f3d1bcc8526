using System.Globalization;

namespace Relay.Presets;

/// <summary>Takes out of all findings those that the files' own comments hide, and adds what is wrong with those comments.</summary>
internal sealed class SuppressionPass(FindingSink findings, PresetCompilerOptions options)
{
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
            Kept = all;
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

        Kept = _kept.ToSorted();
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
                _kept.Add(SuppressionRules.Expired, suppression.UntilLocation, $"The suppression ran out on {day}; mend what it hides, or give a later day.");
            }
        }
    }
}
