using System.Text;

namespace Relay.Presets;

/// <summary>Mends for findings in preset files, as changes of the text: what editors offer and what <c>relay fix</c> does.</summary>
public static class PresetFixes
{
    /// <summary>The ways to mend a finding, likeliest first; empty when only its author can know what to write.</summary>
    /// <param name="finding">The finding.</param>
    /// <param name="text">The text of <see cref="Finding.Location"/>'s file that the finding was made from. Of another text the finding's place says nothing.</param>
    /// <returns>Fixes of that file alone. Never throws: for a text that the place does not lie in there are none.</returns>
    public static IReadOnlyList<PresetFix> For(Finding finding, string text)
    {
        SourceSpan span = finding.Location.Span;
        if (span.Start.Offset < 0 || span.End.Offset > text.Length || span.Length < 0)
        {
            return [];
        }

        var context = new FixContext(finding, text);
        var fixes = new List<PresetFix>();
        foreach (PresetFix? fix in FixTable.Find(finding.Rule)(context))
        {
            if (fix is not null && !fixes.Contains(fix))
            {
                fixes.Add(fix);
            }
        }

        return fixes;
    }

    /// <summary>The text with all edits made. Their order does not matter, save that insertions at one place keep theirs.</summary>
    /// <param name="text">The text that the edits are about.</param>
    /// <param name="edits">The edits.</param>
    /// <exception cref="ArgumentException">Edits overlap, or lie outside the text.</exception>
    public static string Apply(string text, IEnumerable<PresetEdit> edits)
    {
        List<PresetEdit> ordered = InOrder(edits);
        var result = new StringBuilder(text.Length);
        int copied = 0;
        foreach (PresetEdit edit in ordered)
        {
            int start = edit.Span.Start.Offset, end = edit.Span.End.Offset;
            if (start < copied || end < start || end > text.Length)
            {
                throw new ArgumentException("The edits overlap or lie outside the text.", nameof(edits));
            }

            result.Append(text, copied, start - copied).Append(edit.NewText);
            copied = end;
        }

        return result.Append(text, copied, text.Length - copied).ToString();
    }

    /// <summary>The fixes that can be made at once: in their order, each that overlaps none before it and writes no key that one before it writes.</summary>
    /// <param name="fixes">Fixes of one text.</param>
    public static IReadOnlyList<PresetFix> WithoutOverlap(IEnumerable<PresetFix> fixes)
    {
        var chosen = new List<PresetFix>();
        var known = new HashSet<PresetFix>();
        var taken = new List<SourceSpan>();
        var written = new HashSet<string>(StringComparer.Ordinal);
        foreach (PresetFix fix in fixes)
        {
            bool free = fix.Writes is null || !written.Contains(fix.Writes);
            foreach (PresetEdit edit in fix.Edits)
            {
                free &= IsFree(taken, edit.Span);
            }

            if (free && known.Add(fix))
            {
                chosen.Add(fix);
                if (fix.Writes is { } key)
                {
                    written.Add(key);
                }

                foreach (PresetEdit edit in fix.Edits)
                {
                    taken.Insert(PlaceOf(taken, edit.Span), edit.Span);
                }
            }
        }

        return chosen;
    }

    /// <summary>Whether a stretch touches none of those taken, which are in order.</summary>
    private static bool IsFree(List<SourceSpan> taken, SourceSpan span)
    {
        int at = PlaceOf(taken, span);
        return (at == 0 || !Overlap(taken[at - 1], span)) && (at == taken.Count || !Overlap(taken[at], span));
    }

    private static int PlaceOf(List<SourceSpan> taken, SourceSpan span)
    {
        int low = 0, high = taken.Count;
        while (low < high)
        {
            int middle = low + ((high - low) / 2);
            (low, high) = Compare(taken[middle], span) <= 0 ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private static bool Overlap(SourceSpan left, SourceSpan right) =>
        left.Start.Offset <= right.End.Offset && right.Start.Offset <= left.End.Offset;

    // A stable sort: insertions at one place keep their order.
    private static List<PresetEdit> InOrder(IEnumerable<PresetEdit> edits) =>
        [.. edits.OrderBy(static edit => edit.Span.Start.Offset).ThenBy(static edit => edit.Span.End.Offset)];

    private static int Compare(SourceSpan left, SourceSpan right)
    {
        int order = left.Start.Offset.CompareTo(right.Start.Offset);
        return order != 0 ? order : left.End.Offset.CompareTo(right.End.Offset);
    }
}
