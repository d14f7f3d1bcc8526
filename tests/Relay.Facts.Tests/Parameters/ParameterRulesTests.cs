namespace Relay.Tests;

public class ParameterRulesTests
{
    private const RequestParameters Penalties = RequestParameters.PresencePenalty | RequestParameters.FrequencyPenalty;
    private const RequestParameters Sampling = RequestParameters.Temperature | RequestParameters.TopP | RequestParameters.LogProbs;

    [Theory]
    [InlineData("o1")]
    [InlineData("o3-mini")]
    [InlineData("o4-mini-2025-04-16")]
    [InlineData("o10")]
    [InlineData("gpt-5")]
    [InlineData("gpt-5-mini")]
    [InlineData("GPT-5.2-pro")]
    [InlineData("openai/gpt-5.6-luna")]
    [InlineData("codex-mini-latest")]
    [InlineData("computer-use-preview")]
    [InlineData("zai-org/GLM-4.6")]
    [InlineData("ft:o4-mini-2025-04-16:acme::abc")]
    public void Reasoning_models_are_known_by_their_name(string model) => Assert.True(ParameterRules.IsReasoningModel(model));

    [Theory]
    [InlineData("opus")]
    [InlineData("claude-opus-4")]
    [InlineData("orca-2-13b")]
    [InlineData("o")]
    [InlineData("o1x")]
    [InlineData("olmo-7b")]
    [InlineData("o3/llama")]
    [InlineData("gpt-50")]
    [InlineData("gpt-5-chat-latest")]
    [InlineData("gpt-4o")]
    [InlineData("")]
    public void Names_that_only_look_alike_are_not_reasoning_models(string model) => Assert.False(ParameterRules.IsReasoningModel(model));

    [Theory]
    [InlineData("openai", "o3-mini")]
    [InlineData("openai", "gpt-5-nano")]
    [InlineData("openai", "gpt-5.2-chat-latest")]
    [InlineData("openrouter", "openai/gpt-5.6-luna")]
    [InlineData("openai-compatible", "o1")]
    public void Openai_reasoning_models_take_no_sampling_and_no_penalties_wherever_they_are_served(string provider, string model) =>
        Assert.Equal(Sampling | Penalties, Rejected(provider, model) & (Sampling | Penalties));

    [Theory]
    [InlineData("zai", "glm-4.7")]
    [InlineData("together", "zai-org/GLM-5")]
    [InlineData("openai", "gpt-4o")]
    [InlineData("openai", "gpt-5-chat-latest")]
    [InlineData("openai", "gpt-5.3-chat-latest")]
    [InlineData("groq", "openai/gpt-oss-120b")]
    [InlineData("openrouter", "anthropic/claude-opus-4")]
    public void Temperature_stays_where_the_model_takes_it(string provider, string model) =>
        Assert.Equal(RequestParameters.None, Rejected(provider, model) & (RequestParameters.Temperature | RequestParameters.TopP));

    [Theory]
    [InlineData("gpt-5.1", true)]
    [InlineData("gpt-5.2-2025-12-11", true)]
    [InlineData("gpt-5.4-mini", true)]
    [InlineData("gpt-5", false)]
    [InlineData("gpt-5.1-codex", false)]
    [InlineData("gpt-5.2-pro", false)]
    [InlineData("gpt-5.6-luna", false)]
    [InlineData("o3", false)]
    public void Effort_none_frees_the_temperature_only_where_openai_documents_it(string model, bool free)
    {
        Assert.Equal(free, (Rejected("openai", model, "none") & RequestParameters.Temperature) == 0);
        Assert.NotEqual(RequestParameters.None, Rejected("openai", model, "low") & RequestParameters.Temperature);
    }

    [Theory]
    [InlineData("o1", false)]
    [InlineData("o3", true)]
    [InlineData("o4-mini", true)]
    [InlineData("gpt-5", true)]
    [InlineData("gpt-5-chat-latest", false)]
    [InlineData("gpt-4.1", false)]
    public void Stop_is_refused_since_o3(string model, bool refused) =>
        Assert.Equal(refused, (Rejected("openai", model) & RequestParameters.Stop) != 0);

