namespace Relay.Presets;

/// <summary>An entry with the mapping that holds it and what that mapping stands in.</summary>
/// <param name="Owner">The mapping.</param>
/// <param name="Entry">The entry.</param>
/// <param name="Outer">The entry whose value, or a list in whose value, the mapping is; null for the root.</param>
internal sealed record EntryPlace(MappingNode Owner, MappingEntry Entry, EntryPlace? Outer)
{
    /// <summary>The innermost entry whose key or value holds the units from <paramref name="start"/> to <paramref name="end"/>; null when there is none.</summary>
    public static EntryPlace? Find(PresetNode? node, int start, int end) => Find(node, start, end, null);

    /// <summary>The innermost mapping that holds <paramref name="offset"/>; null when there is none.</summary>
    public static MappingNode? MappingAt(PresetNode? node, int offset)
    {
        MappingNode? inner = null;
        switch (node)
        {
            case MappingNode mapping when Holds(node, offset, offset):
                foreach (MappingEntry entry in mapping.Entries)
                {
                    inner ??= MappingAt(entry.Value, offset);
                }

                return inner ?? mapping;
            case SequenceNode sequence when Holds(node, offset, offset):
                foreach (PresetNode item in sequence.Items)
                {
                    inner ??= MappingAt(item, offset);
                }

                return inner;
            default:
                return null;
        }
    }

    private static EntryPlace? Find(PresetNode? node, int start, int end, EntryPlace? outer)
    {
        switch (node)
        {
            case MappingNode mapping:
                for (int i = FirstTo(mapping.Entries, static entry => entry.Value.Location.Span.End.Offset, end); i < mapping.Entries.Count; i++)
                {
                    MappingEntry entry = mapping.Entries[i];
                    if (entry.Key.Location.Span.Start.Offset > start)
                    {
                        return null;
                    }

                    var place = new EntryPlace(mapping, entry, outer);
                    if (Holds(entry.Key, start, end))
                    {
                        return place;
                    }

                    if (Holds(entry.Value, start, end))
                    {
                        return Find(entry.Value, start, end, place) ?? place;
                    }
                }

                return null;
            case SequenceNode sequence:
                for (int i = FirstTo(sequence.Items, static item => item.Location.Span.End.Offset, end); i < sequence.Items.Count; i++)
                {
                    PresetNode item = sequence.Items[i];
                    if (item.Location.Span.Start.Offset > start)
                    {
                        return null;
                    }

                    if (Holds(item, start, end))
                    {
                        return Find(item, start, end, outer);
                    }
                }

                return null;
            default:
                return null;
        }
    }

    /// <summary>The first of what stands in the order of the text that reaches to <paramref name="end"/>.</summary>
    private static int FirstTo<T>(EquatableArray<T> nodes, Func<T, int> endOf, int end)
    {
        int low = 0, high = nodes.Count;
        while (low < high)
        {
            int middle = low + ((high - low) / 2);
            (low, high) = endOf(nodes[middle]) < end ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private static bool Holds(PresetNode node, int start, int end) =>
        node.Location.Span.Start.Offset <= start && end <= node.Location.Span.End.Offset;
}
