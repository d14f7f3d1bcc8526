namespace Relay.Presets;

/// <summary>Writes new entries into a text in the form that stands around them: in braces or by indentation.</summary>
internal static class Insertion
{
    /// <summary>The edit that writes an entry behind another one of the same mapping; null when there is no place for it.</summary>
    /// <param name="context">The text.</param>
    /// <param name="owner">The mapping.</param>
    /// <param name="after">The entry that it comes behind.</param>
    /// <param name="name">The key.</param>
    /// <param name="value">The value as it is written.</param>
    public static PresetEdit? Behind(FixContext context, MappingNode owner, MappingEntry after, string name, string value) =>
        Behind(context, owner, after, context.Key(name) + ": " + value);

    /// <summary>The edit that writes an entry as it is behind another one of the same mapping.</summary>
    public static PresetEdit? Behind(FixContext context, MappingNode owner, MappingEntry after, string entry)
    {
        int key = after.Key.Location.Span.Start.Offset;
        if (FlowText.IsFlow(context.Text, owner))
        {
            int end = FlowText.EndOfValue(context.Text, after.Key.Location.Span.End.Offset);
            return context.Edit(end, end, ", " + entry);
        }

        int line = BlockText.LastLine(context.Source, key, isItem: false);
        int at = context.Source.LineEnd(Math.Max(line, context.Source.LineAt(after.Value.Location.Span.End.Offset)));
        string indentation = new(' ', after.Key.Location.Span.Start.Column);
        return context.Edit(at, at, context.NewLine + indentation + entry);
    }

    /// <summary>The edit that writes an entry before all others of a mapping; null when it has none.</summary>
    public static PresetEdit? First(FixContext context, MappingNode owner, string name, string value)
    {
        if (owner.Entries.Count == 0)
        {
            return null;
        }

        SourceSpan first = owner.Entries[0].Key.Location.Span;
        string entry = context.Key(name) + ": " + value;
        string behind = FlowText.IsFlow(context.Text, owner)
            ? "," + context.Text.Substring(Behind(context, owner), first.Start.Offset - Behind(context, owner))
            : context.NewLine + new string(' ', first.Start.Column);
        return context.Edit(first.Start.Offset, first.Start.Offset, entry + (behind == "," ? ", " : behind));
    }

    /// <summary>Just behind the opening brace.</summary>
    private static int Behind(FixContext context, MappingNode owner) => Math.Min(owner.Location.Span.Start.Offset + 1, context.Text.Length);
}
