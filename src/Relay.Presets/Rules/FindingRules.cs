namespace Relay.Presets;

/// <summary>All rules there are.</summary>
public static class FindingRules
{
    private static readonly Dictionary<string, FindingRule> ById = new(StringComparer.Ordinal);

    static FindingRules()
    {
        foreach (FindingRule rule in All)
        {
            ById.Add(rule.Id, rule);
        }
    }

    /// <summary>All rules, by id.</summary>
    public static EquatableArray<FindingRule> All { get; } = Sorted(
    [
        .. SyntaxRules.All,
        .. SuppressionRules.All,
        .. SchemaRules.All,
        .. ReferenceRules.All,
        .. CapabilityRules.All,
        .. PricingRules.All,
        .. SecurityRules.All,
        .. GroupRules.All,
        .. UseRules.All,
    ]);

    /// <summary>The rule with an id (<c>RLY0201</c>); null when there is none.</summary>
    public static FindingRule? Find(string id) => ById.TryGetValue(id, out FindingRule? rule) ? rule : null;

    /// <summary>The rule that people mean by <c>RLY0201</c>, <c>rly0201</c>, <c>0201</c> or <c>201</c>; null when there is none.</summary>
    public static FindingRule? ByNumber(string text)
    {
        foreach (char c in text)
        {
            if (c is not (>= '0' and <= '9'))
            {
                return Find(text.ToUpperInvariant());
            }
        }

        return Find("RLY" + text.PadLeft(4, '0'));
    }

    private static EquatableArray<FindingRule> Sorted(FindingRule[] rules)
    {
        Array.Sort(rules, static (left, right) => string.CompareOrdinal(left.Id, right.Id));
        return new EquatableArray<FindingRule>(rules);
    }
}
