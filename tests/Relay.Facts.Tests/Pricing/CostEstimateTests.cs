namespace Relay.Tests;

[Feature(6)]
public class CostEstimateTests
{
    private static readonly ModelPrices Prices = new(new TokenRates { Input = 3m, CacheRead = 0.3m, Output = 15m });

    [Fact]
    public void The_cached_share_of_the_prompt_has_the_cache_read_rate()
    {
        Cost cost = CostModel.Estimate(Prices, 10_000, 1_024, 0.25);
        Assert.Equal(((7_500 * 3m) + (2_500 * 0.3m) + (1_024 * 15m)) / 1_000_000m, cost.TotalUsd);
        Assert.Equal(CostSource.Estimated, cost.Source);
        Assert.Equal(CostConfidence.Estimated, cost.Confidence);
    }

    [Theory]
    [InlineData(3, 0.5, 2)]
    [InlineData(3, 0.1, 0)]
    [InlineData(10, 1, 10)]
    [InlineData(10, 0, 0)]
    public void The_cached_part_is_rounded_to_whole_tokens(long prompt, double ratio, long cached) =>
        Assert.Equal(cached * 0.3m / 1_000_000m, CostModel.Estimate(Prices, prompt, 0, ratio).Parts.CacheRead);

    [Fact]
    public void No_output_is_fine() => Assert.Equal(0.003m, CostModel.Estimate(Prices, 1_000, 0).TotalUsd);

    [Fact]
    public void A_ratio_needs_a_cache_read_rate_only_when_something_is_cached()
    {
        var prices = new ModelPrices(new TokenRates { Input = 1m, Output = 1m });
        Assert.Null(CostModel.Estimate(prices, 100, 1).MissingRate);
        Cost cost = CostModel.Estimate(prices, 100, 1, 0.5);
        Assert.Null(cost.TotalUsd);
        Assert.Equal("cache_read", cost.MissingRate);
        Assert.Equal(CostSource.Unknown, cost.Source);
    }

    [Theory]
    [InlineData(-0.01)]
    [InlineData(1.01)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void A_ratio_that_is_no_share_is_refused(double ratio) =>
        Assert.Equal("cacheHitRatio", Assert.Throws<ArgumentOutOfRangeException>(() => CostModel.Estimate(Prices, 1, 1, ratio)).ParamName);

    [Fact]
    public void Negative_token_counts_are_refused()
    {
        Assert.Equal("promptTokens", Assert.Throws<ArgumentOutOfRangeException>(() => CostModel.Estimate(Prices, -1, 1)).ParamName);
        Assert.Equal("outputTokens", Assert.Throws<ArgumentOutOfRangeException>(() => CostModel.Estimate(Prices, 1, -1)).ParamName);
    }

    [Fact]
    public void An_unknown_price_gives_no_estimate() => Assert.Equal("price", CostModel.Estimate(null, 1, 1).MissingRate);

    [Fact]
    public void A_subscription_is_exact_and_a_tier_is_honoured()
    {
        Assert.Equal(CostConfidence.Exact, CostModel.Estimate(null, 1, 1, lane: Lane.Subscription).Confidence);
        Assert.Equal("flex_input", CostModel.Estimate(Prices, 1, 1, tier: ServiceTier.Flex).MissingRate);
    }

    [Fact]
    public void The_largest_prompt_does_not_overflow() =>
        Assert.Equal(long.MaxValue * 0.3m / 1_000_000m, CostModel.Estimate(Prices, long.MaxValue, 0, 1).TotalUsd);
}
