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
                foreach (MappingEntry entry in mapping.Entries)
                {
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
                foreach (PresetNode item in sequence.Items)
                {
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

    private static bool Holds(PresetNode node, int start, int end) =>
        node.Location.Span.Start.Offset <= start && end <= node.Location.Span.End.Offset;
}
