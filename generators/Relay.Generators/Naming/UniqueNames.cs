using System.Globalization;

namespace Relay.Generators;

/// <summary>Names of which each is given out once.</summary>
/// <remarks>
/// The second of a name gets an underscore, and those behind it an underscore and a number: so neither a name nor the search for one grows with how many are the same.
/// </remarks>
internal sealed class UniqueNames(params string[] taken)
{
    private readonly HashSet<string> _taken = new(taken, StringComparer.Ordinal);
    private readonly Dictionary<string, int> _next = new(StringComparer.Ordinal);

    /// <summary>The name, or one that begins so and is still free; taken from then on.</summary>
    public string Take(string name)
    {
        if (_taken.Add(name))
        {
            return name;
        }

        _next.TryGetValue(name, out int number);
        string other;
        do
        {
            number++;
            other = name + "_" + (number == 1 ? "" : number.ToString(CultureInfo.InvariantCulture));
        }
        while (!_taken.Add(other));

        _next[name] = number;
        return other;
    }
}
