namespace Relay.Tests;

public class AnthropicModelRulesTests
{
    private const RequestParameters Samplers = RequestParameters.Temperature | RequestParameters.TopP | RequestParameters.TopK;

    [Theory]
    [InlineData("claude-opus-4-7", true)]
    [InlineData("claude-opus-4.7", true)]
    [InlineData("claude-opus-4-8-20260528", true)]
    [InlineData("claude-sonnet-5", true)]
    [InlineData("claude-haiku-5-5", true)]
    [InlineData("claude-fable-5", true)]
    [InlineData("claude-mythos-preview", true)]
    [InlineData("claude-opus-4-6", false)]
    [InlineData("claude-sonnet-4-5-20250929", false)]
    [InlineData("claude-3-7-sonnet-20250219", false)]
    [InlineData("claude-opus-4-20250514", false)]
    [InlineData("MiniMax-M2", false)]
    public void Models_since_4_7_take_no_sampling_parameters(string model, bool refused) =>
        Assert.Equal(refused ? Samplers : RequestParameters.None, Rejected(model) & Samplers);

    [Theory]
    [InlineData("claude-sonnet-4-5", "low", true)]
    [InlineData("claude-opus-4-6", "high", true)]
    [InlineData("claude-sonnet-4-5", "none", false)]
    [InlineData("claude-sonnet-4-5", null, false)]
    public void A_thinking_model_takes_no_temperature(string model, string? effort, bool refused)
    {
        Assert.Equal(refused, (Rejected(model, effort) & RequestParameters.Temperature) != 0);
        Assert.Equal(RequestParameters.None, Rejected(model, effort) & RequestParameters.TopP);
    }

    [Theory]
    [InlineData("claude-3-5-haiku-20241022", true)]
    [InlineData("claude-3-opus-20240229", true)]
    [InlineData("claude-2.1", true)]
    [InlineData("claude-v1", true)]
    [InlineData("claude-instant", true)]
    [InlineData("claude-3-7-sonnet-latest", false)]
    [InlineData("claude-sonnet-4-0", false)]
    [InlineData("claude-4-opus-20250514", false)]
    [InlineData("claude-fable-5", false)]
    public void Models_before_3_7_do_not_think(string model, bool refused) =>
        Assert.Equal(refused, (Rejected(model) & RequestParameters.ReasoningEffort) != 0);

    [Theory]
    [InlineData("claude-sonnet-4-5")]
    [InlineData("claude-opus-5")]
    [InlineData("whatever")]
    public void The_api_has_no_penalties_no_seed_and_no_logprobs(string model)
    {
        RequestParameters none = RequestParameters.PresencePenalty | RequestParameters.FrequencyPenalty | RequestParameters.Seed | RequestParameters.LogProbs;
        Assert.Equal(none, Rejected(model) & none);
        Assert.Equal("The API of anthropic has no seed.", ParameterRules.Explain(Anthropic, model, RequestParameters.Seed));
    }

    [Theory]
    [InlineData("claude-opus-4-6", "xhigh", "high")]
    [InlineData("claude-opus-4-7", "xhigh", "xhigh")]
    [InlineData("claude-sonnet-5", "minimal", "low")]
    [InlineData("claude-sonnet-5", "none", "none")]
    [InlineData("claude-fable-5", "none", "low")]
    [InlineData("claude-opus-5-5", "none", "low")]
    [InlineData("claude-sonnet-4-5", "minimal", "minimal")]
    public void Effort_becomes_a_word_the_model_takes(string model, string asked, string sent) =>
        Assert.Equal(sent, ReasoningEffortWord.ToSend(Anthropic, model, asked));

    [Theory]
    [InlineData("claude-3-haiku-20240307", ThinkingForm.None, ThinkingOff.Unasked, false, true, true)]
    [InlineData("claude-opus-4-1-20250805", ThinkingForm.Budget, ThinkingOff.Unasked, false, false, true)]
    [InlineData("claude-sonnet-4-20250514", ThinkingForm.Budget, ThinkingOff.Unasked, false, true, true)]
    [InlineData("claude-haiku-4-5", ThinkingForm.Budget, ThinkingOff.Unasked, true, false, true)]
    [InlineData("claude-sonnet-4-6", ThinkingForm.AdaptiveOrBudget, ThinkingOff.Unasked, true, false, true)]
    [InlineData("claude-opus-4-8", ThinkingForm.Adaptive, ThinkingOff.Unasked, true, false, true)]
    [InlineData("claude-opus-5", ThinkingForm.Adaptive, ThinkingOff.Disabled, true, false, true)]
    [InlineData("claude-haiku-5-5", ThinkingForm.Adaptive, ThinkingOff.Disabled, true, false, true)]
    [InlineData("claude-sonnet-5-5", ThinkingForm.Adaptive, ThinkingOff.BetweenTools, true, false, false)]
    [InlineData("claude-opus-5-5", ThinkingForm.Adaptive, ThinkingOff.Never, true, false, false)]
    [InlineData("claude-fable-5-1", ThinkingForm.Adaptive, ThinkingOff.Never, true, false, false)]
    [InlineData("claude-mythos-preview", ThinkingForm.Adaptive, ThinkingOff.Never, true, false, true)]
    [InlineData("kimi-k2", ThinkingForm.Budget, ThinkingOff.Unasked, false, true, true)]
    public void Each_generation_has_its_traits(string model, object form, object off, bool schema, bool bothSamplers, bool forced)
    {
        ClaudeTraits traits = ClaudeTraits.Of(model);
        Assert.Equal(((ThinkingForm)form, (ThinkingOff)off), (traits.Thinking, traits.Off));
        Assert.Equal((schema, bothSamplers, forced), (traits.JsonSchema, traits.TakesBothSamplers, traits.ForcedTools));
    }

    [Fact]
    public void Parameters_are_named_as_the_api_names_them()
    {
        Assert.Equal("stop_sequences", ParameterRules.WireName(Anthropic, RequestParameters.Stop));
        Assert.Equal("thinking", ParameterRules.WireName(Anthropic, RequestParameters.ReasoningEffort));
    }

    private static ProviderFacts Anthropic => ProviderTable.TryGet("anthropic", out ProviderFacts? facts) ? facts : throw new InvalidOperationException();

    private static RequestParameters Rejected(string model, string? effort = null) => ParameterRules.Rejected(Anthropic, model, effort);
}
