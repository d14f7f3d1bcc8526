namespace Relay.Presets;

/// <summary>The one declaration in which a file has changed.</summary>
/// <param name="Section">Which entry of the root has it.</param>
/// <param name="Index">Which entry of the section it is.</param>
/// <param name="Start">Offset of the line of its key.</param>
/// <param name="End">Offset in the old text of the next key's line, or of the end.</param>
internal readonly record struct ChangedEntry(int Section, int Index, int Start, int End)
{
    /// <summary>Finds it; null where something else has changed too.</summary>
    public static ChangedEntry? Find(MappingNode root, string text, TextDifference change)
    {
        for (int i = 0; i < root.Entries.Count; i++)
        {
            int sectionEnd = i + 1 < root.Entries.Count ? LineStart(root.Entries[i + 1]) : text.Length;
            if (change.OldEnd <= sectionEnd && PresetRereader.IsSection(root.Entries[i].Key.Text) && root.Entries[i].Value is MappingNode section && IsBlock(section, text))
            {
                return Find(section, i, sectionEnd, change);
            }
        }

        return null;
    }

    private static ChangedEntry? Find(MappingNode section, int index, int sectionEnd, TextDifference change)
    {
        int low = 0, high = section.Entries.Count;
        while (low + 1 < high)
        {
            int middle = (low + high) / 2;
            (low, high) = LineStart(section.Entries[middle]) <= change.Start ? (middle, high) : (low, middle);
        }

        int start = LineStart(section.Entries[low]), end = low + 1 < section.Entries.Count ? LineStart(section.Entries[low + 1]) : sectionEnd;
        return change.Start >= start && change.OldEnd <= end ? new ChangedEntry(index, low, start, end) : null;
    }

    private static bool IsBlock(MappingNode section, string text) =>
        section.Entries.Count > 0 && text[section.Location.Span.Start.Offset] != '{' && section.Entries[0].Key.Location.Span.Start.Line > 0;

    private static int LineStart(MappingEntry entry) => entry.Key.Location.Span.Start.Offset - entry.Key.Location.Span.Start.Column;
}