    [Theory]
    [InlineData("openai", "gpt-4o", true)]
    [InlineData("openai", "gpt-4.1-mini", true)]
    [InlineData("openai", "gpt-5-chat-latest", true)]
    [InlineData("openai", "gpt-5", false)]
    [InlineData("openai", "gpt-7-unheard-of", false)]
    [InlineData("xai", "grok-4", true)]
    [InlineData("xai", "grok-4-fast-reasoning", true)]
    [InlineData("xai", "grok-code-fast-1", true)]
    [InlineData("xai", "grok-3", true)]
    [InlineData("xai", "grok-3-mini", false)]
    [InlineData("xai", "grok-4.3", false)]
    [InlineData("xai", "grok-4.20-multi-agent", false)]
    [InlineData("groq", "llama-3.3-70b-versatile", true)]
    [InlineData("groq", "meta-llama/llama-4-scout-17b-16e-instruct", true)]
    [InlineData("groq", "openai/gpt-oss-120b", false)]
    [InlineData("groq", "qwen/qwen3-32b", false)]
    [InlineData("mistral", "codestral-latest", true)]
    [InlineData("mistral", "mistral-small-latest", false)]
    [InlineData("perplexity", "sonar", true)]
    [InlineData("perplexity", "sonar-deep-research", false)]
    public void Reasoning_effort_is_dropped_where_the_provider_refuses_it(string provider, string model, bool refused) =>
        Assert.Equal(refused, (Rejected(provider, model) & RequestParameters.ReasoningEffort) != 0);

    [Theory]
    [InlineData("openai", true)]
    [InlineData("groq", true)]
    [InlineData("mistral", true)]
    [InlineData("deepseek", true)]
    [InlineData("openrouter", false)]
    [InlineData("together", false)]
    [InlineData("fireworks", false)]
    [InlineData("vllm", false)]
    [InlineData("lmstudio", false)]
    [InlineData("anthropic", false)]
    public void Top_k_is_dropped_where_the_api_has_none(string provider, bool refused) =>
        Assert.Equal(refused, (Rejected(provider, "some-model") & RequestParameters.TopK) != 0);

    [Fact]
    public void Grok_reasoning_models_refuse_penalties_and_stop_but_keep_temperature()
    {
        RequestParameters rejected = Rejected("xai", "grok-4-fast-reasoning");
        Assert.Equal(Penalties | RequestParameters.Stop, rejected & (Penalties | RequestParameters.Stop | RequestParameters.Temperature));
        Assert.Equal(RequestParameters.None, Rejected("xai", "grok-4-fast-non-reasoning") & (Penalties | RequestParameters.Stop));
    }

    [Fact]
    public void O_series_refuses_parallel_tool_calls_and_gpt_5_does_not()
    {
        Assert.NotEqual(RequestParameters.None, Rejected("openai", "o3-mini") & RequestParameters.ParallelToolCalls);
        Assert.Equal(RequestParameters.None, Rejected("openai", "gpt-5") & RequestParameters.ParallelToolCalls);
    }

    [Theory]
    [InlineData("openai", "o1", "max_completion_tokens")]
    [InlineData("openai", "gpt-5-mini", "max_completion_tokens")]
    [InlineData("openai", "gpt-5-chat-latest", "max_completion_tokens")]
    [InlineData("openai", "gpt-4o", "max_tokens")]
    [InlineData("openai", "opus", "max_tokens")]
    [InlineData("azure", "o3", "max_completion_tokens")]
    [InlineData("openrouter", "openai/o3", "max_tokens")]
    [InlineData("zai", "glm-4.7", "max_tokens")]
    [InlineData("groq", "openai/gpt-oss-20b", "max_tokens")]
    [InlineData("cerebras", "gpt-oss-120b", "max_completion_tokens")]
    public void The_output_limit_has_the_name_the_model_knows(string provider, string model, string expected) =>
        Assert.Equal(expected, ParameterRules.MaxTokensField(Facts(provider), model));

