namespace Relay.Presets;

/// <summary>Orders declarations by their names, ordinally.</summary>
internal static class NameOrder
{
    /// <summary>Puts <paramref name="declarations"/> in order; those that are already are only looked through.</summary>
    public static void Sort(Declaration[] declarations)
    {
        for (int i = 1; i < declarations.Length; i++)
        {
            if (string.CompareOrdinal(declarations[i - 1].Name, declarations[i].Name) > 0)
            {
                Array.Sort(declarations, static (left, right) => string.CompareOrdinal(left.Name, right.Name));
                return;
            }
        }
    }

    /// <summary>The declarations of both, which are in order each, in order.</summary>
    public static Declaration[] Merge(Declaration[] one, Declaration[] other)
    {
        var merged = new Declaration[one.Length + other.Length];
        int left = 0, right = 0;
        for (int i = 0; i < merged.Length; i++)
        {
            bool isLeft = right == other.Length || (left < one.Length && string.CompareOrdinal(one[left].Name, other[right].Name) <= 0);
            merged[i] = isLeft ? one[left++] : other[right++];
        }

        return merged;
    }
}
