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

    /// <summary>The fixes that can be made at once: in their order, each that overlaps none before it.</summary>
    /// <param name="fixes">Fixes of one text.</param>
    public static IReadOnlyList<PresetFix> WithoutOverlap(IEnumerable<PresetFix> fixes)
    {
        var chosen = new List<PresetFix>();
        var taken = new List<SourceSpan>();
        foreach (PresetFix fix in fixes)
        {
            bool free = true;
            foreach (PresetEdit edit in fix.Edits)
            {
                free &= !taken.Exists(span => Overlap(span, edit.Span));
            }

            if (free && !chosen.Contains(fix))
            {
                chosen.Add(fix);
                foreach (PresetEdit edit in fix.Edits)
                {
                    taken.Add(edit.Span);
                }
            }
        }

        return chosen;
    }

    private static bool Overlap(SourceSpan left, SourceSpan right) =>
        left.Start.Offset <= right.End.Offset && right.Start.Offset <= left.End.Offset;

    private static List<PresetEdit> InOrder(IEnumerable<PresetEdit> edits)
    {
        // A stable sort: insertions at one place keep their order.
        var ordered = new List<PresetEdit>();
        foreach (PresetEdit edit in edits)
        {
            int at = ordered.Count;
            while (at > 0 && Compare(ordered[at - 1], edit) > 0)
            {
                at--;
            }

            ordered.Insert(at, edit);
        }

        return ordered;
    }

    private static int Compare(PresetEdit left, PresetEdit right)
    {
        int order = left.Span.Start.Offset.CompareTo(right.Span.Start.Offset);
        return order != 0 ? order : left.Span.End.Offset.CompareTo(right.Span.End.Offset);
    }
}
