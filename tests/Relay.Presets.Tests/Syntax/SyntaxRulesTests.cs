using System.Reflection;

namespace Relay.Presets.Tests;

public sealed class SyntaxRulesTests
{
    [Fact]
    public void Every_rule_is_listed_once_by_id()
    {
        IEnumerable<FindingRule> declared = typeof(SyntaxRules)
            .GetProperties(BindingFlags.Public | BindingFlags.Static)
            .Where(property => property.PropertyType == typeof(FindingRule))
            .Select(property => (FindingRule)property.GetValue(null)!);
        Assert.Equal(declared.OrderBy(rule => rule.Id, StringComparer.Ordinal), SyntaxRules.All);
        Assert.Equal(SyntaxRules.All.Count, SyntaxRules.All.Select(rule => rule.Id).Distinct().Count());
    }

    [Fact]
    public void Rules_are_of_block_00_and_explain_themselves()
    {
        Assert.All(SyntaxRules.All, rule =>
        {
            Assert.Matches("^RLY00[0-9]{2}$", rule.Id);
            Assert.False(rule.Title.EndsWith('.'), rule.Title);
            Assert.EndsWith(".", rule.Description);
        });
    }

    [Fact]
    public void Only_a_yaml_1_1_boolean_leaves_the_preset_usable()
    {
        Assert.Equal([SyntaxRules.YamlBoolean], SyntaxRules.All.Where(rule => rule.Severity != FindingSeverity.Error));
    }

    [Theory]
    [InlineData("a.yaml", "key: @KEY")]
    [InlineData("a.yaml", "key: &KEY")]
    [InlineData("a.yaml", "key: *KEY")]
    [InlineData("a.yaml", "key: !KEY x")]
    [InlineData("a.yaml", "key: KEY: x")]
    [InlineData("a.yaml", "KEY: x\nKEY: y")]
    [InlineData("a.yaml", "key: \"KEY\" KEY")]
    [InlineData("a.json", "{\"key\": KEY}")]
    [InlineData("a.json", "{\"key\": 'KEY'}")]
    [InlineData("a.json", "{\"key\": \"KEY}")]
    [InlineData("a.json", "{\"KEY\": 1, \"KEY\": 2}")]
    public void A_secret_in_a_broken_file_is_never_repeated(string path, string text)
    {
        const string secret = "sk-proj-abcdefghijklmnopqrstuvwxyz0123456789ABCD";
        PresetSyntaxTree tree = PresetSyntaxReader.Read(path, text.Replace("KEY", secret));
        Assert.NotEmpty(tree.Findings);
        Assert.All(tree.Findings, finding => Assert.DoesNotContain("abcdefghijkl", finding.Message + finding.Suggestion));
    }
}
