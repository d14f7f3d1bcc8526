namespace Relay.Tests;

/// <summary>Real prices through the real cost model.</summary>
public class CatalogPricesTests
{
    private static readonly TokenUsage LongPrompt = new() { InputUncached = 300_000, CacheRead = 100_000, OutputVisible = 10_000 };

    [Fact]
    public void A_long_prompt_costs_the_tier_rates()
    {
        // Input 10, cache read 1, output 45 above 272,000 tokens.
        Assert.Equal(3m + 0.1m + 0.45m, CostModel.Compute(LongPrompt, Prices("gpt-5.6")).TotalUsd);
    }

    [Fact]
    public void A_long_flex_prompt_costs_the_flex_rates_of_its_tier()
    {
        // Input 5, cache read 0.5, output 22.5 above 272,000 tokens.
        Assert.Equal(1.5m + 0.05m + 0.225m, CostModel.Compute(LongPrompt, Prices("gpt-5.6"), ServiceTier.Flex).TotalUsd);
    }

    [Fact]
    public void A_long_priority_prompt_has_no_price_where_no_source_states_one()
    {
        Cost cost = CostModel.Compute(LongPrompt, Prices("gpt-5.6"), ServiceTier.Priority);
        Assert.Null(cost.TotalUsd);
        Assert.Equal("priority_input_above_272000", cost.MissingRate);
    }

    [Fact]
    public void A_pricing_profile_adjusts_the_flex_rates_of_a_tier_too()
    {
        ModelPrices doubled = new PricingProfile { InputMultiplier = 2, OutputMultiplier = 2, CachedInputMultiplier = 2 }.Adjust(Prices("gpt-5.6"));
        Assert.Equal(2 * (1.5m + 0.05m + 0.225m), CostModel.Compute(LongPrompt, doubled, ServiceTier.Flex).TotalUsd);
    }

    [Fact]
    public void A_cost_names_the_day_its_rates_were_stated() =>
        Assert.Equal("2026-08-21", CostModel.Compute(new TokenUsage { InputUncached = 1 }, Prices("gpt-5.6")).PriceDate);

    private static ModelPrices Prices(string model)
    {
        Assert.True(ModelCatalog.TryFind("openai", model, out CatalogMatch? match));
        return match.Facts.Prices!;
    }
}
