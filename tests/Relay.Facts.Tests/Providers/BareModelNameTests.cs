namespace Relay.Tests;

public class BareModelNameTests
{
    [Theory]
    [InlineData("gpt-4o", "openai")]
    [InlineData("GPT-5-mini", "openai")]
    [InlineData("chatgpt-4o", "openai")]
    [InlineData("chatgpt-4o-latest", "openai")]
    [InlineData("o1", "openai")]
    [InlineData("o3-mini", "openai")]
    [InlineData("O4-mini-2025-04-16", "openai")]
    [InlineData("ft:gpt-4o-mini:acme::abc", "openai")]
    [InlineData("claude-sonnet-4-5", "anthropic")]
    [InlineData("Claude-3-haiku", "anthropic")]
    [InlineData("gemini-2.5-flash", "google")]
    [InlineData("models/gemini-2.5-flash", "google")]
    [InlineData("MODELS/GEMINI-2.5-PRO", "google")]
    public void Known_families_are_routed(string model, string expected)
    {
        Assert.True(ProviderTable.TryRouteBareName(model, out string? provider));
        Assert.Equal(expected, provider);
    }

    [Theory]
    [InlineData("o10")]
    [InlineData("o2")]
    [InlineData("o1x")]
    [InlineData("opus")]
    [InlineData("orca-2")]
    [InlineData("o")]
    [InlineData("gpt-oss-120b")]
    [InlineData("llama-3.3-70b")]
    [InlineData("azure/gpt-4o")]
    [InlineData("azure-gpt-4o")]
    [InlineData("models/palm-2")]
    [InlineData("openai/gpt-4o")]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData(null)]
    public void Anything_else_is_not_guessed(string? model)
    {
        Assert.False(ProviderTable.TryRouteBareName(model!, out string? provider));
        Assert.Null(provider);
    }
}
