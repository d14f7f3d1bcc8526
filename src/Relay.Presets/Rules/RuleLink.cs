using System.Reflection;

namespace Relay.Presets;

/// <summary>Where the page of a rule is found by who reads a finding.</summary>
public static class RuleLink
{
    /// <summary>What the build calls the address of the folder that the repository's pages are in (Repository.targets).</summary>
    private const string Key = "RelayPagesUrl";

    private static readonly string s_pages = Pages();

    /// <summary>Whether the links are addresses; else they are paths in Relay's repository, whose address the build was not told.</summary>
    public static bool IsAddress => s_pages.Length > 0;

    /// <summary>The link to the page of a rule: <c>https://…/docs/rules/RLY0201.md</c>, or <c>docs/rules/RLY0201.md</c>.</summary>
    public static string Of(FindingRule rule) => s_pages + RulePageWriter.PathOf(rule);

    private static string Pages()
    {
        foreach (AssemblyMetadataAttribute attribute in typeof(RuleLink).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>())
        {
            if (attribute.Key == Key)
            {
                return attribute.Value ?? "";
            }
        }

        return "";
    }
}
