namespace Relay.Presets.Tests;

public sealed class GroupTests
{
    private static PresetCompilation Compile(string groups) =>
        Presets.Compile("version: 1\nmodels: { one: { target: openai/gpt-4o }, two: { target: openai/gpt-4o } }\ngroups:\n" + groups);

    [Fact]
    public void Members_are_names_or_mappings_in_their_order()
    {
        GroupSpec group = Compile("  g: { strategy: weighted, members: [two, { name: one, weight: 2.5 }, { name: h, when: { a: 1 } }] }\n  h: { members: [one] }").Group("g");

        Assert.Equal(GroupStrategy.Weighted, group.Strategy);
        Assert.Equal(
            new EquatableArray<GroupMember>(new("two"), new GroupMember("one") { Weight = 2.5 }, new GroupMember("h") { When = """{"a":1}""" }),
            group.Members);
    }

    [Theory]
    [InlineData("fallback", GroupStrategy.Fallback)]
    [InlineData("loadbalance", GroupStrategy.LoadBalance)]
    [InlineData("weighted", GroupStrategy.Weighted)]
    [InlineData("conditional", GroupStrategy.Conditional)]
    public void Strategies_have_words(string word, GroupStrategy strategy) => Assert.Equal(strategy, Compile($"  g: {{ strategy: {word}, members: [one] }}").Group("g").Strategy);

    [Fact]
    public void A_member_that_does_not_exist_is_reported_with_the_nearest_and_left_out()
    {
        PresetCompilation compilation = Compile("  g: { members: [onee, two] }");

        Assert.Equal("one", compilation.Single(GroupRules.UnknownMember).Suggestion);
        Assert.Equal("two", Assert.Single(compilation.Group("g").Members).Name);
    }

    [Fact]
    public void A_cycle_across_files_is_named_with_its_path()
    {
        PresetCompilation compilation = Presets.Compile(
            ("a.yaml", "version: 1\ngroups: { a: { members: [b] } }"),
            ("b.yaml", "version: 1\ngroups: { b: { members: [m, c] }, c: { members: [a] } }"),
            ("m.yaml", "version: 1\nmodels: { m: { target: openai/gpt-4o } }"));

        Finding finding = compilation.Single(GroupRules.GroupCycle);
        Assert.Contains("a → b → c → a", finding.Message, StringComparison.Ordinal);
        Assert.Equal(3, finding.Related.Count);
    }

    [Fact]
    public void A_group_that_is_reached_twice_is_no_cycle() =>
        Compile("  a: { members: [b, c] }\n  b: { members: [d] }\n  c: { members: [d] }\n  d: { members: [one] }").HasNo(GroupRules.GroupCycle);

    [Fact]
    public void Thousands_of_nested_groups_are_no_danger()
    {
        string groups = string.Concat(Enumerable.Range(0, 5000).Select(i => $"  g{i}: {{ members: [{(i == 4999 ? "one" : "g" + (i + 1))}] }}\n"));

        PresetCompilation compilation = Compile(groups);

        compilation.HasNo(GroupRules.GroupCycle);
        Assert.Contains("'g4967' is nested more than 32 groups deep", compilation.Single(GroupRules.GroupTooLarge).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Groups_that_double_at_each_level_lead_to_too_many_models_and_are_told_of_once()
    {
        string groups = "  left0: { members: [one, two] }\n  right0: { members: [one, two] }\n"
            + string.Concat(Enumerable.Range(1, 20).Select(i => $"  left{i}: {{ members: [left{i - 1}, right{i - 1}] }}\n"))
            + string.Concat(Enumerable.Range(1, 20).Select(i => $"  right{i}: {{ members: [one, left{i - 1}] }}\n"));

        PresetCompilation compilation = Compile(groups);

        Assert.Contains("leads to more than 1,000 models", compilation.Single(GroupRules.GroupTooLarge).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_group_is_still_there()
    {
        PresetCompilation compilation = Compile("  g: { members: [] }");

        compilation.Single(GroupRules.EmptyGroup);
        Assert.Empty(compilation.Group("g").Members);
    }

    [Theory]
    [InlineData("[one, sk-proj-abcdefghijklmnopqrstuvwxyz0123456789ABCD]")]
    [InlineData("[sk-proj-abcdefghijklmnopqrstuvwxyz0123456789ABCD]")]
    [InlineData("[one, 12]")]
    public void A_member_that_was_dropped_with_a_finding_does_not_make_a_group_of_one_or_none(string members)
    {
        PresetCompilation compilation = Compile($"  g: {{ members: {members} }}");

        compilation.HasNo(GroupRules.GroupOfOne);
        compilation.HasNo(GroupRules.EmptyGroup);
        Assert.Single(compilation.Findings);
    }

    [Fact]
    public void A_mistake_within_the_only_member_leaves_the_group_one_of_one() =>
        Compile("  g: { members: [{ name: one, weight: -1 }] }").Single(GroupRules.GroupOfOne);

    [Theory]
    [InlineData("-0.1")]
    [InlineData(".inf")]
    [InlineData(".nan")]
    [InlineData("1e400")]
    public void A_weight_is_finite_and_not_negative(string weight)
    {
        PresetCompilation compilation = Compile($"  g: {{ members: [{{ name: one, weight: {weight} }}] }}");

        compilation.Single(SchemaRules.OutOfRange);
        Assert.Equal(1.0, Assert.Single(compilation.Group("g").Members).Weight);
    }

    [Fact]
    public void Weights_that_are_all_zero_pick_nobody() =>
        Compile("  g: { strategy: weighted, members: [{ name: one, weight: 0 }, { name: two, weight: 0 }] }").Single(GroupRules.NoWeight);

    [Fact]
    public void An_unknown_strategy_is_an_error_and_the_group_falls_back()
    {
        PresetCompilation compilation = Compile("  g: { strategy: falback, members: [one] }");

        Assert.Equal("fallback", compilation.Single(SchemaRules.UnknownWord).Suggestion);
        Assert.Equal(GroupStrategy.Fallback, compilation.Group("g").Strategy);
    }
}
