namespace Relay.Cli;

/// <summary>Finds which lines differ: the shortest way from one text to the other (Myers, "An O(ND) Difference Algorithm", 1986).</summary>
internal static class LineDiff
{
    // The way takes steps and memory by the square of the lines that differ.
    private const int MostSteps = 2000;

    /// <summary>A text's lines, each with its own line end; the last may have none.</summary>
    public static IReadOnlyList<string> Lines(string text)
    {
        var lines = new List<string>();
        int start = 0;
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n')))
            {
                lines.Add(text[start..(i + 1)]);
                start = i + 1;
            }
        }

        if (start < text.Length)
        {
            lines.Add(text[start..]);
        }

        return lines;
    }

    /// <summary>The changes, in order; neighbouring ones are one.</summary>
    public static List<LineChange> Between(IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        var changes = new List<LineChange>();
        if (Walk(before, after) is not { } trace)
        {
            return LineByLine(before, after);
        }

        int x = before.Count, y = after.Count;
        for (int d = trace.Count - 1; d > 0; d--)
        {
            int[] reach = trace[d - 1];
            int offset = reach.Length / 2, k = x - y;
            bool isInsertion = k == -d || (k != d && reach[offset + k - 1] < reach[offset + k + 1]);
            int previousK = isInsertion ? k + 1 : k - 1;
            int startX = reach[offset + previousK], startY = startX - previousK;
            Prepend(changes, isInsertion ? new LineChange(startX, startX, startY, startY + 1) : new LineChange(startX, startX + 1, startY, startY));
            x = startX;
            y = startY;
        }

        changes.Reverse();
        return changes;
    }

    /// <summary>For each number of steps, how far each diagonal reaches: those that can be reached, and one beside them on each side. Null when there are more than <see cref="MostSteps"/>.</summary>
    private static List<int[]>? Walk(IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        int most = before.Count + after.Count, offset = most + 1;
        var reach = new int[(2 * most) + 3];
        var trace = new List<int[]>();
        for (int d = 0; d <= most; d++)
        {
            if (d > MostSteps)
            {
                return null;
            }

            for (int k = -d; k <= d; k += 2)
            {
                int x = k == -d || (k != d && reach[offset + k - 1] < reach[offset + k + 1]) ? reach[offset + k + 1] : reach[offset + k - 1] + 1;
                while (x < before.Count && x - k < after.Count && before[x] == after[x - k])
                {
                    x++;
                }

                reach[offset + k] = x;
                if (x >= before.Count && x - k >= after.Count)
                {
                    trace.Add(reach[(offset - d - 1)..(offset + d + 2)]);
                    return trace;
                }
            }

            trace.Add(reach[(offset - d - 1)..(offset + d + 2)]);
        }

        return trace;
    }

    /// <summary>Texts that differ in very many lines: what both begin and end with stays, and between each line is compared with the one in its place, in a single walk.</summary>
    private static List<LineChange> LineByLine(IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        int start = 0, beforeEnd = before.Count, afterEnd = after.Count;
        while (start < beforeEnd && start < afterEnd && before[start] == after[start])
        {
            start++;
        }

        while (beforeEnd > start && afterEnd > start && before[beforeEnd - 1] == after[afterEnd - 1])
        {
            beforeEnd--;
            afterEnd--;
        }

        if (beforeEnd != afterEnd)
        {
            return [new LineChange(start, beforeEnd, start, afterEnd)];
        }

        var changes = new List<LineChange>();
        for (int line = start; line < beforeEnd; line++)
        {
            int from = line;
            while (line < beforeEnd && before[line] != after[line])
            {
                line++;
            }

            if (line > from)
            {
                changes.Add(new LineChange(from, line, from, line));
            }
        }

        return changes;
    }

    /// <summary>Changes are found from the end; one that touches the last is joined to it.</summary>
    private static void Prepend(List<LineChange> changes, LineChange change)
    {
        if (changes.Count > 0 && changes[^1].BeforeStart == change.BeforeEnd && changes[^1].AfterStart == change.AfterEnd)
        {
            changes[^1] = new LineChange(change.BeforeStart, changes[^1].BeforeEnd, change.AfterStart, changes[^1].AfterEnd);
        }
        else
        {
            changes.Add(change);
        }
    }
}
