namespace Relay.Tests;

[Feature(10)]
public class CostModelTests
{
    private static readonly ModelPrices Plain = new(new TokenRates { Input = 2m, CacheRead = 0.5m, Output = 8m }) { Date = "2026-08-01" };

    private static readonly ModelPrices Claude = new(new TokenRates
    {
        Input = 5m,
        Output = 25m,
        CacheRead = 0.5m,
        CacheWrite5m = 6.25m,
        CacheWrite1h = 10m,
    });

    [Fact]
    public void An_hour_long_cache_write_is_charged_at_its_own_rate()
    {
        // A real call: pricing the write at the five-minute rate gives 0.2639325, 36 % too little.
        var usage = new TokenUsage { InputUncached = 2, OutputVisible = 6, CacheRead = 23_720, CacheWrite1h = 40_306 };
        Cost cost = CostModel.Compute(usage, Claude);
        Assert.Equal(0.41508m, cost.TotalUsd);
        Assert.Equal(0.40306m, cost.Parts.CacheWrite);
        Assert.Equal(CostConfidence.ListPrice, cost.Confidence);
    }

    [Fact]
    public void The_same_call_with_an_unsplit_write_is_charged_at_the_five_minute_rate_and_says_so()
    {
        var usage = new TokenUsage { InputUncached = 2, OutputVisible = 6, CacheRead = 23_720, CacheWriteUnsplit = 40_306 };
        Cost cost = CostModel.Compute(usage, Claude);
        Assert.Equal(0.2639325m, cost.TotalUsd);
        Assert.Equal(CostConfidence.Estimated, cost.Confidence);
    }

    [Fact]
    public void Reasoning_is_charged_once()
    {
        // Input 1000 of which 600 cached, output 500 of which 400 reasoning; charging reasoning beside output gives 0.0083.
        var usage = new TokenUsage { InputUncached = 400, CacheRead = 600, OutputVisible = 100, Reasoning = 400 };
        Cost cost = CostModel.Compute(usage, Plain);
        Assert.Equal(0.0051m, cost.TotalUsd);
        Assert.Equal(0.0008m, cost.Parts.Input);
        Assert.Equal(0.0003m, cost.Parts.CacheRead);
        Assert.Equal(0.0008m, cost.Parts.Output);
        Assert.Equal(0.0032m, cost.Parts.Reasoning);
        Assert.Equal("2026-08-01", cost.PriceDate);
    }

    [Fact]
    public void Input_that_excludes_the_cache_is_not_reduced_by_it_again()
    {
        // Subtracting the cache from an input that does not hold it gives 0.00102.
        var usage = new TokenUsage { InputUncached = 100, CacheRead = 900, OutputVisible = 50 };
        var prices = new ModelPrices(new TokenRates { Input = 3m, CacheRead = 0.3m, Output = 15m });
        Assert.Equal(0.00132m, CostModel.Compute(usage, prices).TotalUsd);
    }

    [Fact]
    public void Thoughts_outside_the_candidates_are_output_too()
    {
        var usage = new TokenUsage { InputUncached = 1000, OutputVisible = 200, Reasoning = 300 };
        Cost cost = CostModel.Compute(usage, new ModelPrices(new TokenRates { Input = 0m, Output = 2m }));
        Assert.Equal(500 * 2m / 1_000_000m, cost.TotalUsd);
    }

    [Fact]
    public void A_reasoning_rate_of_its_own_is_used()
    {
        var usage = new TokenUsage { OutputVisible = 100, Reasoning = 400 };
        Assert.Equal(0.0013m, CostModel.Compute(usage, new ModelPrices(new TokenRates { Output = 1m, Reasoning = 3m })).TotalUsd);
    }

    [Fact]
    public void Unknown_price_gives_a_null_cost()
    {
        Cost cost = CostModel.Compute(new TokenUsage { InputUncached = 10 }, null);
        Assert.Null(cost.TotalUsd);
        Assert.Null(cost.Parts.Input);
        Assert.Equal("price", cost.MissingRate);
        Assert.Equal(CostSource.Unknown, cost.Source);
        Assert.Equal(CostConfidence.Unknown, cost.Confidence);
    }

    [Fact]
    public void Unknown_usage_gives_a_null_cost()
    {
        Cost cost = CostModel.Compute(null, Plain);
        Assert.Null(cost.TotalUsd);
        Assert.Equal("usage", cost.MissingRate);
        Assert.Equal(CostSource.Unknown, cost.Source);
    }

