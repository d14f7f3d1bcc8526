namespace Relay;

/// <summary>Finds the name somebody may have meant.</summary>
internal static class NearestNames
{
    /// <summary>The likeliest of <paramref name="names"/>, or null when none is close.</summary>
    public static string? Best(string text, IEnumerable<string> names)
    {
        IReadOnlyList<string> ranked = Ranked(text, names, 1);
        return ranked.Count == 0 ? null : ranked[0];
    }

    /// <summary>The close ones of <paramref name="names"/>, likeliest first: by <see cref="NameDistance"/>, then by the length of the common beginning, then by ordinal.</summary>
    /// <param name="text">What was written.</param>
    /// <param name="names">What could have been meant.</param>
    /// <param name="most">How many to give at most.</param>
    /// <param name="compared">The part of a name that is compared; null for the whole name.</param>
    public static IReadOnlyList<string> Ranked(string text, IEnumerable<string> names, int most, Func<string, string>? compared = null)
    {
        int limit = Limit(text);
        var close = new List<Candidate>();
        foreach (string name in names)
        {
            string part = compared is null ? name : compared(name);
            int distance = NameDistance.Between(text, part, Math.Min(limit, Limit(part)));
            if (distance <= Math.Min(limit, Limit(part)))
            {
                close.Add(new Candidate(name, distance, CommonStart(text, part)));
            }
        }

        close.Sort();
        var ranked = new string[Math.Max(0, Math.Min(most, close.Count))];
        for (int i = 0; i < ranked.Length; i++)
        {
            ranked[i] = close[i].Name;
        }

        return ranked;
    }

    /// <summary>A third of the name may be wrong, but no more than four characters, and a name of one character must be right.</summary>
    private static int Limit(string name) => name.Length < 2 ? 0 : Math.Min(4, Math.Max(1, name.Length / 3));

    private static int CommonStart(string left, string right)
    {
        int common = 0;
        while (common < left.Length && common < right.Length && char.ToLowerInvariant(left[common]) == char.ToLowerInvariant(right[common]))
        {
            common++;
        }

        return common;
    }

    private readonly struct Candidate(string name, int distance, int commonStart) : IComparable<Candidate>
    {
        private readonly int _distance = distance;
        private readonly int _commonStart = commonStart;

        public string Name { get; } = name;

        public int CompareTo(Candidate other) =>
            _distance != other._distance ? _distance - other._distance
            : _commonStart != other._commonStart ? other._commonStart - _commonStart
            : string.CompareOrdinal(Name, other.Name);
    }
}
