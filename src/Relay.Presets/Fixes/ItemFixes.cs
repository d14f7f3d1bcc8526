namespace Relay.Presets;

/// <summary>Mends that remove an item of a list.</summary>
internal static class ItemFixes
{
    /// <summary>Removes the item that the finding points at, or that holds what it points at.</summary>
    public static PresetFix? Remove(FixContext context)
    {
        for (EntryPlace? place = context.Entry; place is not null; place = place.Outer)
        {
            if (place.Entry.Value is not SequenceNode list)
            {
                continue;
            }

            foreach (PresetNode item in list.Items)
            {
                if (item.Location.Span.Start.Offset <= context.Start && context.End <= item.Location.Span.End.Offset)
                {
                    return FixContext.Fix("Remove it from the list", Removal.OfItem(context, list, item));
                }
            }
        }

        return null;
    }
}