    [Fact]
    public void A_missing_rate_is_named_and_never_zero()
    {
        var prices = new ModelPrices(new TokenRates { Input = 1m, Output = 1m });
        Assert.Equal("cache_read", Missing(new TokenUsage { CacheRead = 1 }, prices));
        Assert.Equal("cache_write_5m", Missing(new TokenUsage { CacheWrite5m = 1 }, prices));
        Assert.Equal("cache_write_1h", Missing(new TokenUsage { CacheWrite1h = 1 }, prices));
        Assert.Equal("cache_write_5m", Missing(new TokenUsage { CacheWriteUnsplit = 1 }, prices));
        Assert.Equal("input_audio", Missing(new TokenUsage { InputUncached = 5, InputAudio = 1 }, prices));
        Assert.Equal("output_audio", Missing(new TokenUsage { OutputVisible = 5, OutputAudio = 1 }, prices));
        Assert.Equal("input", Missing(new TokenUsage { InputUncached = 1 }, new(new TokenRates { Output = 1m })));
        Assert.Equal("output", Missing(new TokenUsage { OutputVisible = 1 }, new(new TokenRates { Input = 1m })));
        Assert.Equal("output", Missing(new TokenUsage { Reasoning = 1 }, new(new TokenRates { Input = 1m })));
    }

    [Fact]
    public void A_five_minute_rate_does_not_stand_in_for_the_hour()
    {
        var prices = new ModelPrices(new TokenRates { Input = 1m, Output = 1m, CacheWrite5m = 1.25m });
        Assert.Equal("cache_write_1h", Missing(new TokenUsage { InputUncached = 1, CacheWrite1h = 1 }, prices));
    }

    [Fact]
    public void An_empty_bucket_needs_no_rate()
    {
        Cost cost = CostModel.Compute(new TokenUsage { InputUncached = 1_000_000 }, new ModelPrices(new TokenRates { Input = 1.5m }));
        Assert.Equal(1.5m, cost.TotalUsd);
        Assert.Equal(0m, cost.Parts.CacheWrite);
        Assert.Null(cost.MissingRate);
    }

    [Fact]
    public void A_negative_placeholder_is_not_a_price() =>
        Assert.Equal("input", Missing(new TokenUsage { InputUncached = 1 }, new(new TokenRates { Input = -1m, Output = -1m })));

    [Fact]
    public void Audio_is_part_of_its_bucket_and_has_its_own_rate()
    {
        var prices = new ModelPrices(new TokenRates { Input = 2.5m, Output = 10m, InputAudio = 40m, OutputAudio = 80m });
        var usage = new TokenUsage { InputUncached = 1000, InputAudio = 400, OutputVisible = 300, OutputAudio = 100 };
        Cost cost = CostModel.Compute(usage, prices);
        Assert.Equal(((600 * 2.5m) + (400 * 40m)) / 1_000_000m, cost.Parts.Input);
        Assert.Equal(((200 * 10m) + (100 * 80m)) / 1_000_000m, cost.Parts.Output);
    }

    [Fact]
    public void A_subscription_costs_exactly_nothing_even_without_usage_or_prices()
    {
        Cost cost = CostModel.Compute(null, null, lane: Lane.Subscription);
        Assert.Equal(0m, cost.TotalUsd);
        Assert.Equal(CostConfidence.Exact, cost.Confidence);
        Assert.Null(cost.MissingRate);
    }

    [Fact]
    public void A_local_model_costs_exactly_nothing()
    {
        Cost cost = CostModel.Compute(new TokenUsage { InputUncached = 10, Reasoning = 5, InputAudio = 3, Anomalies = UsageAnomalies.TotalMismatch }, ModelPrices.Free);
        Assert.Equal(0m, cost.TotalUsd);
        Assert.Equal(CostConfidence.Exact, cost.Confidence);
        Assert.Equal(0m, CostModel.Compute(null, ModelPrices.Free, ServiceTier.Batch).TotalUsd);
    }

    [Fact]
    public void A_cost_the_provider_states_counts_where_prices_are_unknown_and_is_only_copied_where_they_are_known()
    {
        var usage = new TokenUsage { InputUncached = 1_000_000, CacheWrite1h = 0, ReportedCostUsd = 0.123m };
        Cost unpriced = CostModel.Compute(usage, null);
        Assert.Equal(0.123m, unpriced.TotalUsd);
        Assert.Equal(CostSource.Provider, unpriced.Source);
        Assert.Equal(CostConfidence.Exact, unpriced.Confidence);
        Assert.Equal(0.123m, unpriced.ReportedUsd);
        Assert.Null(unpriced.MissingRate);

        Cost priced = CostModel.Compute(usage, Plain);
        Assert.Equal(2m, priced.TotalUsd);
        Assert.Equal(CostSource.Snapshot, priced.Source);
        Assert.Equal(0.123m, priced.ReportedUsd);

        Cost partly = CostModel.Compute(usage with { CacheWrite1h = 5 }, Plain);
        Assert.Equal(0.123m, partly.TotalUsd);
        Assert.Equal(CostSource.Provider, partly.Source);
    }

