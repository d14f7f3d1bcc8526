namespace Relay.Presets.Tests;

public sealed class PriceTests
{
    private const string Profile = """
        pricing_profiles:
          p:
            input_multiplier: 0.5
            output_multiplier: 2
            cached_input_multiplier: 0.1
            fixed_overrides:
              openai/gpt-4o-mini: { input_per_1m: 7 }
        """;

    private static readonly ModelPrices List = ListOf("gpt-4o");

    [Fact]
    public void Without_anything_else_the_list_price_holds() => Assert.Equal(List, Presets.CompileModel("target: openai/gpt-4o").Spec().Prices);

    [Fact]
    public void The_cost_of_the_entry_wins_over_everything()
    {
        ModelPrices prices = Compile("gpt-4o-mini", "pricing_profile: p", "cost: { input_per_1m: 1, output_per_1m: 2, cached_input_per_1m: 0.25 }");

        Assert.Equal((1m, 2m, 0.25m), (prices.Standard.Input, prices.Standard.Output, prices.Standard.CacheRead));
        Assert.Equal(CostSource.UserOverride, prices.Source);
    }

    [Fact]
    public void A_fixed_override_wins_over_multipliers_and_a_partial_one_leaves_the_rest_to_them()
    {
        ModelPrices prices = Compile("gpt-4o-mini", "pricing_profile: p");

        Assert.Equal(7m, prices.Standard.Input);
        Assert.Equal(ListOf("gpt-4o-mini").Standard.Output * 2, prices.Standard.Output);
    }

    [Fact]
    public void Multipliers_apply_to_list_prices_once()
    {
        ModelPrices prices = Compile("gpt-4o", "pricing_profile: p");

        Assert.Equal(List.Standard.Input * 0.5m, prices.Standard.Input);
        Assert.Equal(List.Standard.Output * 2, prices.Standard.Output);
        Assert.Equal(List.Standard.CacheRead * 0.1m, prices.Standard.CacheRead);
    }

    [Fact]
    public void Multipliers_never_touch_stated_rates() => Assert.Equal(3m, Compile("gpt-4o", "pricing_profile: p", "cost: { input_per_1m: 3 }").Standard.Input);

    [Fact]
    public void A_partial_cost_keeps_the_other_rates_of_the_list()
    {
        ModelPrices prices = Compile("gpt-4o", "cost: { input_per_1m: 1.25 }");

        Assert.Equal(1.25m, prices.Standard.Input);
        Assert.Equal(List.Standard.Output, prices.Standard.Output);
        Assert.Equal(List.Standard.CacheRead, prices.Standard.CacheRead);
    }

    [Fact]
    public void A_stated_rate_holds_for_every_prompt_length_and_no_discount_of_the_list_survives_it()
    {
        ModelPrices below = new(new TokenRates { Input = 1, Output = 2, Reasoning = 3 })
        {
            Batch = new TokenRates { Input = 0.5m, Output = 1 },
            Tiers = new(new PriceTier(200_000, new TokenRates { Input = 10, Output = 20 })),
        };

        ModelPrices prices = RateBinder.Over(new TokenRates { Output = 9 }, below);

        Assert.Equal(new TokenRates { Input = 1, Output = 9 }, prices.Standard);
        Assert.Equal(new TokenRates { Input = 0.5m }, prices.Batch);
        Assert.Equal(new TokenRates { Input = 10 }, prices.Tiers[0].Rates);
    }

    [Fact]
    public void A_local_model_is_free_and_that_exactly() => Assert.Equal(ModelPrices.Free, Presets.CompileModel("target: ollama/x").Spec().Prices);

    [Theory]
    [InlineData("ollama/gpt-oss:120b-cloud")]
    [InlineData("ollama/no-such-model:cloud")]
    public void A_model_that_ollama_passes_on_to_its_cloud_is_not_free(string target) => Assert.Null(Presets.CompileModel("target: " + target).Spec().Prices);

    [Fact]
    public void Zero_is_a_price() => Assert.Equal(0m, Compile("gpt-4o", "cost: { input_per_1m: 0, output_per_1m: 0 }").Standard.Input);

    [Fact]
    public void An_unknown_price_is_null_and_not_zero() => Assert.Null(Presets.CompileModel("target: openai/no-such-model-at-all").Spec().Prices);

    [Fact]
    public void Cache_write_rates_can_be_stated()
    {
        TokenRates rates = Compile("gpt-4o", "cost: { cache_write_5m_per_1m: 6.25, cache_write_1h_per_1m: 10 }").Standard;

        Assert.Equal((6.25m, 10m), (rates.CacheWrite5m, rates.CacheWrite1h));
    }

    [Fact]
    public void A_profile_that_does_not_exist_is_reported_with_the_nearest_and_the_list_price_holds()
    {
        PresetCompilation compilation = Presets.Compile("version: 1\nmodels: { m: { target: openai/gpt-4o, pricing_profile: teem } }\npricing_profiles: { team: {} }");

        Assert.Equal("team", compilation.Single(ReferenceRules.UnknownPricingProfile).Suggestion);
        Assert.Equal(List, compilation.Spec().Prices);
    }

    [Fact]
    public void A_price_inherited_for_another_target_is_a_warning()
    {
        PresetCompilation compilation = Presets.Compile(
            "version: 1\nmodels:\n  a: { target: openai/gpt-4o, cost: { input_per_1m: 1, output_per_1m: 1 } }\n  b: { inherit_from: a, target: openai/gpt-4o-mini }\n  c: { inherit_from: a }");

        Assert.Contains("'b'", compilation.Single(PricingRules.InheritedCost).Message, StringComparison.Ordinal);
    }

    private static ModelPrices Compile(string model, params string[] fields) =>
        Presets.Compile(Presets.Model(["target: openai/" + model, .. fields]) + Profile).Spec().Prices!;

    private static ModelPrices ListOf(string model)
    {
        Assert.True(ModelCatalog.TryFind("openai", model, out CatalogMatch? match));
        Assert.True(ProviderTable.TryGet("openai", out ProviderFacts? provider));
        return ListPrices.Of(provider, model, match.Facts)!;
    }
}
