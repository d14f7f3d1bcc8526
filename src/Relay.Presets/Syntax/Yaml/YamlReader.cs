namespace Relay.Presets;

/// <summary>Reads YAML into nodes. A mistake costs the entry it stands in, not the file.</summary>
/// <remarks>
/// 0. Nearly all presets are read by <see cref="PlainYamlReader"/>, and nothing of what follows is needed.
/// 1. Tabs that indent are read as spaces and reported.
/// 2. The text is read up to its first mistake.
/// 3. The line of the mistake, with what is indented below it, is blanked and the text is read again, for a few mistakes.
/// 4. What only an earlier reading understood, on lines that were blanked later, is merged into the last one.
/// </remarks>
internal sealed class YamlReader(SourceText source, FindingCollector findings)
{
    private const int MostMistakes = 10;

    /// <summary>Reads the first document; null when there is nothing in it.</summary>
    public PresetNode? ReadDocument(string text)
    {
        MappingNode? plain = PlainYamlReader.Read(source, text);
        IsPlain = plain is not null;
        return plain ?? Parse(text);
    }

    /// <summary>Whether the text that was read needed no parser.</summary>
    public bool IsPlain { get; private set; }

    /// <summary>Reads the first document with the parser, which knows all of YAML; null when there is nothing in it.</summary>
    public PresetNode? Parse(string text)
    {
        var tabs = new TabIndentation(source);
        if (!tabs.Any)
        {
            YamlPass pass = Recover(text, out List<YamlMistake> mistakes);
            return Keep(pass, mistakes, int.MaxValue);
        }

        HashSet<int> allowed = [];
        YamlPass spaced = Recover(tabs.Replace(text, allowed), out List<YamlMistake> found);
        allowed = tabs.InsideBlockScalars(spaced.Root);
        if (allowed.Count > 0)
        {
            spaced = Recover(tabs.Replace(text, allowed), out found);
        }

        tabs.Report(spaced.Root, allowed, findings);
        return Keep(spaced, found, tabs.FirstReported);
    }

    private PresetNode? Keep(YamlPass pass, List<YamlMistake> mistakes, int trustedEnd)
    {
        findings.AddAll(pass.Findings);
        foreach (YamlMistake mistake in mistakes)
        {
            // Behind a tab that indents, the structure is a guess, and a mistake in it one of the guess.
            if (mistake.Start < trustedEnd)
            {
                findings.Report(SyntaxRules.InvalidYaml, mistake.Start, mistake.End, mistake.Message, mistake.Suggestion);
            }
        }

        return pass.Root;
    }

    private YamlPass Recover(string text, out List<YamlMistake> mistakes)
    {
        mistakes = [];
        var last = YamlPass.Read(source, text);
        if (last.Failure is null)
        {
            return last;
        }

        var passes = new List<YamlPass>();
        string remaining = text;
        while (last.Failure is { } failure)
        {
            passes.Add(last);
            var mistake = YamlMistake.Explain(source, remaining, failure);
            mistakes.Add(mistake);
            if (mistakes.Count == MostMistakes || YamlRecovery.Blank(source, remaining, mistake.Start) is not { } blanked)
            {
                break;
            }

            remaining = blanked;
            last = YamlPass.Read(source, remaining);
        }

        return Merge(passes, last, new YamlMerge(source, remaining));
    }

    private static YamlPass Merge(List<YamlPass> earlier, YamlPass last, YamlMerge merge)
    {
        PresetNode? root = last.Root;
        foreach (YamlPass pass in earlier)
        {
            root = merge.Merge(pass.Root, root);
            last.Findings.AddAll(pass.Findings, finding => merge.IsBlanked(finding.Location.Span.Start.Offset));
        }

        return new YamlPass(root, last.Findings, null);
    }
}
