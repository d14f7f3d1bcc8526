namespace Relay.Tests;

/// <summary>Prefix routing of bare model names, without a preset.</summary>
[Feature(21)]
public sealed class PrefixRoutingAtRunTimeTests
{
    [Theory]
    [InlineData("chatgpt-4o", "openai/chatgpt-4o")]
    [InlineData("GPT-4o", "openai/GPT-4o")]
    [InlineData("o3-mini", "openai/o3-mini")]
    [InlineData("claude-sonnet-4-5", "anthropic/claude-sonnet-4-5")]
    [InlineData("models/gemini-2.5-flash", "google/gemini-2.5-flash")]
    [InlineData("azure/gpt-4o", "azure/gpt-4o")]
    public void A_name_is_routed_as_in_a_preset(string target, string became) => Assert.Equal(became, RelayRuntime.Model(target).Spec.Target);

    [Theory]
    [InlineData("o10", "openai/o1")]
    [InlineData("nothing-like-it", null)]
    [InlineData("llama-3.3-70b-versatile", "groq/llama-3.3-70b-versatile")]
    [InlineData("azure-gpt-4o", "azure/gpt-4o")]
    public void A_name_that_nobody_can_place_is_a_typed_error_with_the_nearest_target(string target, string? nearest)
    {
        RelayException error = Assert.Throws<RelayException>(() => RelayRuntime.Model(target));
        Assert.Equal((RelayErrorKind.Config, target), (error.Kind, error.Alias));
        Assert.Contains(nearest ?? "provider/model", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("opnai/gpt-4o", "there is no provider 'opnai'. Did you mean 'openai/gpt-4o'?")]
    [InlineData("nobody-at-all/gpt-4o", "there is no provider 'nobody-at-all'. Write provider/model")]
    [InlineData("openai/", "it names no model. Write provider/model")]
    [InlineData("/gpt-4o", "it names no provider. Write provider/model")]
    public void A_target_that_cannot_be_called_says_what_is_wrong_with_it(string target, string said) =>
        Assert.Contains(said, Assert.Throws<RelayException>(() => RelayRuntime.Model(target)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_key_in_the_place_of_a_target_is_not_repeated()
    {
        RelayException error = Assert.Throws<RelayException>(() => RelayRuntime.Model("sk-proj-abcdefghijklmnopqrstuvwxyz0123456789"));
        Assert.DoesNotContain("abcdefghij", error.ToString() + error.Alias, StringComparison.Ordinal);
    }
}
