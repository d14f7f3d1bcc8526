using Relay.Presets;

namespace Relay.Cli;

/// <summary>Mends presets: makes every fix that says what was surely meant, looks again, and goes on until nothing more is to be made.</summary>
/// <remarks>Bounded: a fix whose result asks for another fix for ever ends after <see cref="MaximumRounds"/> rounds, with what was reached by then.</remarks>
internal static class PresetMender
{
    /// <summary>How often the files are looked at at most.</summary>
    public const int MaximumRounds = 20;

    /// <summary>Mends files as one configuration, in memory.</summary>
    /// <param name="files">The files.</param>
    /// <param name="today">The day for suppressions that end.</param>
    /// <param name="only">The ids of rules to mend; empty for all.</param>
    public static MendResult Run(IReadOnlyList<PresetFile> files, DateTime? today, IReadOnlyCollection<string> only)
    {
        var current = new List<PresetFile>(files);
        var made = new List<MadeFix>();
        var cache = new PresetDocumentCache();
        CheckResult before = PresetCheck.Run(current, today, cache), check = before;
        for (int round = 0; round < MaximumRounds; round++)
        {
            bool isChanged = false;
            ILookup<string, Finding> findings = check.Compilation.Findings.ToLookup(static finding => finding.Location.File, StringComparer.Ordinal);
            for (int i = 0; i < current.Count; i++)
            {
                if (MendOne(check, findings[current[i].Path], current[i], only, made) is { } mended)
                {
                    current[i] = mended;
                    isChanged = true;
                }
            }

            if (!isChanged)
            {
                break;
            }

            check = PresetCheck.Run(current, today, cache);
        }

        return new MendResult(current, made, before, check);
    }

    /// <summary>The file with all fixes made that do not stand in each other's way; null when there are none.</summary>
    private static PresetFile? MendOne(CheckResult check, IEnumerable<Finding> findings, PresetFile file, IReadOnlyCollection<string> only, List<MadeFix> made)
    {
        if (!check.Files.ContainsKey(file.Path) || !file.IsLossless)
        {
            return null;
        }

        var fixes = new List<PresetFix>();
        var owners = new Dictionary<PresetFix, Finding>();
        foreach (Finding finding in findings)
        {
            if ((only.Count == 0 || only.Contains(finding.Rule.Id)) && Preferred(finding, file.Text) is { } fix && owners.TryAdd(fix, finding))
            {
                fixes.Add(fix);
            }
        }

        IReadOnlyList<PresetFix> chosen = PresetFixes.WithoutOverlap(fixes);
        string text = PresetFixes.Apply(file.Text, chosen.SelectMany(static fix => fix.Edits));
        if (text == file.Text)
        {
            return null;
        }

        foreach (PresetFix fix in chosen)
        {
            made.Add(new MadeFix(owners[fix], fix.Title));
        }

        return file with { Text = text };
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
