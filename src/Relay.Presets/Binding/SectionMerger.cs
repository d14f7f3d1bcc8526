namespace Relay.Presets;

/// <summary>Merges a section that stands once for the whole project (<c>defaults</c>, <c>catalog</c>, <c>observability</c>) from all files.</summary>
internal static class SectionMerger
{
    /// <summary>The settings of all files. One that two files give differently is a finding, and the first counts.</summary>
    public static MappingNode? Merge(FindingSink findings, IReadOnlyList<PresetDocument> documents, string name, Func<PresetDocument, MappingNode?> section)
    {
        MappingNode? merged = null;
        foreach (PresetDocument document in documents)
        {
            if (section(document) is not { } mapping)
            {
                continue;
            }

            merged = merged is null ? mapping : Merge(findings, merged, mapping, name);
        }

        return merged;
    }

    private static MappingNode Merge(FindingSink findings, MappingNode first, MappingNode second, string section)
    {
        var entries = new List<MappingEntry>(first.Entries);
        foreach (MappingEntry entry in second.Entries)
        {
            if (entry.Value.IsNull())
            {
                continue;
            }

            if (first.Entry(entry.Key.Text) is not { } earlier)
            {
                entries.RemoveAll(each => each.Key.Text == entry.Key.Text);
                entries.Add(entry);
            }
            else if (!SameValue(earlier.Value, entry.Value))
            {
                findings.Add(
                    SchemaRules.ConflictingSetting,
                    entry.Value.Location,
                    $"'{section}.{entry.Key.Text}' has another value in {Place.Of(earlier.Value.Location, entry.Key.Location)}; keep one of them.",
                    related: earlier.Value.Location);
            }
        }

        return first with { Entries = new EquatableArray<MappingEntry>([.. entries]) };
    }

    /// <summary>Whether both mean the same: <c>60</c> and <c>60.0</c> do.</summary>
    private static bool SameValue(PresetNode left, PresetNode right)
    {
        if (left is not ScalarNode one || right is not ScalarNode other)
        {
            return false;
        }

        return ScalarReader.TryReadDecimal(one, out decimal number) && ScalarReader.TryReadDecimal(other, out decimal otherNumber)
            ? number == otherNumber
            : string.Equals(one.Text, other.Text, ScalarReader.Classify(one) == ScalarKind.Boolean ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);
    }
}
