using Relay.Presets;

namespace Relay.Cli;

/// <summary>Mends presets: makes every fix that says what was surely meant, looks again, and goes on until nothing more is to be made.</summary>
/// <remarks>After each round the files are read again, and a fix that leaves more errors than there were is not made. Bounded: a fix whose result asks for another fix for ever ends after <see cref="MaximumRounds"/> rounds, with what was reached by then.</remarks>
internal static class PresetMender
{
    /// <summary>How often the files are looked at at most.</summary>
    public const int MaximumRounds = 50;

    /// <summary>Mends files as one configuration, in memory.</summary>
    /// <param name="files">The files.</param>
    /// <param name="today">The day for suppressions that end.</param>
    /// <param name="only">The ids of rules to mend; empty for all.</param>
    public static MendResult Run(IReadOnlyList<PresetFile> files, DateTime? today, IReadOnlyCollection<string> only)
    {
        var made = new List<MadeFix>();
        var cache = new PresetDocumentCache();
        CheckResult before = PresetCheck.Run(files, today, cache);
        var reached = new MendRound(files, before);
        IReadOnlyList<MadeFix> refused = [];
        for (int round = 0; round < MaximumRounds; round++)
        {
            List<ProposedFix> proposed = Propose(reached, only);
            if (proposed.Count == 0)
            {
                refused = [];
                break;
            }

            var accepted = new List<ProposedFix>();
            MendRound next = Take(reached, reached, proposed, accepted, candidate => PresetCheck.Run(candidate, today, cache));
            refused = [.. proposed.Except(accepted).Select(static each => each.Made)];
            if (accepted.Count == 0)
            {
                break;
            }

            made.AddRange(accepted.Select(static each => each.Made));
            reached = next;
        }

        return new MendResult(reached.Files, made, before, reached.Check) { Refused = refused };
    }

    /// <summary>All fixes of all files that do not stand in each other's way.</summary>
    private static List<ProposedFix> Propose(MendRound round, IReadOnlyCollection<string> only)
    {
        var proposed = new List<ProposedFix>();
        ILookup<string, Finding> findings = round.Check.Compilation.Findings.ToLookup(static finding => finding.Location.File, StringComparer.Ordinal);
        for (int i = 0; i < round.Files.Count; i++)
        {
            PresetFile file = round.Files[i];
            if (!round.Check.Files.ContainsKey(file.Path) || !file.IsLossless)
            {
                continue;
            }

            var owners = new Dictionary<PresetFix, Finding>();
            var fixes = new List<PresetFix>();
            foreach (Finding finding in findings[file.Path])
            {
                if ((only.Count == 0 || only.Contains(finding.Rule.Id)) && Preferred(finding, file.Text) is { } fix && owners.TryAdd(fix, finding))
                {
                    fixes.Add(fix);
                }
            }

            foreach (PresetFix fix in PresetFixes.WithoutOverlap(fixes))
            {
                if (PresetFixes.Apply(file.Text, fix.Edits) != file.Text)
                {
                    proposed.Add(new ProposedFix(i, fix, new MadeFix(owners[fix], fix.Title)));
                }
            }
        }

        return proposed;
    }

    /// <summary>Makes the fixes, all at once where that leaves no more errors than there were, else by halves: what does harm is left out.</summary>
    private static MendRound Take(
        MendRound start, MendRound reached, List<ProposedFix> proposed, List<ProposedFix> accepted, Func<IReadOnlyList<PresetFile>, CheckResult> check)
    {
        var files = new List<PresetFile>(start.Files);
        foreach (IGrouping<int, ProposedFix> ofFile in accepted.Concat(proposed).GroupBy(static each => each.File))
        {
            files[ofFile.Key] = files[ofFile.Key] with { Text = PresetFixes.Apply(files[ofFile.Key].Text, ofFile.SelectMany(static each => each.Fix.Edits)) };
        }

        var next = new MendRound(files, check(files));
        if (!next.IsWorseThan(reached))
        {
            accepted.AddRange(proposed);
            return next;
        }

        if (proposed.Count == 1)
        {
            return reached;
        }

        int half = proposed.Count / 2;
        MendRound first = Take(start, reached, proposed.GetRange(0, half), accepted, check);
        return Take(start, first, proposed.GetRange(half, proposed.Count - half), accepted, check);
    }

    private static PresetFix? Preferred(Finding finding, string text)
    {
        foreach (PresetFix fix in PresetFixes.For(finding, text))
        {
            if (fix.IsPreferred)
            {
                return fix;
            }
        }

        return null;
    }
}
