namespace Relay.Presets;

/// <summary>Takes entries and items out of a text, with what would be left hanging: commas, and lines that would be empty.</summary>
internal static class Removal
{
    /// <summary>The edit that removes the entry whose key is at <paramref name="key"/>; null when that cannot be done by removing alone.</summary>
    /// <remarks>The entry need not have been read: a second entry of the same key was not.</remarks>
    public static PresetEdit? OfEntry(FixContext context, SourceSpan key)
    {
        int start = key.Start.Offset;
        string text = context.Text;
        if (EntryPlace.MappingAt(context.Root, start) is not { } owner)
        {
            return null;
        }

        if (FlowText.IsFlow(text, owner))
        {
            (int from, int to) = FlowText.WithComma(text, start, FlowText.EndOfValue(text, key.End.Offset));
            return context.Edit(from, to, "");
        }

        if (BlockText.IsFirstOnLine(context.Source, start))
        {
            int last = Math.Max(BlockText.LastLine(context.Source, start, isItem: false), LastLineOfFlow(context, key.End.Offset));
            return context.Edit(context.Source.LineStart(context.Source.LineAt(start)), BlockText.StartOfNext(context.Source, last), "");
        }

        // The first entry of an item: the next one takes its place behind the hyphen.
        return owner.Entries.Count > 1 && owner.Entries[0].Key.Location.Span == key
            ? context.Edit(start, owner.Entries[1].Key.Location.Span.Start.Offset, "")
            : null;
    }

    /// <summary>The edit that removes an item of a list; null when it is the only one.</summary>
    public static PresetEdit? OfItem(FixContext context, SequenceNode list, PresetNode item)
    {
        if (list.Items.Count < 2)
        {
            return null;
        }

        int start = item.Location.Span.Start.Offset;
        if (FlowText.IsFlow(context.Text, list))
        {
            (int from, int to) = FlowText.WithComma(context.Text, start, item.Location.Span.End.Offset);
            return context.Edit(from, to, "");
        }

        int hyphen = start - 1;
        while (hyphen > 0 && context.Text[hyphen] == ' ')
        {
            hyphen--;
        }

        return context.Text[hyphen] == '-' && BlockText.IsFirstOnLine(context.Source, hyphen)
            ? context.Edit(
                context.Source.LineStart(context.Source.LineAt(hyphen)),
                BlockText.StartOfNext(context.Source, BlockText.LastLine(context.Source, hyphen, isItem: true)),
                "")
            : null;
    }

    /// <summary>The last line of a value in brackets, whose closing bracket may stand at any indentation; 0 for other values.</summary>
    private static int LastLineOfFlow(FixContext context, int keyEnd)
    {
        int value = YamlText.BehindColon(context.Text, keyEnd);
        while (value < context.Text.Length && context.Text[value] == ' ')
        {
            value++;
        }

        return value < context.Text.Length && context.Text[value] is '{' or '['
            ? context.Source.LineAt(FlowText.EndOfBrackets(context.Text, value) - 1)
            : 0;
    }
}
