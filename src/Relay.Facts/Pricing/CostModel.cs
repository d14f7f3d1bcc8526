namespace Relay;

/// <summary>What calls cost. Pure and exact: decimal arithmetic, nothing is rounded, nothing is guessed.</summary>
/// <remarks>
/// <para>
/// Usage comes in disjoint buckets and each is charged once, at its own rate: reasoning at the reasoning rate where there is one, else at the output
/// rate, and never beside output again. A bucket that holds tokens and has no rate makes the total null and is named
/// (<see cref="Cost.MissingRate"/>); an empty bucket needs no rate. Audio without an audio rate is such a bucket too: it is many times as dear as text where it
/// is billed apart, so the text rate would be a guess.
/// </para>
/// <para>
/// Cache writes of unknown lifetime are charged at the five-minute rate and make the cost <see cref="CostConfidence.Estimated"/>, as it may be too low. Once the whole
/// input is longer than a price tier's threshold, the whole request is charged at the tier's rates. Batch, flex and priority rates replace the standard
/// ones and never stack.
/// </para>
/// </remarks>
public static class CostModel
{
    /// <summary>The cost of a call.</summary>
    /// <param name="usage">What the provider reported; null when it reported nothing.</param>
    /// <param name="prices">The prices; null when none are known.</param>
    /// <param name="tier">How the call was served.</param>
    /// <param name="lane">Who pays. A subscription's call costs exactly 0, even when its usage is unknown.</param>
    /// <returns>
    /// The cost; its total is null, with what was missing, when it cannot be known. Where the prices do not suffice but the provider said what the call cost, that is the cost.
    /// </returns>
    public static Cost Compute(TokenUsage? usage, ModelPrices? prices, ServiceTier tier = ServiceTier.Standard, Lane lane = Lane.Metered)
    {
        decimal? reported = usage?.ReportedCostUsd is { } said and >= 0 ? said : null;
        if (lane == Lane.Subscription)
        {
            return Nothing(CostSource.UserOverride, prices?.Date, reported);
        }

        if (prices is { IsFree: true })
        {
            return Nothing(prices.Source, prices.Date, reported);
        }

        if (usage is null)
        {
            return Missing("usage", prices?.Date, null);
        }

        return prices is null ? Missing("price", null, reported) : Charge(usage, prices, tier, reported);
    }

    /// <summary>What a call would cost, before it is made. Source and confidence are <c>Estimated</c>, unless the call is covered by a subscription.</summary>
    /// <param name="prices">The prices; null when none are known.</param>
    /// <param name="promptTokens">Input tokens, cached ones included.</param>
    /// <param name="outputTokens">Output tokens, reasoning included.</param>
    /// <param name="cacheHitRatio">
    /// The share of the prompt read from a cache, 0 to 1; that many tokens, rounded to the nearest whole one, are charged at the cache-read rate.
    /// </param>
    /// <param name="tier">How the call would be served.</param>
    /// <param name="lane">Who would pay.</param>
    /// <exception cref="ArgumentOutOfRangeException">A token count is negative, or the ratio is not between 0 and 1.</exception>
    public static Cost Estimate(
        ModelPrices? prices,
        long promptTokens,
        long outputTokens,
        double cacheHitRatio = 0,
        ServiceTier tier = ServiceTier.Standard,
        Lane lane = Lane.Metered)
    {
        if (promptTokens < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(promptTokens), promptTokens, "A prompt has 0 or more tokens.");
        }

        if (outputTokens < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(outputTokens), outputTokens, "An answer has 0 or more tokens.");
        }

        if (!(cacheHitRatio is >= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(cacheHitRatio), cacheHitRatio, "The cache hit ratio is a share from 0 to 1.");
        }

        long cached = (long)Math.Min(promptTokens, Math.Round(promptTokens * (decimal)cacheHitRatio, MidpointRounding.AwayFromZero));
        var usage = new TokenUsage { InputUncached = promptTokens - cached, CacheRead = cached, OutputVisible = outputTokens };
        Cost cost = Compute(usage, prices, tier, lane);
        return lane == Lane.Subscription || cost.TotalUsd is null
            ? cost
            : cost with { Source = CostSource.Estimated, Confidence = CostConfidence.Estimated };
    }

    private static Cost Charge(TokenUsage usage, ModelPrices prices, ServiceTier tier, decimal? reported)
    {
        try
        {
            EffectiveRates effective = EffectiveRates.For(prices, tier, AllInput(usage));
            var sum = new CostSum(effective);
            CostParts parts = sum.Parts(usage);
            return sum.Missing is { } missing ? Missing(missing, prices.Date, reported) : new Cost
            {
                TotalUsd = parts.Input + parts.CacheRead + parts.CacheWrite + parts.Output + parts.Reasoning,
                Parts = parts,
                Source = prices.Source,
                Confidence = IsAmbiguous(usage, effective.Rates) ? CostConfidence.Estimated : Confidence(prices.Source),
                PriceDate = prices.Date,
                ReportedUsd = reported,
            };
        }
        catch (OverflowException)
        {
            // Rates beyond any currency; a broken price is no price.
            return Missing("price", prices.Date, reported);
        }
    }

    private static decimal AllInput(TokenUsage usage) =>
        (decimal)usage.InputUncached + usage.CacheRead + usage.CacheWrite5m + usage.CacheWrite1h + usage.CacheWriteUnsplit;

    // A write of unknown lifetime leaves one reading only where both lifetimes cost the same.
    private static bool IsAmbiguous(TokenUsage usage, TokenRates rates) =>
        (usage.Anomalies & ~UsageAnomalies.UnsplitCacheWrite) != 0
        || ((usage.CacheWriteUnsplit > 0 || usage.Anomalies != UsageAnomalies.None) && rates.CacheWrite5m != rates.CacheWrite1h);

    private static CostConfidence Confidence(CostSource source) => source switch
    {
        CostSource.Snapshot or CostSource.LiveApi => CostConfidence.ListPrice,
        CostSource.UserOverride or CostSource.Provider => CostConfidence.Exact,
        CostSource.Estimated => CostConfidence.Estimated,
        _ => CostConfidence.Unknown,
    };

    private static Cost Nothing(CostSource source, string? date, decimal? reported) => new()
    {
        TotalUsd = 0,
        Parts = new CostParts { Input = 0, CacheRead = 0, CacheWrite = 0, Output = 0, Reasoning = 0 },
        Source = source,
        Confidence = CostConfidence.Exact,
        PriceDate = date,
        ReportedUsd = reported,
    };

    private static Cost Missing(string what, string? date, decimal? reported) => reported is null
        ? new Cost { MissingRate = what, PriceDate = date }
        : new Cost { TotalUsd = reported, Source = CostSource.Provider, Confidence = CostConfidence.Exact, ReportedUsd = reported };
}
