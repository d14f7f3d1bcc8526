using System.Text;

namespace Relay.Presets;

/// <summary>Makes C# names out of the names of models and groups: <c>fast-cheap</c> becomes <c>FastCheap</c>.</summary>
/// <remarks>
/// A capital begins every name, so no name is a C# keyword. The same name gives the same identifier on every machine, because only ASCII counts.
/// </remarks>
public static class IdentifierNames
{
    private static readonly HashSet<string> Reserved = new(StringComparer.Ordinal)
    {
        "Models", "Names", "Equals", "GetHashCode", "ToString", "GetType", "ReferenceEquals", "MemberwiseClone", "Finalize",
    };

    // Far above what a name may have, far below the 511 characters at which the C# compiler gives up.
    private const int Longest = 200;

    /// <summary>The identifier for <paramref name="name"/>. Any text gives a valid one.</summary>
    public static string From(string name) => From(name, out _);

    /// <summary>The identifier for <paramref name="name"/>, and whether an underscore had to be added because the name cannot stand as it is.</summary>
    public static string From(string name, out bool isAdjusted)
    {
        var identifier = new StringBuilder(name.Length + 1);
        bool startsPart = true;
        foreach (char c in name)
        {
            bool isDigit = c is >= '0' and <= '9';
            if (!isDigit && c is not ((>= 'a' and <= 'z') or (>= 'A' and <= 'Z')))
            {
                startsPart = true;
                continue;
            }

            // 4.1 and 41 stay different.
            if (startsPart && isDigit && identifier.Length > 0 && identifier[identifier.Length - 1] is >= '0' and <= '9')
            {
                identifier.Append('_');
            }

            if (identifier.Length == Longest)
            {
                break;
            }

            identifier.Append(startsPart && c is >= 'a' and <= 'z' ? (char)(c - 'a' + 'A') : c);
            startsPart = false;
        }

        isAdjusted = true;
        if (identifier.Length == 0 || identifier[0] is >= '0' and <= '9')
        {
            return "_" + identifier;
        }

        string built = identifier.ToString();
        if (Reserved.Contains(built))
        {
            return built + "_";
        }

        isAdjusted = false;
        return built;
    }
}
