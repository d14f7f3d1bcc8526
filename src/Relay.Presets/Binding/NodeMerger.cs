namespace Relay.Presets;

/// <summary>Lays one mapping over another, as <c>inherit_from</c> does: mappings are merged, everything else is replaced, and null takes away.</summary>
internal static class NodeMerger
{
    /// <summary>What holds when <paramref name="over"/> is laid over <paramref name="under"/>. No null is left in it.</summary>
    /// <param name="under">What is inherited; null for nothing.</param>
    /// <param name="over">What is written.</param>
    /// <param name="type">What both are; null for a mapping of the author's own making.</param>
    public static MappingNode Merge(MappingNode? under, MappingNode over, MappingDefinition? type)
    {
        var entries = new List<MappingEntry>();
        Dictionary<string, MappingEntry>? inherited = null;
        if (under is { Entries.Count: > 0 })
        {
            var written = new HashSet<string>(StringComparer.Ordinal);
            foreach (MappingEntry entry in over.Entries)
            {
                written.Add(entry.Key.Text);
            }

            inherited = new Dictionary<string, MappingEntry>(StringComparer.Ordinal);
            foreach (MappingEntry entry in under.Entries)
            {
                if (written.Contains(entry.Key.Text))
                {
                    inherited[entry.Key.Text] = entry;
                }
                else
                {
                    entries.Add(entry);
                }
            }
        }

        foreach (MappingEntry entry in over.Entries)
        {
            bool isFree = type is null || type.Find(entry.Key.Text) is null;
            if (entry.Value.IsNull() && !(isFree && under is null))
            {
                continue;
            }

            MappingDefinition? inner = type?.Find(entry.Key.Text)?.MappingName is { } name ? FieldTable.Find(name) : null;
            bool isAtomic = inner?.Discriminator is not null;
            entries.Add(entry.Value is MappingNode value
                ? new MappingEntry(entry.Key, Merge(isAtomic ? null : Inherited(inherited, entry.Key.Text), value, inner))
                : entry);
        }

        return new MappingNode(over.Location, new EquatableArray<MappingEntry>([.. entries]));
    }

    private static MappingNode? Inherited(Dictionary<string, MappingEntry>? entries, string name) =>
        entries is not null && entries.TryGetValue(name, out MappingEntry? entry) ? entry.Value as MappingNode : null;
}
