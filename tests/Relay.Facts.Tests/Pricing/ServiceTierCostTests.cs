namespace Relay.Tests;

[Feature(11)]
public class ServiceTierCostTests
{
    private static readonly TokenUsage Usage = new() { InputUncached = 1_000_000, CacheRead = 1_000_000, OutputVisible = 1_000_000 };

    private static readonly ModelPrices Half = new(new TokenRates { Input = 2m, CacheRead = 0.5m, Output = 8m }) { BatchFactor = 0.5m, FlexFactor = 0.5m };

    private static readonly ModelPrices LongPrompts = new(new TokenRates { Input = 1m, Output = 10m, CacheRead = 0.1m })
    {
        Tiers = new(
            new PriceTier(200_000, new TokenRates { Input = 2m, Output = 15m }),
            new PriceTier(400_000, new TokenRates { Input = 4m })),
    };

    [Theory]
    [InlineData(ServiceTier.Batch)]
    [InlineData(ServiceTier.Flex)]
    public void Half_price_is_applied_once_to_every_rate_the_cached_one_too(ServiceTier tier)
    {
        Cost cost = CostModel.Compute(Usage, Half, tier);
        Assert.Equal(1m, cost.Parts.Input);
        Assert.Equal(0.25m, cost.Parts.CacheRead);
        Assert.Equal(4m, cost.Parts.Output);
        Assert.Equal(5.25m, cost.TotalUsd);
    }

    [Fact]
    public void Without_a_stated_rate_or_factor_a_discount_is_not_guessed()
    {
        var prices = new ModelPrices(new TokenRates { Input = 2m, CacheRead = 0.5m, Output = 8m });
        Assert.Equal("batch_input", CostModel.Compute(Usage, prices, ServiceTier.Batch).MissingRate);
        Assert.Equal("flex_input", CostModel.Compute(Usage, prices, ServiceTier.Flex).MissingRate);
        Assert.Equal("priority_input", CostModel.Compute(Usage, prices, ServiceTier.Priority).MissingRate);
    }

    [Fact]
    public void A_stated_rate_beats_the_factor_and_a_missing_one_is_named()
    {
        var batch = new TokenRates { Input = 0.9m, Output = 3m };
        Assert.Equal(0.9m + 0.25m + 3m, CostModel.Compute(Usage, Half with { Batch = batch }, ServiceTier.Batch).TotalUsd);
        Assert.Equal("batch_cache_read", CostModel.Compute(Usage, Half with { Batch = batch, BatchFactor = null }, ServiceTier.Batch).MissingRate);
    }

    [Fact]
    public void Priority_uses_its_own_rates()
    {
        var prices = Half with { Priority = new TokenRates { Input = 4m, CacheRead = 1m, Output = 16m } };
        Assert.Equal(21m, CostModel.Compute(Usage, prices, ServiceTier.Priority).TotalUsd);
    }

    [Theory]
    [InlineData(200_000, 0.2)]
    [InlineData(200_001, 0.400002)]
    [InlineData(400_000, 0.8)]
    [InlineData(400_001, 1.600004)]
    public void Above_a_threshold_the_whole_request_has_the_tiers_rate(long input, double usd) =>
        Assert.Equal((decimal)usd, CostModel.Compute(new TokenUsage { InputUncached = input }, LongPrompts).TotalUsd);

    [Fact]
    public void Cached_input_counts_towards_the_threshold()
    {
        var usage = new TokenUsage { InputUncached = 1, CacheRead = 200_000, OutputVisible = 1_000_000 };
        Assert.Equal((2m / 1_000_000m) + 0.02m + 15m, CostModel.Compute(usage, LongPrompts).TotalUsd);
    }

    [Fact]
    public void A_rate_the_tier_leaves_out_stays_at_the_standard_rate()
    {
        var usage = new TokenUsage { InputUncached = 400_001, OutputVisible = 1_000_000 };
        Assert.Equal(10m, CostModel.Compute(usage, LongPrompts).Parts.Output);
    }

    [Fact]
    public void The_order_of_the_tiers_does_not_matter()
    {
        var reversed = LongPrompts with { Tiers = new(LongPrompts.Tiers[1], LongPrompts.Tiers[0]) };
        var usage = new TokenUsage { InputUncached = 400_001 };
        Assert.Equal(CostModel.Compute(usage, LongPrompts).TotalUsd, CostModel.Compute(usage, reversed).TotalUsd);
    }

    [Fact]
    public void A_stated_batch_rate_is_not_taken_for_a_long_prompt_but_a_factor_is()
    {
        var usage = new TokenUsage { InputUncached = 300_000 };
        var stated = LongPrompts with { Batch = new TokenRates { Input = 0.5m, Output = 5m } };
        Assert.Equal("batch_input_above_200000", CostModel.Compute(usage, stated, ServiceTier.Batch).MissingRate);
        Assert.Equal(0.3m, CostModel.Compute(usage, stated with { BatchFactor = 0.5m }, ServiceTier.Batch).TotalUsd);
    }

    [Fact]
    public void A_tier_that_does_not_exist_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => CostModel.Compute(Usage, Half, (ServiceTier)9));
}
