namespace Relay.Tests;

[Feature(8)]
public class PricingProfileTests
{
    private static readonly ModelPrices Catalog = new(new TokenRates
    {
        Input = 10m,
        Output = 20m,
        CacheRead = 1m,
        CacheWrite5m = 12.5m,
        CacheWrite1h = 20m,
        Reasoning = 30m,
        InputAudio = 40m,
        OutputAudio = 50m,
    })
    {
        Batch = new TokenRates { Input = 5m, Output = 10m },
        Flex = new TokenRates { Input = 6m },
        Priority = new TokenRates { Output = 7m },
        Tiers = new(new PriceTier(100, new TokenRates { Input = 20m, CacheRead = 2m })),
        Date = "2026-08-01",
    };

    private static readonly PricingProfile Discount = new() { InputMultiplier = 0.9m, OutputMultiplier = 0.5m, CachedInputMultiplier = 2m };

    [Fact]
    public void Each_factor_is_applied_once_to_each_rate_it_is_about()
    {
        ModelPrices adjusted = Discount.Adjust(Catalog);
        Assert.Equal(
            new TokenRates
            {
                Input = 9m,
                Output = 10m,
                CacheRead = 2m,
                CacheWrite5m = 11.25m,
                CacheWrite1h = 18m,
                Reasoning = 15m,
                InputAudio = 36m,
                OutputAudio = 25m,
            },
            adjusted.Standard);
        Assert.Equal(new TokenRates { Input = 4.5m, Output = 5m }, adjusted.Batch);
        Assert.Equal(new TokenRates { Input = 5.4m }, adjusted.Flex);
        Assert.Equal(new TokenRates { Output = 3.5m }, adjusted.Priority);
        Assert.Equal(new PriceTier(100, new TokenRates { Input = 18m, CacheRead = 4m }), adjusted.Tiers[0]);
        Assert.Equal(CostSource.UserOverride, adjusted.Source);
        Assert.Equal("2026-08-01", adjusted.Date);
    }

    [Fact]
    public void Factors_never_apply_twice()
    {
        ModelPrices once = Discount.Adjust(Catalog);
        Assert.Same(once, Discount.Adjust(once));
    }

    [Fact]
    public void A_profile_without_factors_changes_nothing() => Assert.Same(Catalog, new PricingProfile().Adjust(Catalog));

    [Fact]
    public void A_negative_factor_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new PricingProfile { OutputMultiplier = -1m }.Adjust(Catalog));

    [Fact]
    public void The_presets_own_cost_beats_the_fixed_price_beats_the_catalog()
    {
        ModelPrices stated = ModelPrices.FromUser(1m, 2m), fixedPrice = ModelPrices.FromUser(3m, 4m);
        PricingProfile profile = Discount with { FixedOverrides = new(new FixedPrice("openai/gpt-4o", fixedPrice)) };

        Assert.Same(stated, PricingProfile.Resolve(stated, profile, "openai/gpt-4o", Catalog));
        Assert.Same(fixedPrice, PricingProfile.Resolve(null, profile, "openai/gpt-4o", Catalog));
        Assert.Equal(9m, PricingProfile.Resolve(null, profile, "openai/gpt-4o-mini", Catalog)!.Standard.Input);
        Assert.Same(Catalog, PricingProfile.Resolve(null, null, "openai/gpt-4o", Catalog));
        Assert.Null(PricingProfile.Resolve(null, profile, "openai/unknown", null));
    }

    [Fact]
    public void A_users_price_is_exact_and_its_cached_input_falls_back_to_input()
    {
        var usage = new TokenUsage { InputUncached = 1_000_000, CacheRead = 1_000_000, CacheWrite1h = 1_000_000, OutputVisible = 1_000_000, Reasoning = 1_000_000 };
        Cost cost = CostModel.Compute(usage, ModelPrices.FromUser(1m, 10m));
        Assert.Equal(23m, cost.TotalUsd);
        Assert.Equal(CostSource.UserOverride, cost.Source);
        Assert.Equal(CostConfidence.Exact, cost.Confidence);
        Assert.Equal(0.25m, CostModel.Compute(usage, ModelPrices.FromUser(1m, 10m, 0.25m)).Parts.CacheRead);
    }

    [Fact]
    public void A_partial_user_price_names_what_it_leaves_out()
    {
        ModelPrices inputOnly = ModelPrices.FromUser(1m, null);
        Assert.Equal(0.00001m, CostModel.Compute(new TokenUsage { InputUncached = 10 }, inputOnly).TotalUsd);
        Assert.Equal("output", CostModel.Compute(new TokenUsage { InputUncached = 10, OutputVisible = 1 }, inputOnly).MissingRate);
    }

    [Theory]
    [InlineData(-1, 1, 1)]
    [InlineData(1, -1, 1)]
    [InlineData(1, 1, -1)]
    public void A_negative_user_price_is_refused(int input, int output, int cached) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ModelPrices.FromUser(input, output, cached));

    [Fact]
    public void A_user_price_of_zero_is_free_and_exact()
    {
        Cost cost = CostModel.Compute(new TokenUsage { InputUncached = 10, CacheRead = 4, Reasoning = 5 }, ModelPrices.FromUser(0m, 0m));
        Assert.Equal(0m, cost.TotalUsd);
        Assert.Equal(CostConfidence.Exact, cost.Confidence);
    }
}
