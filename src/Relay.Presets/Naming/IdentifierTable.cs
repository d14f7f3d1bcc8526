using System.Globalization;

namespace Relay.Presets;

/// <summary>Gives every model and group its C# name, each a different one, and reports names that clash.</summary>
internal sealed class IdentifierTable
{
    private readonly Dictionary<string, string> _byName = new(StringComparer.Ordinal);

    /// <summary>Assigns identifiers.</summary>
    /// <param name="findings">Where findings go.</param>
    /// <param name="declarations">Models and groups; their names differ.</param>
    public IdentifierTable(FindingSink findings, IReadOnlyList<Declaration> declarations)
    {
        var sorted = new List<Declaration>(declarations);
        sorted.Sort(static (left, right) => string.CompareOrdinal(left.Name, right.Name));
        var owners = new Dictionary<string, Declaration>(StringComparer.Ordinal);
        foreach (Declaration declaration in sorted)
        {
            string identifier = IdentifierNames.From(declaration.Name, out bool isAdjusted);
            if (!owners.TryGetValue(identifier, out Declaration? owner))
            {
                owners.Add(identifier, declaration);
                _byName.Add(declaration.Name, identifier);
                if (isAdjusted)
                {
                    findings.Add(ReferenceRules.IdentifierAdjusted, declaration.Key.Location, $"{Echo.Quote(declaration.Name)} is called '{identifier}' in C#.");
                }

                continue;
            }

            ReportCollision(findings, owner, declaration, identifier);
            ReportCollision(findings, declaration, owner, identifier);
        }

        // The later ones of a clash get a number: a program that names the first one goes on compiling.
        foreach (Declaration declaration in sorted)
        {
            if (!_byName.ContainsKey(declaration.Name))
            {
                string identifier = Free(owners, IdentifierNames.From(declaration.Name));
                owners.Add(identifier, declaration);
                _byName.Add(declaration.Name, identifier);
            }
        }
    }

    /// <summary>The C# name of a model or group.</summary>
    public string this[string name] => _byName[name];

    private static string Free(Dictionary<string, Declaration> owners, string identifier)
    {
        int number = 2;
        string candidate;
        do
        {
            candidate = identifier + "_" + (number++).ToString(CultureInfo.InvariantCulture);
        }
        while (owners.ContainsKey(candidate));

        return candidate;
    }

    private static void ReportCollision(FindingSink findings, Declaration one, Declaration other, string identifier) => findings.Add(
        ReferenceRules.IdentifierCollision,
        one.Key.Location,
        $"{Echo.Quote(one.Name)} and {Echo.Quote(other.Name)} are both called '{identifier}' in C#; rename one of them.",
        related: other.Key.Location);
}
