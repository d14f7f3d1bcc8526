namespace Relay.Presets;

/// <summary>Mends that put another text in a place.</summary>
internal static class TextFixes
{
    /// <summary>Replaces what the finding points at; null where that would write a key a second time.</summary>
    public static PresetFix? Replace(FixContext context, string text, bool isPreferred)
    {
        bool isKey = context.Entry?.Entry.Key.Location == context.Finding.Location;
        if (isKey && context.Entry!.Owner.Entry(text.Trim('"')) is not null)
        {
            return null;
        }

        string title = text.Length == 0 ? "Remove it" : "Replace with '" + Echo.Plain(text.Trim('"')) + "'";
        return new PresetFix(title, new EquatableArray<PresetEdit>(context.Edit(context.Start, context.End, text)))
        {
            IsPreferred = isPreferred,
            Writes = isKey ? PresetFix.KeyOf(context.Entry!.Owner, text.Trim('"')) : null,
        };
    }

    /// <summary>A YAML 1.1 boolean as the boolean it was, or as text, whichever the field takes.</summary>
    public static IEnumerable<PresetFix?> OfBoolean(FixContext context)
    {
        PresetFix?[] fixes =
        [
            context.Finding.Suggestion is { } meaning ? Replace(context, meaning, isPreferred: true) : null,
            ScalarBinder.InQuotes(context.Written) is { } quoted ? FixContext.Fix("Put it in quotes", context.Edit(context.Start, context.End, quoted)) : null,
        ];
        int before = Errors(context, context.Text);
        return fixes.Where(fix => fix is not null && Errors(context, PresetFixes.Apply(context.Text, fix.Edits)) <= before);
    }

    private static int Errors(FixContext context, string text)
    {
        int errors = 0;
        foreach (Finding finding in PresetCompiler.Read(context.Source.Path, text).Findings)
        {
            errors += finding.Rule.Severity == FindingSeverity.Error ? 1 : 0;
        }

        return errors;
    }
}
