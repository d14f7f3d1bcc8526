using System.Globalization;

namespace Relay.Presets;

/// <summary>A circle of names in a message: of a long one its beginning and its end.</summary>
internal static class CycleText
{
    /// <summary>How many names of a circle are told, and how many places.</summary>
    public const int Most = 12;

    /// <summary>The names with arrows between them.</summary>
    /// <param name="names">The names, the first again at the end.</param>
    /// <param name="left">How many are left out behind the first half of <see cref="Most"/>.</param>
    public static string Of(List<string> names, int left) => left == 0
        ? string.Join(" → ", names)
        : string.Join(" → ", names.GetRange(0, Most / 2))
            + " → … " + left.ToString(CultureInfo.InvariantCulture) + " more … → "
            + string.Join(" → ", names.GetRange(Most / 2, names.Count - (Most / 2)));
}
