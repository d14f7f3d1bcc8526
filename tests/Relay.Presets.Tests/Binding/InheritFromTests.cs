namespace Relay.Presets.Tests;

/// <summary>Inheritance.</summary>
[Feature(14)]
public sealed class InheritFromTests
{
    [Fact]
    public void What_is_inherited_is_merged_deeply()
    {
        ModelSpec spec = Compile("a: { target: openai/gpt-4o, params: { temperature: 0.5, extra_body: { x: { one: 1, two: 2 } } } }, b: { inherit_from: a, params: { extra_body: { x: { two: 3 } } } }").Spec("b");

        Assert.Equal(0.5, spec.Parameters.Temperature);
        Assert.Equal(new EquatableArray<ExtraParameter>(new ExtraParameter("x", """{"one":1,"two":3}""")), spec.Parameters.Extra);
    }

    [Theory]
    [InlineData("a: { inherit_from: a, target: openai/gpt-4o }", "a → a")]
    [InlineData("a: { inherit_from: b }, b: { inherit_from: a, target: openai/gpt-4o }", "a → b → a")]
    public void A_circle_is_one_error_with_its_path_and_every_alias_stays(string models, string path)
    {
        PresetCompilation compilation = Compile(models);

        Assert.Contains(path, compilation.Single(ReferenceRules.InheritanceCycle).Message, StringComparison.Ordinal);
        Assert.Contains(compilation.Model.Aliases, alias => alias.Name == "a");
    }

    [Fact]
    public void A_missing_parent_is_an_error_that_names_the_nearest()
    {
        PresetCompilation compilation = Compile("base: { target: openai/gpt-4o }, b: { inherit_from: bse, target: openai/gpt-4o-mini }");

        Assert.Equal("base", compilation.Single(ReferenceRules.UnknownParent).Suggestion);
        Assert.Equal("openai/gpt-4o-mini", compilation.Spec("b").Target);
    }

    [Fact]
    public void A_group_is_no_parent() =>
        Presets.Compile("version: 1\nmodels: { a: { target: openai/gpt-4o }, b: { inherit_from: g, target: openai/gpt-4o } }\ngroups: { g: { members: [a] } }").Single(ReferenceRules.UnknownParent);

    [Theory]
    [InlineData("null")]
    [InlineData("~")]
    [InlineData("")]
    public void Null_takes_away_what_was_inherited(string nothing)
    {
        ModelSpec spec = Presets.Compile(
            $"version: 1\nmodels:\n  a:\n    target: openai/gpt-4o\n    timeout: 5\n    params: {{ temperature: 0.5, max_tokens: 9 }}\n  b:\n    inherit_from: a\n    timeout: {nothing}\n    params:\n      temperature: {nothing}\n").Spec("b");

        Assert.Null(spec.Timeout);
        Assert.Null(spec.Parameters.Temperature);
        Assert.Equal(9, spec.Parameters.MaxTokens);
    }

    private static PresetCompilation Compile(string models) => Presets.Compile($"version: 1\nmodels: {{ {models} }}");
}
