using System.Reflection;

namespace Relay.Presets.Tests;

public sealed class FindingRulesTests
{
    private static readonly Dictionary<Type, string> Blocks = new()
    {
        [typeof(SyntaxRules)] = "RLY00",
        [typeof(SuppressionRules)] = "RLY00",
        [typeof(SchemaRules)] = "RLY01",
        [typeof(ReferenceRules)] = "RLY02",
        [typeof(CapabilityRules)] = "RLY03",
        [typeof(PricingRules)] = "RLY04",
        [typeof(SecurityRules)] = "RLY05",
        [typeof(GroupRules)] = "RLY06",
        [typeof(UseRules)] = "RLY07 RLY09",
    };

    [Fact]
    public void Ids_are_unique() => Assert.Equal(FindingRules.All.Count, FindingRules.All.Select(rule => rule.Id).Distinct().Count());

    [Fact]
    public void Every_rule_that_is_declared_is_among_all_and_in_the_block_of_its_file()
    {
        foreach ((Type file, string blocks) in Blocks)
        {
            FindingRule[] declared = [.. file.GetProperties(BindingFlags.Public | BindingFlags.Static)
                .Where(property => property.PropertyType == typeof(FindingRule))
                .Select(property => (FindingRule)property.GetValue(null)!)];
            Assert.NotEmpty(declared);
            Assert.All(declared, rule => Assert.Contains(rule, FindingRules.All));
            Assert.All(declared, rule => Assert.Contains(rule.Id[..5], blocks.Split(' ')));
        }

        Assert.Equal(
            FindingRules.All.Count,
            Blocks.Keys.Sum(file => file.GetProperties(BindingFlags.Public | BindingFlags.Static).Count(property => property.PropertyType == typeof(FindingRule))));
    }

    [Fact]
    public void Every_rule_says_what_it_means()
    {
        Assert.All(FindingRules.All, rule =>
        {
            Assert.Matches("^RLY[0-9]{4}$", rule.Id);
            Assert.False(string.IsNullOrWhiteSpace(rule.Title));
            Assert.False(rule.Title.EndsWith('.'), rule.Title);
            Assert.True(rule.Description.EndsWith('.') || rule.Description.EndsWith('`'), rule.Id);
        });
    }

    [Fact]
    public void A_rule_is_found_by_its_id()
    {
        Assert.Same(ReferenceRules.UnknownProvider, FindingRules.Find("RLY0201"));
        Assert.Null(FindingRules.Find("RLY9999"));
    }
}
