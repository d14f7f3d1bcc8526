using System.Text.Json;

namespace Relay.Presets.Tests;

public sealed class ParameterTests
{
    private static ModelParameters Bind(string yaml) => Presets.CompileModel("target: openai-compatible/m", "base_url: https://example.com", "params: " + yaml).Spec().Parameters;

    private static string Extra(string yaml) => Assert.Single(Bind("{ extra_body: { x: " + yaml + " } }").Extra).Json;

    [Theory]
    [InlineData("max_tokens")]
    [InlineData("max_completion_tokens")]
    [InlineData("max_output_tokens")]
    public void The_limit_has_three_names(string name) => Assert.Equal(9, Bind("{ " + name + ": 9 }").MaxTokens);

    [Theory]
    [InlineData("{ reasoning: low }", "low", null)]
    [InlineData("{ reasoning_effort: xhigh }", "xhigh", null)]
    [InlineData("{ reasoning: 2048 }", null, 2048)]
    [InlineData("{ reasoning: { effort: high } }", "high", null)]
    [InlineData("{ reasoning: { max_tokens: 0 } }", null, 0)]
    [InlineData("{ reasoning: { effort: none, max_tokens: 5 } }", "none", 5)]
    public void Reasoning_is_a_word_a_budget_or_both(string yaml, string? effort, int? budget)
    {
        ModelParameters parameters = Bind(yaml);

        Assert.Equal((effort, budget), (parameters.ReasoningEffort, parameters.ReasoningBudget));
    }

    [Fact]
    public void Every_typed_parameter_is_bound()
    {
        ModelParameters parameters = Bind(
            "{ temperature: 0, top_p: 1, top_k: 1, presence_penalty: -2, frequency_penalty: 2, seed: -9223372036854775808, stop: [a, b], service_tier: flex, parallel_tool_calls: false }");

        Assert.Equal(
            new ModelParameters
            {
                Temperature = 0,
                TopP = 1,
                TopK = 1,
                PresencePenalty = -2,
                FrequencyPenalty = 2,
                Seed = long.MinValue,
                Stop = new("a", "b"),
                ServiceTier = "flex",
                ParallelToolCalls = false,
            },
            parameters);
    }

    [Fact]
    public void Well_known_fields_pass_as_json_by_name()
    {
        EquatableArray<ExtraParameter> extra = Bind("{ user: u, n: 1, logprobs: true, metadata: { b: 1, a: [x, null] } }").Extra;

        Assert.Equal(
            new EquatableArray<ExtraParameter>(new("logprobs", "true"), new("metadata", """{"b":1,"a":["x",null]}"""), new("n", "1"), new("user", "\"u\"")),
            extra);
    }

    [Theory]
    [InlineData("1", "1")]
    [InlineData("+1", "1")]
    [InlineData("-0", "-0")]
    [InlineData("007", "7")]
    [InlineData("0x1F", "31")]
    [InlineData("0o17", "15")]
    [InlineData(".5", "0.5")]
    [InlineData("1.", "1")]
    [InlineData("1.50", "1.50")]
    [InlineData("1e3", "1e3")]
    [InlineData("1E+3", "1e+3")]
    [InlineData("123456789012345678901234567890", "123456789012345678901234567890")]
    [InlineData("True", "true")]
    [InlineData("~", "null")]
    [InlineData("\"1\"", "\"1\"")]
    [InlineData("\"a\\\"b\\\\\\n\\u0001\\u2028é\"", "\"a\\\"b\\\\\\u000a\\u0001\\u2028é\"")]
    [InlineData("[]", "[]")]
    [InlineData("{}", "{}")]
    public void Values_become_valid_json(string yaml, string json)
    {
        string written = Extra(yaml);

        Assert.Equal(json, written);
        using JsonDocument parsed = JsonDocument.Parse(written);
    }

    [Theory]
    [InlineData(".inf")]
    [InlineData("-.inf")]
    [InlineData(".nan")]
    public void What_json_cannot_say_is_an_error(string yaml)
    {
        PresetCompilation compilation = Presets.CompileModel("target: vllm/m", "params: { extra_body: { x: [" + yaml + "] } }");

        compilation.Single(SchemaRules.WrongType);
        Assert.Empty(compilation.Spec().Parameters.Extra);
    }

    [Fact]
    public void Extra_body_wins_over_the_same_field_beside_it() =>
        Assert.Equal("\"b\"", Assert.Single(Bind("{ user: a, extra_body: { user: b } }").Extra).Json);

    [Fact]
    public void A_misspelt_parameter_is_an_error_and_not_sent()
    {
        PresetCompilation compilation = Presets.CompileModel("target: vllm/m", "params: { tempratur: 1 }");

        Assert.Equal("temperature", compilation.Single(SchemaRules.MisspeltParameter).Suggestion);
        Assert.Empty(compilation.Spec().Parameters.Extra);
    }

    [Fact]
    public void A_parameter_far_from_every_known_one_passes_with_an_info()
    {
        PresetCompilation compilation = Presets.CompileModel("target: vllm/m", "params: { mirostat_eta: 1 }");

        compilation.Single(SchemaRules.UnknownParameter);
        Assert.Equal(new ExtraParameter("mirostat_eta", "1"), Assert.Single(compilation.Spec().Parameters.Extra));
    }

    [Fact]
    public void An_invalid_value_does_not_reach_the_spec() =>
        Assert.Equal(ModelParameters.None with { TopP = 0.5 }, Presets.CompileModel("target: vllm/m", "params: { temperature: 3, top_p: 0.5 }").Spec().Parameters);

    [Fact]
    public void A_parameter_that_the_model_refuses_is_pointed_at()
    {
        string text = Presets.Model("target: openai/o3", "params:\n  temperature: 1\n  max_completion_tokens: 10");

        Finding finding = Presets.Compile(text).Single(CapabilityRules.ParameterRejected);

        Assert.Equal("temperature", Presets.PointedAt(text, finding));
        Assert.Contains("openai/o3", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_look_alike_of_a_reasoning_model_keeps_its_temperature() =>
        Presets.CompileModel("target: openai-compatible/orca-o3ish", "base_url: https://example.com", "params: { temperature: 1 }").HasNo(CapabilityRules.ParameterRejected);

    [Theory]
    [InlineData(1000, 1000, true)]
    [InlineData(1001, 1000, true)]
    [InlineData(999, 1000, false)]
    public void A_reasoning_budget_must_be_below_max_tokens(int budget, int maxTokens, bool isReported)
    {
        PresetCompilation compilation = Presets.CompileModel(
            "target: openai-compatible/m", "base_url: https://example.com", $"params: {{ reasoning: {budget}, max_tokens: {maxTokens} }}");

        Assert.Equal(isReported, compilation.Ids().Contains("RLY0303"));
    }

    [Theory]
    [InlineData(100, false)]
    [InlineData(101, true)]
    public void More_output_than_the_model_gives_is_a_warning(int maxTokens, bool isReported)
    {
        PresetCompilation compilation = Presets.CompileModel("target: vllm/m", "capabilities: { max_output: 100 }", $"params: {{ max_tokens: {maxTokens} }}");

        Assert.Equal(isReported, compilation.Ids().Contains("RLY0302"));
    }
}
