namespace Relay.Presets;

/// <summary>Mends that put another text in a place.</summary>
internal static class TextFixes
{
    /// <summary>Replaces what the finding points at; null where that would write a key a second time.</summary>
    public static PresetFix? Replace(FixContext context, string text, bool isPreferred)
    {
        if (context.Entry is { } place && place.Entry.Key.Location == context.Finding.Location && Has(place.Owner, text.Trim('"')))
        {
            return null;
        }

        string title = text.Length == 0 ? "Remove it" : "Replace with '" + Echo.Plain(text.Trim('"')) + "'";
        return FixContext.Fix(title, context.Edit(context.Start, context.End, text), isPreferred);
    }

    /// <summary>Puts what is written in quotes.</summary>
    public static PresetFix? InQuotes(FixContext context) =>
        ScalarBinder.InQuotes(context.Written) is { } quoted ? FixContext.Fix("Put it in quotes", context.Edit(context.Start, context.End, quoted)) : null;

    /// <summary>Two spaces for every tab that indents, in the whole file: line by line the structure would be another in between.</summary>
    public static PresetFix? TabsToSpaces(FixContext context)
    {
        var edits = new List<PresetEdit>();
        foreach (Finding finding in PresetSyntaxReader.Read(context.Source.Path, context.Text).Findings)
        {
            if (finding.Rule == SyntaxRules.TabIndentation)
            {
                int line = finding.Location.Span.Start.Line, start = finding.Location.Span.Start.Offset;
                int end = context.Source.LineStart(line) + YamlText.Indentation(context.Source, context.Text, line);
                string blanks = context.Text.Substring(start, Math.Max(0, end - start));
                edits.Add(context.Edit(start, end, blanks.Replace("\t", "  ")));
            }
        }

        return edits.Count == 0 ? null : new PresetFix("Indent with spaces", new EquatableArray<PresetEdit>([.. edits])) { IsPreferred = true };
    }

    private static bool Has(MappingNode mapping, string name)
    {
        foreach (MappingEntry entry in mapping.Entries)
        {
            if (entry.Key.Text == name)
            {
                return true;
            }
        }

        return false;
    }
}
