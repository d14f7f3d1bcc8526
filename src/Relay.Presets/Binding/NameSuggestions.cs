namespace Relay.Presets;

/// <summary>Names that a misspelt one may have been meant to be: as <see cref="NearestNames"/> finds them, in bounded work however many names there are and are misspelt.</summary>
/// <param name="names">The names there are.</param>
/// <param name="mostPerName">How many names one is compared with at most; beyond, nothing is offered for it.</param>
/// <param name="mostInAll">How many comparisons are made for all of them; beyond, nothing is offered any more.</param>
internal sealed class NameSuggestions(IEnumerable<string> names, int mostPerName = int.MaxValue, int mostInAll = NameSuggestions.MostInAll)
{
    /// <summary>How many comparisons the names of one kind in one project are worth: a tenth of a second.</summary>
    public const int MostInAll = 250_000;

    // No name is close to one that is more than four characters longer or shorter.
    private const int Furthest = 4;

    private Dictionary<int, List<string>>? _byLength;

    /// <summary>How many comparisons were made.</summary>
    public int Compared { get; private set; }

    /// <summary>The likeliest name; null when none is close, or there are too many to look.</summary>
    public string? Best(string text)
    {
        _byLength ??= ByLength();
        var near = new List<List<string>>();
        int count = 0;
        for (int length = Math.Max(0, text.Length - Furthest); length <= text.Length + Furthest; length++)
        {
            if (_byLength.TryGetValue(length, out List<string>? same))
            {
                near.Add(same);
                count += same.Count;
            }
        }

        if (count == 0 || count > mostPerName || count > mostInAll - Compared)
        {
            return null;
        }

        // Without a bound for all there is nothing to count: the providers that Relay knows are asked for as long as the process lives.
        Compared += mostInAll == int.MaxValue ? 0 : count;
        return NearestNames.Best(text, Joined(near));
    }

    private static IEnumerable<string> Joined(List<List<string>> lists)
    {
        foreach (List<string> list in lists)
        {
            foreach (string name in list)
            {
                yield return name;
            }
        }
    }

    private Dictionary<int, List<string>> ByLength()
    {
        var byLength = new Dictionary<int, List<string>>();
        foreach (string name in names)
        {
            if (!byLength.TryGetValue(name.Length, out List<string>? same))
            {
                byLength.Add(name.Length, same = []);
            }

            same.Add(name);
        }

        return byLength;
    }
}
