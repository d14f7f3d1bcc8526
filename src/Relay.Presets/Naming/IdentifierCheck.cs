namespace Relay.Presets;

/// <summary>Reports names of models and groups that clash or change when they become C# names.</summary>
internal static class IdentifierCheck
{
    /// <summary>Checks all names of a configuration against each other.</summary>
    /// <param name="findings">Where findings go.</param>
    /// <param name="declarations">Models and groups; their names differ.</param>
    public static void Report(FindingSink findings, List<Declaration> declarations)
    {
        declarations.Sort(static (left, right) => string.CompareOrdinal(left.Name, right.Name));
        var owners = new Dictionary<string, Declaration>(StringComparer.Ordinal);
        foreach (Declaration declaration in declarations)
        {
            string identifier = IdentifierNames.From(declaration.Name, out bool isAdjusted);
            if (isAdjusted && PresetNames.IsValid(declaration.Name))
            {
                findings.Add(ReferenceRules.IdentifierAdjusted, declaration.Key.Location, $"{Echo.Quote(declaration.Name)} is called '{identifier}' in C#.");
            }

            if (owners.TryGetValue(identifier, out Declaration? owner))
            {
                ReportCollision(findings, owner, declaration, identifier);
                ReportCollision(findings, declaration, owner, identifier);
            }
            else
            {
                owners.Add(identifier, declaration);
            }
        }
    }

    private static void ReportCollision(FindingSink findings, Declaration one, Declaration other, string identifier) => findings.Add(
        ReferenceRules.IdentifierCollision,
        one.Key.Location,
        $"{Echo.Quote(one.Name)} and {Echo.Quote(other.Name)} are both called '{identifier}' in C#; rename one of them.",
        related: other.Key.Location);
}
