namespace Relay;

/// <summary>How many slips of the keyboard lie between two names.</summary>
internal static class NameDistance
{
    /// <summary>
    /// The fewest insertions, deletions, replacements and swaps of neighbours that turn one name into the other, ignoring case (Damerau-Levenshtein
    /// with each character touched once); <paramref name="limit"/> + 1 when it takes more than <paramref name="limit"/>.
    /// </summary>
    public static int Between(string left, string right, int limit)
    {
        if (Math.Abs(left.Length - right.Length) > limit)
        {
            return limit + 1;
        }

        // What both begin and end with costs nothing, and names of a project are much alike: comparing a thousand with a thousand is a question of seconds.
        int start = 0, leftEnd = left.Length, rightEnd = right.Length;
        while (start < leftEnd && start < rightEnd && Same(left[start], right[start]))
        {
            start++;
        }

        while (leftEnd > start && rightEnd > start && Same(left[leftEnd - 1], right[rightEnd - 1]))
        {
            leftEnd--;
            rightEnd--;
        }

        return Math.Min(Between(left, start, leftEnd - start, right, start, rightEnd - start, limit), limit + 1);
    }

    private static int Between(string left, int leftStart, int leftLength, string right, int rightStart, int rightLength, int limit)
    {
        if (leftLength == 0 || rightLength == 0)
        {
            return leftLength + rightLength;
        }

        int width = rightLength + 1;
        int[] beforeLast = new int[width], last = new int[width], current = new int[width];
        for (int j = 0; j < width; j++)
        {
            last[j] = j;
        }

        for (int i = 1; i <= leftLength; i++)
        {
            current[0] = i;
            int least = i;
            for (int j = 1; j < width; j++)
            {
                int distance = last[j - 1] + (Same(left[leftStart + i - 1], right[rightStart + j - 1]) ? 0 : 1);
                distance = Math.Min(distance, Math.Min(last[j], current[j - 1]) + 1);
                if (i > 1 && j > 1 && Same(left[leftStart + i - 1], right[rightStart + j - 2]) && Same(left[leftStart + i - 2], right[rightStart + j - 1]))
                {
                    distance = Math.Min(distance, beforeLast[j - 2] + 1);
                }

                current[j] = distance;
                least = Math.Min(least, distance);
            }

            if (least > limit)
            {
                return limit + 1;
            }

            (beforeLast, last, current) = (last, current, beforeLast);
        }

        return last[rightLength];
    }

    // Nearly all names are ASCII, and a project of a thousand aliases compares millions of characters when many names are wrong.
    private static bool Same(char left, char right) => left == right ||
        (left < 0x80 && right < 0x80
            ? (left | 0x20) == (right | 0x20) && (left | 0x20) is >= 'a' and <= 'z'
            : char.ToLowerInvariant(left) == char.ToLowerInvariant(right));
}
