namespace Relay.Presets;

/// <summary>Puts together what several readings of a broken text understood.</summary>
/// <param name="source">The file.</param>
/// <param name="remaining">The text as it was read last; blank where a mistake was taken out.</param>
internal sealed class YamlMerge(SourceText source, string remaining)
{
    /// <summary>Whether the text at this offset was taken out before the last reading.</summary>
    public bool IsBlanked(int offset) =>
        offset < remaining.Length && remaining[offset] == ' ' && source.Text[offset] is not (' ' or '\t');

    /// <summary>The later reading, with what only the earlier one understood: nodes on lines that were blanked in between.</summary>
    public PresetNode? Merge(PresetNode? earlier, PresetNode? later)
    {
        switch (earlier, later)
        {
            case (null, _):
                return later;
            case (_, null):
                return IsBlanked(StartOf(earlier)) ? Prune(earlier) : later;

            // All that stood under the key was taken out, as in a preset whose only model has the mistake.
            case (MappingNode or SequenceNode, ScalarNode { Style: ScalarStyle.Plain, Text: "" }) when IsBlanked(StartOf(earlier)):
                return Prune(earlier);
            case (MappingNode first, MappingNode second):
                return MergeMappings(first, second);
            case (SequenceNode first, SequenceNode second):
                return MergeSequences(first, second);
            default:
                return later;
        }
    }

    private MappingNode MergeMappings(MappingNode earlier, MappingNode later)
    {
        var known = new Dictionary<string, MappingEntry>(StringComparer.Ordinal);
        foreach (MappingEntry entry in earlier.Entries)
        {
            known[entry.Key.Text] = entry;
        }

        var entries = new List<MappingEntry>();
        foreach (MappingEntry entry in later.Entries)
        {
            bool isSame = known.TryGetValue(entry.Key.Text, out MappingEntry? other) && StartOf(other.Key) == StartOf(entry.Key);
            entries.Add(isSame ? new MappingEntry(entry.Key, Merge(other!.Value, entry.Value)!) : entry);
            known.Remove(entry.Key.Text);
        }

        foreach (MappingEntry entry in known.Values)
        {
            if (IsBlanked(StartOf(entry.Key)) && Prune(entry.Value) is { } value)
            {
                entries.Add(new MappingEntry(entry.Key, value));
            }
        }

        entries.Sort(static (left, right) => StartOf(left.Key).CompareTo(StartOf(right.Key)));
        SourceSpan span = later.Location.Span;
        return Build(span.Start.Offset, span.End.Offset, entries);
    }

    private SequenceNode MergeSequences(SequenceNode earlier, SequenceNode later)
    {
        var known = new Dictionary<int, PresetNode>();
        foreach (PresetNode item in earlier.Items)
        {
            known[StartOf(item)] = item;
        }

        var items = new List<PresetNode>();
        foreach (PresetNode item in later.Items)
        {
            known.TryGetValue(StartOf(item), out PresetNode? same);
            items.Add(Merge(same, item)!);
        }

        foreach (PresetNode item in earlier.Items)
        {
            if (IsBlanked(StartOf(item)) && Prune(item) is { } kept)
            {
                items.Add(kept);
            }
        }

        items.Sort(static (left, right) => StartOf(left).CompareTo(StartOf(right)));
        SourceSpan span = later.Location.Span;
        return Build(span.Start.Offset, span.End.Offset, items);
    }

    /// <summary>Takes out of a node whatever the later reading has found elsewhere; null when a scalar swallowed some of that.</summary>
    private PresetNode? Prune(PresetNode node)
    {
        switch (node)
        {
            case MappingNode mapping:
                var entries = new List<MappingEntry>();
                foreach (MappingEntry entry in mapping.Entries)
                {
                    if (IsBlanked(StartOf(entry.Key)) && Prune(entry.Value) is { } value)
                    {
                        entries.Add(new MappingEntry(entry.Key, value));
                    }
                }

                return Build(StartOf(mapping), StartOf(mapping) + 1, entries);
            case SequenceNode sequence:
                var items = new List<PresetNode>();
                foreach (PresetNode item in sequence.Items)
                {
                    if (IsBlanked(StartOf(item)) && Prune(item) is { } kept)
                    {
                        items.Add(kept);
                    }
                }

                return Build(StartOf(sequence), StartOf(sequence) + 1, items);
            default:
                SourceSpan span = node.Location.Span;
                return span.Length == 0 || IsBlanked(span.End.Offset - 1) ? node : null;
        }
    }

    private MappingNode Build(int start, int end, List<MappingEntry> entries)
    {
        foreach (MappingEntry entry in entries)
        {
            start = Math.Min(start, StartOf(entry.Key));
            end = Math.Max(end, Math.Max(EndOf(entry.Key), EndOf(entry.Value)));
        }

        return new MappingNode(source.Locate(start, end), new EquatableArray<MappingEntry>(entries.ToArray()));
    }

    private SequenceNode Build(int start, int end, List<PresetNode> items)
    {
        foreach (PresetNode item in items)
        {
            start = Math.Min(start, StartOf(item));
            end = Math.Max(end, EndOf(item));
        }

        return new SequenceNode(source.Locate(start, end), new EquatableArray<PresetNode>(items.ToArray()));
    }

    private static int StartOf(PresetNode node) => node.Location.Span.Start.Offset;

    private static int EndOf(PresetNode node) => node.Location.Span.End.Offset;
}
