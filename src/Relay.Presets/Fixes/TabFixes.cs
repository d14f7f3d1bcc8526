namespace Relay.Presets;

/// <summary>Mends indentation by tabs.</summary>
internal static class TabFixes
{
    /// <summary>Spaces in place of the tabs that indent, in the whole file: line by line the structure would be another in between.</summary>
    public static PresetFix? ToSpaces(FixContext context)
    {
        var tabbed = new HashSet<int>();
        foreach (Finding finding in PresetSyntaxReader.Read(context.Source.Path, context.Text).Findings)
        {
            if (finding.Rule == SyntaxRules.TabIndentation)
            {
                tabbed.Add(finding.Location.Span.Start.Line);
            }
        }

        var edits = new List<PresetEdit>();
        var widths = new Dictionary<string, int>(StringComparer.Ordinal);
        int above = 0;
        bool opens = false;
        SourceText source = context.Source;
        for (int line = 0; line < source.LineCount; line++)
        {
            int start = Math.Max(source.ContentStart, source.LineStart(line)), content = source.LineStart(line) + YamlText.Indentation(source, source.Text, line);
            if (content >= source.LineEnd(line) || source.Text[content] == '#')
            {
                continue;
            }

            int width = content - start;
            if (tabbed.Contains(line))
            {
                string written = source.Text.Substring(start, width);
                width = widths.TryGetValue(written, out int known) ? known : Width(written, above, opens);
                widths[written] = width;
                edits.Add(context.Edit(start, content, new string(' ', width)));
            }

            above = width;
            opens = source.Text[BlockText.EndOfContent(source, line, content) - 1] == ':';
        }

        return edits.Count == 0 ? null : new PresetFix("Indent with spaces", new EquatableArray<PresetEdit>([.. edits])) { IsPreferred = true };
    }

    /// <summary>Two spaces for each tab, and more where the line would otherwise not stand inside what the line above opens.</summary>
    private static int Width(string written, int above, bool opens)
    {
        int width = written.Replace("\t", "  ").Length;
        return opens && width <= above ? above + 2 : width;
    }
}
