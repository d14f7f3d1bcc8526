namespace Relay.Presets;

/// <summary>The one stretch in which two texts differ.</summary>
/// <param name="Start">Where it begins, in both.</param>
/// <param name="OldEnd">Where it ends in the old text.</param>
/// <param name="NewEnd">Where it ends in the new text.</param>
internal readonly record struct TextDifference(int Start, int OldEnd, int NewEnd)
{
    private const int Block = 512;

    /// <summary>How much further back everything behind the change stands.</summary>
    public int Growth => NewEnd - OldEnd;

    /// <summary>The smallest stretch outside of which the texts are the same.</summary>
    public static TextDifference Between(string old, string text)
    {
        int shorter = Math.Min(old.Length, text.Length), start = 0;
        while (start + Block <= shorter && string.CompareOrdinal(old, start, text, start, Block) == 0)
        {
            start += Block;
        }

        while (start < shorter && old[start] == text[start])
        {
            start++;
        }

        int rest = shorter - start, same = 0;
        while (same + Block <= rest && string.CompareOrdinal(old, old.Length - same - Block, text, text.Length - same - Block, Block) == 0)
        {
            same += Block;
        }

        while (same < rest && old[old.Length - same - 1] == text[text.Length - same - 1])
        {
            same++;
        }

        return new TextDifference(start, old.Length - same, text.Length - same).WithWholeLines(old, text);
    }

    /// <summary>What was only added, or only taken away, moved to the front until it ends a line, where it says the same there.</summary>
    private TextDifference WithWholeLines(string old, string text)
    {
        int start = Start;
        if (Start == OldEnd || Start == NewEnd)
        {
            (string longer, int end) = Start == OldEnd ? (text, NewEnd) : (old, OldEnd);
            while (start > 0 && longer[end - 1] != '\n' && longer[start - 1] == longer[end - 1])
            {
                start--;
                end--;
            }

            start = end > start && longer[end - 1] == '\n' ? start : Start;
        }

        return new TextDifference(start, OldEnd - Start + start, NewEnd - Start + start);
    }
}
