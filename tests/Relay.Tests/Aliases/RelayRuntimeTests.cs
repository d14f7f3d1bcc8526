namespace Relay.Tests;

public sealed class RelayRuntimeTests
{
    [Theory]
    [InlineData("gpt-4o", "openai", "gpt-4o")]
    [InlineData("openrouter/a/b", "openrouter", "a/b")]
    [InlineData("OPENAI/gpt-4o", "openai", "gpt-4o")]
    public void A_target_is_split_at_the_first_slash_and_bare_names_are_routed(string target, string provider, string model)
    {
        ModelSpec spec = RelayRuntime.Model(target).Spec;
        Assert.Equal(provider, spec.Provider);
        Assert.Equal(model, spec.Model);
    }

    [Theory]
    [InlineData("nobody/model", "nobody")]
    [InlineData("llama-70b", "names no provider")]
    [InlineData("groq/", "groq")]
    public void A_target_nobody_serves_is_a_configuration_error(string target, string says)
    {
        RelayException error = Assert.Throws<RelayException>(() => RelayRuntime.Model(target));
        Assert.Equal(RelayErrorKind.Config, error.Kind);
        Assert.Contains(says, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_provider_whose_address_nobody_gave_is_a_configuration_error()
    {
        RelayException error = await Assert.ThrowsAsync<RelayException>(() => RelayRuntime.Model("azure/gpt-4o", m => m.ApiKey = "k").ChatAsync("hi"));
        Assert.Equal(RelayErrorKind.Config, error.Kind);
        Assert.Contains("azure", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_catalog_gives_prices_and_limits_to_a_model_without_a_preset()
    {
        ModelSpec spec = RelayRuntime.Model("openai/gpt-4o-mini").Spec;
        Assert.Equal(0.15m, spec.Prices!.Standard.Input);
        Assert.Equal(0.60m, spec.Prices.Standard.Output);
        Assert.Equal(128000, spec.ContextWindow);
        Assert.Equal(Support.Yes, spec.Capabilities[Capability.Tools]);
    }

    [Fact]
    public void An_unknown_alias_is_a_configuration_error_that_says_what_to_do()
    {
        RelayException error = Assert.Throws<RelayException>(() => RelayRuntime.Get("nobody-has-this"));
        Assert.Equal(RelayErrorKind.Config, error.Kind);
        Assert.Contains("nobody-has-this", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Registered_aliases_are_found_by_name()
    {
        ModelAlias alias = RelayRuntime.Model("openai/gpt-4o", m => m.Alias = "registered-in-a-test");
        RelayRuntime.Register(name => name == alias.Name ? alias : null);
        Assert.Same(alias, RelayRuntime.Get("registered-in-a-test"));
    }

    [Fact]
    public void An_estimate_names_its_source()
    {
        Cost cost = RelayRuntime.Model("openai/gpt-4o-mini").EstimateCost(1_000_000, 1_000_000);
        Assert.Equal(0.75m, cost.TotalUsd);
        Assert.Equal(CostSource.Estimated, cost.Source);
        Assert.Throws<ArgumentOutOfRangeException>(() => RelayRuntime.Model("openai/gpt-4o-mini").EstimateCost(-1));
    }
}
