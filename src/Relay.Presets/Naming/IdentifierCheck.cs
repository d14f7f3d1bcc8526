namespace Relay.Presets;

/// <summary>Reports names of models and groups that clash or change when they become C# names.</summary>
internal static class IdentifierCheck
{
    /// <summary>Checks all names of a configuration against each other.</summary>
    /// <param name="findings">Where findings go.</param>
    /// <param name="declarations">Models and groups by ordinal name; their names differ.</param>
    public static void Report(FindingSink findings, Declaration[] declarations)
    {
        var owners = new Dictionary<string, Declaration>(StringComparer.Ordinal);
        var told = new HashSet<string>(StringComparer.Ordinal);
        foreach (Declaration declaration in declarations)
        {
            // Gets no class, and so no name in C#.
            if (declaration.IsBase)
            {
                continue;
            }

            string identifier = Identifier(declaration, out bool isAdjusted);
            if (isAdjusted && (declaration.FrontMatter is not null || PresetNames.IsValid(declaration.Name)))
            {
                findings.Add(ReferenceRules.IdentifierAdjusted, declaration.Key.Location, $"{Echo.Quote(declaration.Name)} is called '{identifier}' in C#.");
            }

            if (owners.TryGetValue(identifier, out Declaration? owner))
            {
                // At the first name once, however many others become the same.
                if (told.Add(identifier))
                {
                    ReportCollision(findings, owner, declaration, identifier);
                }

                ReportCollision(findings, declaration, owner, identifier);
            }
            else
            {
                owners.Add(identifier, declaration);
            }
        }

        ReportModules(findings, declarations, owners);
    }

    /// <summary>The name in C#, with the class of its module in front.</summary>
    private static string Identifier(Declaration declaration, out bool isAdjusted)
    {
        if (declaration.FrontMatter is not { Identity: { Module: { } module, Preset: { } preset } })
        {
            return IdentifierNames.From(declaration.Name, out isAdjusted);
        }

        string inside = IdentifierNames.From(module, out bool isModuleAdjusted), member = IdentifierNames.From(preset, out isAdjusted);
        if (member == inside)
        {
            // C# has no member that is called as its class is.
            member += "_";
            isAdjusted = true;
        }

        isAdjusted |= isModuleAdjusted;
        return inside + "." + member;
    }

    /// <summary>Reports aliases and groups that are called as a module's class is.</summary>
    private static void ReportModules(FindingSink findings, Declaration[] declarations, Dictionary<string, Declaration> owners)
    {
        var modules = new Dictionary<string, Declaration>(StringComparer.Ordinal);
        foreach (Declaration declaration in declarations)
        {
            if (declaration.IsBase || declaration.FrontMatter?.Identity.Module is not { } module)
            {
                continue;
            }

            string identifier = IdentifierNames.From(module);
            if (!modules.TryGetValue(identifier, out Declaration? first))
            {
                modules.Add(identifier, declaration);
                if (owners.TryGetValue(identifier, out Declaration? owner))
                {
                    findings.Add(
                        ReferenceRules.IdentifierCollision,
                        owner.Key.Location,
                        $"{Echo.Quote(owner.Name)} and the module {Echo.Quote(module)} are both called '{identifier}' in C#; rename one of them.",
                        related: declaration.Key.Location);
                }
            }
            else if (first.FrontMatter!.Identity.Module != module)
            {
                findings.Add(
                    ReferenceRules.IdentifierCollision,
                    declaration.Key.Location,
                    $"The modules {Echo.Quote(first.FrontMatter.Identity.Module!)} and {Echo.Quote(module)} are both called '{identifier}' in C#; rename one of the folders.",
                    related: first.Key.Location);
            }
        }
    }

    private static void ReportCollision(FindingSink findings, Declaration one, Declaration other, string identifier) => findings.Add(
        ReferenceRules.IdentifierCollision,
        one.Key.Location,
        $"{Echo.Quote(one.Name)} and {Echo.Quote(other.Name)} are both called '{identifier}' in C#; rename one of them.",
        related: other.Key.Location);
}
