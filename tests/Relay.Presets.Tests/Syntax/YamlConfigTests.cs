namespace Relay.Presets.Tests;

/// <summary>YAML v1 configuration, strict.</summary>
[Feature(13)]
public sealed class YamlConfigTests
{
    [Theory]
    [InlineData("version: 1\nmodels: { m: { target: openai/gpt-4o } }\nmodles: {}", "modles", 3, 1)]
    [InlineData("version: 1\ndefaults: { tiemout: 3 }", "tiemout", 2, 13)]
    [InlineData("version: 1\nmodels:\n  m:\n    target: openai/gpt-4o\n    tmeout: 3", "tmeout", 5, 5)]
    [InlineData("version: 1\nmodels:\n  m: { target: openai/gpt-4o, cost: { input: 3 } }", "input", 3, 39)]
    [InlineData("version: 1\nmodels: { m: { target: openai/gpt-4o } }\ngroups:\n  g: { members: [{ name: m, wieght: 2 }] }", "wieght", 4, 29)]
    public void An_unknown_key_is_an_error_at_its_place_everywhere(string preset, string key, int line, int column)
    {
        Finding finding = Assert.Single(Presets.Compile(preset).Findings, f => f.Rule == SchemaRules.UnknownField);

        Assert.Equal(FindingSeverity.Error, finding.Rule.Severity);
        Assert.Contains($"'{key}'", finding.Message, StringComparison.Ordinal);
        Assert.Equal((line, column), (finding.Location.Span.Start.Line + 1, finding.Location.Span.Start.Column + 1));
    }

    [Theory]
    [InlineData("openrouter/a/b", "openrouter", "a/b")]
    [InlineData("openrouter/a/b/c", "openrouter", "a/b/c")]
    [InlineData("fireworks/accounts/fireworks/models/x", "fireworks", "accounts/fireworks/models/x")]
    [InlineData("vllm//x", "vllm", "/x")]
    public void A_target_is_split_at_its_first_slash_alone(string target, string provider, string model)
    {
        ModelSpec spec = Presets.CompileModel("target: " + target).Spec();

        Assert.Equal((provider, model), (spec.Provider, spec.Model));
    }

    [Fact]
    public void Mappings_are_merged_and_lists_replaced()
    {
        ModelSpec spec = Presets.Compile(
            "version: 1\nmodels:\n  a: { target: openai/gpt-4o, tags: [x, y], params: { temperature: 0.5, stop: [A, B] } }\n  b: { inherit_from: a, tags: [z], params: { stop: [C] } }").Spec("b");

        Assert.Equal(new EquatableArray<string>("z"), spec.Tags);
        Assert.Equal(new EquatableArray<string>("C"), spec.Parameters.Stop);
        Assert.Equal(0.5, spec.Parameters.Temperature);
    }

    [Fact]
    public void Mappings_of_several_files_are_merged_and_a_disagreement_is_a_finding_whatever_their_order()
    {
        (string, string)[] files =
        [
            ("a.yaml", "version: 1\ndefaults: { timeout: 10, max_retries: 1 }\nmodels: { m: { target: openai/gpt-4o } }"),
            ("b.yaml", "version: 1\ndefaults: { timeout: 20, stream_overall_timeout: 7 }"),
        ];

        PresetCompilation compilation = Presets.Compile(files);

        Assert.Equal((TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(7), 1), (compilation.Spec().Timeout, compilation.Spec().StreamTimeout, compilation.Spec().MaxRetries));
        Assert.Equal("b.yaml", compilation.Single(SchemaRules.ConflictingSetting).Location.File);
        Assert.Equal(compilation, Presets.Compile([.. files.Reverse()]));
    }

    [Theory]
    [InlineData("g: { members: [g] }", "g → g")]
    [InlineData("g: { members: [h, m] }, h: { members: [i] }, i: { members: [g] }", "g → h → i → g")]
    public void A_circle_of_groups_is_named_with_its_path(string groups, string path)
    {
        Finding finding = Presets.Compile($"version: 1\nmodels: {{ m: {{ target: openai/gpt-4o }} }}\ngroups: {{ {groups} }}").Single(GroupRules.GroupCycle);

        Assert.Contains(path, finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2")]
    [InlineData("one")]
    public void Only_version_1_is_understood(string version) =>
        Assert.Contains(Presets.Compile($"version: {version}\nmodels: {{ m: {{ target: openai/gpt-4o }} }}").Findings, f => f.Rule.Severity == FindingSeverity.Error);

    [Fact]
    public void One_name_cannot_be_a_model_and_a_group() =>
        Presets.Compile("version: 1\nmodels: { x: { target: openai/gpt-4o } }\ngroups: { x: { members: [x] } }").Single(ReferenceRules.DuplicateName);
}
