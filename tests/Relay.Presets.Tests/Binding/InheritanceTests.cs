namespace Relay.Presets.Tests;

public sealed class InheritanceTests
{
    private static PresetCompilation Compile(string child) => Presets.Compile(
        $$"""
        version: 1
        models:
          base:
            target: openai/gpt-4o
            credential: { type: aws_profile, profile: prod, region: eu-west-1 }
            tags: [a, b]
            timeout: 5
            params:
              temperature: 0.5
              max_tokens: 100
              stop: [X, Y]
              reasoning: { effort: low, max_tokens: 50 }
              extra_body: { one: 1, inner: { a: 1, b: 2 } }
          child:
            inherit_from: base
        {{string.Concat(child.Split('\n').Select(line => "    " + line + "\n"))}}
        """);

    [Fact]
    public void What_is_not_written_is_inherited()
    {
        PresetCompilation compilation = Compile("description: A child.");

        Assert.Equal(compilation.Spec("base") with { Alias = "child" }, compilation.Spec("child"));
    }

    [Fact]
    public void Mappings_are_merged()
    {
        ModelParameters parameters = Compile("params: { temperature: 1 }").Spec("child").Parameters;

        Assert.Equal(1, parameters.Temperature);
        Assert.Equal(100, parameters.MaxTokens);
    }

    [Fact]
    public void Mappings_of_the_authors_own_making_are_merged_too()
    {
        ModelParameters parameters = Compile("params: { extra_body: { inner: { b: 3 }, two: 2 } }").Spec("child").Parameters;

        Assert.Equal(
            new EquatableArray<ExtraParameter>(new("inner", """{"a":1,"b":3}"""), new("one", "1"), new("two", "2")),
            parameters.Extra);
    }

    [Fact]
    public void Lists_are_replaced()
    {
        ModelSpec spec = Compile("tags: [c]\nparams: { stop: Z }").Spec("child");

        Assert.Equal(new EquatableArray<string>("c"), spec.Tags);
        Assert.Equal(new EquatableArray<string>("Z"), spec.Parameters.Stop);
    }

    [Fact]
    public void Null_takes_away_what_was_inherited()
    {
        ModelSpec spec = Compile("timeout: null\ntags: ~\nparams: { temperature: null, extra_body: { one: null } }").Spec("child");

        Assert.Null(spec.Timeout);
        Assert.Empty(spec.Tags);
        Assert.Null(spec.Parameters.Temperature);
        Assert.Equal(100, spec.Parameters.MaxTokens);
        Assert.Equal("inner", Assert.Single(spec.Parameters.Extra).Name);
    }

    [Fact]
    public void A_credential_is_one_value_and_never_mixed()
    {
        CredentialReference? credential = Compile("credential: { type: aws_profile, profile: test }").Spec("child").Credential;

        Assert.Equal(new CredentialReference(CredentialKind.AwsProfile, "test"), credential);
    }

    [Fact]
    public void A_synonym_replaces_what_was_inherited_under_another_name() =>
        Assert.Equal(7, Compile("params: { max_output_tokens: 7 }").Spec("child").Parameters.MaxTokens);

    [Fact]
    public void A_reasoning_word_replaces_an_inherited_budget()
    {
        ModelParameters parameters = Compile("params: { reasoning_effort: high }").Spec("child").Parameters;

        Assert.Equal("high", parameters.ReasoningEffort);
        Assert.Null(parameters.ReasoningBudget);
    }

    [Fact]
    public void The_parent_stays_an_alias() => Assert.Equal(["base", "child"], Compile("").Model.Aliases.Select(alias => alias.Name));

    [Fact]
    public void A_parent_may_stand_in_another_file()
    {
        PresetCompilation compilation = Presets.Compile(
            ("z.yaml", "version: 1\nmodels: { base: { target: openai/gpt-4o, timeout: 5 } }"),
            ("a.yaml", "version: 1\nmodels: { child: { inherit_from: base } }"));

        Assert.Empty(compilation.Findings);
        Assert.Equal(TimeSpan.FromSeconds(5), compilation.Spec("child").Timeout);
        Assert.Equal("a.yaml", compilation.Model.Aliases.Single(alias => alias.Name == "child").File);
    }

    [Fact]
    public void Grandparents_count()
    {
        PresetCompilation compilation = Presets.Compile(
            "version: 1\nmodels:\n  c: { inherit_from: b, timeout: 3 }\n  b: { inherit_from: a, tags: [t] }\n  a: { target: openai/gpt-4o }");

        Assert.Empty(compilation.Findings);
        Assert.Equal("openai/gpt-4o", compilation.Spec("c").Target);
        Assert.Equal(new EquatableArray<string>("t"), compilation.Spec("c").Tags);
    }

    [Fact]
    public void A_cycle_is_named_once_with_its_path_and_points_at_all_its_members()
    {
        PresetCompilation compilation = Presets.Compile(
            ("1.yaml", "version: 1\nmodels: { b: { inherit_from: c, target: openai/gpt-4o } }"),
            ("2.yaml", "version: 1\nmodels: { c: { inherit_from: a }, d: { inherit_from: b } }"),
            ("3.yaml", "version: 1\nmodels: { a: { inherit_from: b, target: openai/gpt-4o } }"));

        Finding finding = compilation.Single(ReferenceRules.InheritanceCycle);
        Assert.Contains("a → b → c → a", finding.Message, StringComparison.Ordinal);
        Assert.Equal("3.yaml", finding.Location.File);
        Assert.Equal(["1.yaml", "2.yaml"], finding.Related.Select(place => place.File));
        Assert.Equal(["a", "b", "c", "d"], compilation.Model.Aliases.Select(alias => alias.Name));
        Assert.Equal("openai/gpt-4o", compilation.Spec("d").Target);
    }

    [Fact]
    public void A_chain_of_thousands_is_no_danger()
    {
        string preset = "version: 1\nmodels:\n  m0: { target: openai/gpt-4o }\n"
            + string.Concat(Enumerable.Range(1, 5000).Select(i => $"  m{i}: {{ inherit_from: m{i - 1} }}\n"));

        PresetCompilation compilation = Presets.Compile(preset);

        Assert.Equal("openai/gpt-4o", compilation.Spec("m5000").Target);
    }

    [Fact]
    public void A_missing_parent_is_reported_with_the_nearest_name_and_the_alias_stays()
    {
        PresetCompilation compilation = Presets.Compile("version: 1\nmodels: { base: { target: openai/gpt-4o }, m: { inherit_from: bsae, target: openai/gpt-4o } }");

        Assert.Equal("base", compilation.Single(ReferenceRules.UnknownParent).Suggestion);
        Assert.Equal("openai/gpt-4o", compilation.Spec().Target);
    }

    [Fact]
    public void A_finding_about_an_inherited_value_is_reported_once()
    {
        PresetCompilation compilation = Presets.Compile(
            "version: 1\nmodels:\n  a: { target: openai/o3, params: { temperature: 1 } }\n  b: { inherit_from: a }\n  c: { inherit_from: a }");

        compilation.Single(CapabilityRules.ParameterRejected);
    }
}
