using System.Globalization;
using System.Text;

namespace Relay.Cli;

/// <summary>The difference of two texts in the unified form that patch and git read (GNU diffutils manual, "Detailed Unified").</summary>
internal static class UnifiedDiff
{
    private const int Context = 3;

    /// <summary>The difference, with LF between its lines; empty when there is none.</summary>
    /// <param name="path">Path of the file.</param>
    /// <param name="before">The lines before, each with its own line end.</param>
    /// <param name="after">The lines after.</param>
    /// <param name="shownBefore">What to print in place of the lines before: as many.</param>
    /// <param name="shownAfter">What to print in place of the lines after: as many.</param>
    public static string Write(string path, IReadOnlyList<string> before, IReadOnlyList<string> after, IReadOnlyList<string> shownBefore, IReadOnlyList<string> shownAfter)
    {
        List<LineChange> changes = LineDiff.Between(before, after);
        var diff = new StringBuilder();
        for (int i = 0; i < changes.Count;)
        {
            int last = i;
            while (last + 1 < changes.Count && changes[last + 1].BeforeStart - changes[last].BeforeEnd <= 2 * Context)
            {
                last++;
            }

            if (diff.Length == 0)
            {
                diff.Append("--- a/").Append(path).Append("\n+++ b/").Append(path).Append('\n');
            }

            WriteHunk(diff, changes, i, last, shownBefore, shownAfter);
            i = last + 1;
        }

        return diff.ToString();
    }

    private static void WriteHunk(StringBuilder diff, List<LineChange> changes, int first, int last, IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        int from = Math.Max(0, changes[first].BeforeStart - Context), to = Math.Min(before.Count, changes[last].BeforeEnd + Context);
        int afterFrom = changes[first].AfterStart - (changes[first].BeforeStart - from), afterTo = changes[last].AfterEnd + (to - changes[last].BeforeEnd);
        diff.Append("@@ -").Append(Range(from, to)).Append(" +").Append(Range(afterFrom, afterTo)).Append(" @@\n");
        int at = from;
        for (int i = first; i <= last; i++)
        {
            WriteLines(diff, ' ', before, at, changes[i].BeforeStart);
            WriteLines(diff, '-', before, changes[i].BeforeStart, changes[i].BeforeEnd);
            WriteLines(diff, '+', after, changes[i].AfterStart, changes[i].AfterEnd);
            at = changes[i].BeforeEnd;
        }

        WriteLines(diff, ' ', before, at, to);
    }

    private static string Range(int from, int to) => (to - from) switch
    {
        0 => string.Create(CultureInfo.InvariantCulture, $"{from},0"),
        1 => string.Create(CultureInfo.InvariantCulture, $"{from + 1}"),
        int count => string.Create(CultureInfo.InvariantCulture, $"{from + 1},{count}"),
    };

    private static void WriteLines(StringBuilder diff, char mark, IReadOnlyList<string> lines, int from, int to)
    {
        for (int i = from; i < to; i++)
        {
            string line = lines[i];
            diff.Append(mark).Append(line.TrimEnd('\r', '\n')).Append('\n');
            if (!line.EndsWith('\n') && !line.EndsWith('\r'))
            {
                diff.Append("\\ No newline at end of file\n");
            }
        }
    }
}