    [Fact]
    public void Deepseek_ignores_the_temperature_while_thinking_and_keeps_it_otherwise()
    {
        Assert.NotEqual(RequestParameters.None, Ignored("deepseek", "deepseek-reasoner") & RequestParameters.Temperature);
        Assert.NotEqual(RequestParameters.None, Ignored("deepseek", "deepseek-v4-flash", "high") & RequestParameters.Temperature);
        Assert.Equal(RequestParameters.None, Ignored("deepseek", "deepseek-v4-flash", "none"));
        Assert.Equal(RequestParameters.None, Ignored("deepseek", "deepseek-chat"));
    }

    [Fact]
    public void Tools_exclude_effort_on_openai_since_gpt_5_4()
    {
        Assert.True(ParameterRules.ToolsExcludeReasoningEffort(Facts("openai"), "gpt-5.6-luna"));
        Assert.True(ParameterRules.ToolsExcludeReasoningEffort(Facts("openai"), "gpt-5.4"));
        Assert.False(ParameterRules.ToolsExcludeReasoningEffort(Facts("openai"), "gpt-5.2"));
        Assert.False(ParameterRules.ToolsExcludeReasoningEffort(Facts("openrouter"), "openai/gpt-5.6-luna"));
    }

    [Fact]
    public void Every_rejected_and_ignored_parameter_of_every_provider_is_explained_and_nothing_else_is()
    {
        string[] models = ["o3", "gpt-5.2", "gpt-4o", "grok-4", "llama-3.3-70b", "codestral-latest", "deepseek-reasoner", "sonar", "unheard-of"];
        foreach (ProviderFacts provider in ProviderTable.All)
        {
            foreach (string model in models)
            {
                RequestParameters known = ParameterRules.Rejected(provider, model) | ParameterRules.Ignored(provider, model);
                foreach (RequestParameters one in Enum.GetValues<RequestParameters>())
                {
                    if (one != RequestParameters.None)
                    {
                        string? why = ParameterRules.Explain(provider, model, one);
                        Assert.Equal((known & one) != 0, why is not null);
                        Assert.True(why is null || why.EndsWith('.'), why);
                    }
                }
            }
        }
    }

    [Fact]
    public void Nothing_is_both_rejected_and_ignored() =>
        Assert.All(ProviderTable.All, provider =>
            Assert.Equal(RequestParameters.None, ParameterRules.Rejected(provider, "o3") & ParameterRules.Ignored(provider, "o3")));

    [Fact]
    public void A_wire_name_is_asked_for_one_parameter_at_a_time()
    {
        Assert.Equal("random_seed", ParameterRules.WireName(Facts("mistral"), RequestParameters.Seed));
        Assert.Equal("seed", ParameterRules.WireName(Facts("openai"), RequestParameters.Seed));
        Assert.Throws<ArgumentOutOfRangeException>(() => ParameterRules.WireName(Facts("openai"), Penalties));
    }

    private static ProviderFacts Facts(string name) => ProviderTable.TryGet(name, out ProviderFacts? facts) ? facts : throw new ArgumentException(name);

    [Fact]
    public void Responses_have_fewer_parameters_than_Chat_Completions_and_say_so()
    {
        const RequestParameters Missing =
            RequestParameters.TopK | RequestParameters.PresencePenalty | RequestParameters.FrequencyPenalty | RequestParameters.Seed | RequestParameters.Stop;
        ProviderFacts openai = Facts("openai");
        Assert.Equal(Missing, ParameterRules.Rejected(openai, "gpt-4.1", style: ApiStyle.Responses) & Missing);
        Assert.Equal(RequestParameters.TopK, ParameterRules.Rejected(openai, "gpt-4.1") & Missing);
        Assert.StartsWith("The Responses API has no such parameter.", ParameterRules.Explain(openai, "gpt-4.1", RequestParameters.Seed, style: ApiStyle.Responses), StringComparison.Ordinal);

        // A provider that has no Responses is not called by them.
        Assert.Equal(ParameterRules.Rejected(Facts("anthropic"), "claude-sonnet-4-5"), ParameterRules.Rejected(Facts("anthropic"), "claude-sonnet-4-5", style: ApiStyle.Responses));
    }

    private static RequestParameters Rejected(string provider, string model, string? effort = null) =>
        ParameterRules.Rejected(Facts(provider), model, effort);

    private static RequestParameters Ignored(string provider, string model, string? effort = null) =>
        ParameterRules.Ignored(Facts(provider), model, effort);
}
