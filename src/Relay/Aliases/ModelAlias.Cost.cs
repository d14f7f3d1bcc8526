namespace Relay;

public abstract partial class ModelAlias
{
    /// <summary>Output tokens assumed where neither the caller nor the preset says how many.</summary>
    private const int AssumedOutput = 1024;

    /// <summary>What a call would cost, before it is made: at the compiled target's prices, whatever a configuration source names.</summary>
    /// <param name="promptTokens">Input tokens, cached ones included; not negative.</param>
    /// <param name="expectedOutputTokens">Output tokens, reasoning included; null means the preset's <c>max_tokens</c>, else 1,024.</param>
    /// <param name="cacheHitRatio">The share of the input that is read from a cache, 0 to 1.</param>
    /// <param name="lane">Who pays.</param>
    /// <param name="tier">How the call is served and billed.</param>
    /// <returns>USD, with source and confidence <c>Estimated</c>; a null total that names the rate when one is not known.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, or the ratio is not within 0 to 1.</exception>
    public Cost EstimateCost(
        long promptTokens, long? expectedOutputTokens = null, double cacheHitRatio = 0, Lane lane = Lane.Metered, ServiceTier tier = ServiceTier.Standard) =>
        CostModel.Estimate(Spec.Prices, promptTokens, expectedOutputTokens ?? Spec.Parameters.MaxTokens ?? AssumedOutput, cacheHitRatio, tier, lane);

    /// <summary>What a call with this prompt would cost, before it is made. The prompt's tokens are estimated from its text.</summary>
    /// <inheritdoc cref="EstimateCost(long, long?, double, Lane, ServiceTier)"/>
    /// <param name="prompt">The prompt.</param>
    /// <param name="expectedOutputTokens">Output tokens, reasoning included; null means the preset's <c>max_tokens</c>, else 1,024.</param>
    /// <param name="cacheHitRatio">The share of the input that is read from a cache, 0 to 1.</param>
    /// <param name="lane">Who pays.</param>
    /// <param name="tier">How the call is served and billed.</param>
    public Cost EstimateCost(
        string prompt, long? expectedOutputTokens = null, double cacheHitRatio = 0, Lane lane = Lane.Metered, ServiceTier tier = ServiceTier.Standard) =>
        EstimateCost(TokenEstimate.OfText(prompt), expectedOutputTokens, cacheHitRatio, lane, tier);
}