    [Fact]
    public void A_negative_reported_cost_is_no_report()
    {
        Cost cost = CostModel.Compute(new TokenUsage { InputUncached = 1, ReportedCostUsd = -1m }, null);
        Assert.Null(cost.TotalUsd);
        Assert.Null(cost.ReportedUsd);
    }

    [Theory]
    [InlineData(CostSource.Snapshot, CostConfidence.ListPrice)]
    [InlineData(CostSource.LiveApi, CostConfidence.ListPrice)]
    [InlineData(CostSource.UserOverride, CostConfidence.Exact)]
    public void Confidence_follows_the_source_of_the_prices(CostSource source, CostConfidence confidence)
    {
        Cost cost = CostModel.Compute(new TokenUsage { InputUncached = 1 }, Plain with { Source = source });
        Assert.Equal(source, cost.Source);
        Assert.Equal(confidence, cost.Confidence);
    }

    [Theory]
    [InlineData(UsageAnomalies.CacheExceedsInput)]
    [InlineData(UsageAnomalies.ReasoningExceedsOutput)]
    [InlineData(UsageAnomalies.TotalMismatch)]
    [InlineData(UsageAnomalies.UnsplitCacheWrite)]
    [InlineData(UsageAnomalies.InvalidCount)]
    public void An_anomaly_makes_the_cost_an_estimate(UsageAnomalies anomaly) =>
        Assert.Equal(CostConfidence.Estimated, CostModel.Compute(new TokenUsage { InputUncached = 1, Anomalies = anomaly }, Claude).Confidence);

    [Theory]
    [InlineData(UsageAnomalies.CacheExceedsInput)]
    [InlineData(UsageAnomalies.TotalMismatch)]
    [InlineData(UsageAnomalies.InvalidCount)]
    public void An_anomaly_outside_the_cache_does_not_depend_on_the_cache_rates(UsageAnomalies anomaly)
    {
        var prices = new ModelPrices(new TokenRates { Input = 1m, CacheWrite5m = 2m, CacheWrite1h = 2m });
        Assert.Equal(CostConfidence.Estimated, CostModel.Compute(new TokenUsage { InputUncached = 1, Anomalies = anomaly }, prices).Confidence);
    }

    [Fact]
    public void An_unsplit_write_is_no_ambiguity_where_both_lifetimes_cost_the_same()
    {
        var prices = new ModelPrices(new TokenRates { CacheWrite5m = 2m, CacheWrite1h = 2m });
        var usage = new TokenUsage { CacheWriteUnsplit = 10, Anomalies = UsageAnomalies.UnsplitCacheWrite };
        Assert.Equal(CostConfidence.ListPrice, CostModel.Compute(usage, prices).Confidence);
    }

    [Fact]
    public void Counts_at_the_end_of_the_range_do_not_overflow()
    {
        var usage = new TokenUsage { InputUncached = long.MaxValue, CacheRead = long.MaxValue, OutputVisible = long.MaxValue, Reasoning = long.MaxValue };
        Cost cost = CostModel.Compute(usage, new ModelPrices(new TokenRates { Input = 1m, CacheRead = 1m, Output = 1m }));
        Assert.Equal(4m * long.MaxValue / 1_000_000m, cost.TotalUsd);
    }

    [Fact]
    public void Rates_beyond_any_currency_give_a_null_cost_and_no_exception() =>
        Assert.Equal("price", Missing(new TokenUsage { InputUncached = 10 }, new(new TokenRates { Input = decimal.MaxValue })));

    [Fact]
    public void Negative_counts_never_make_a_negative_cost()
    {
        var usage = new TokenUsage { InputUncached = -5, CacheRead = -1, OutputVisible = -9, InputAudio = -3 };
        Assert.Equal(0m, CostModel.Compute(usage, Plain).TotalUsd);
    }

    private static string? Missing(TokenUsage usage, ModelPrices prices)
    {
        Cost cost = CostModel.Compute(usage, prices);
        Assert.Null(cost.TotalUsd);
        Assert.Equal(CostParts.None, cost.Parts);
        Assert.Equal(CostSource.Unknown, cost.Source);
        return cost.MissingRate;
    }
}
