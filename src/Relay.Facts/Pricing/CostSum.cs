namespace Relay;

/// <summary>Adds up one request's buckets at their rates; remembers the first rate that was needed and missing.</summary>
internal struct CostSum(EffectiveRates effective)
{
    private const decimal Million = 1_000_000m;

    /// <summary>The first missing rate; null when none was.</summary>
    internal string? Missing { get; private set; }

    /// <summary>The cost of a bucket. An empty bucket needs no rate; a negative rate is a placeholder, hence unknown.</summary>
    internal decimal Price(decimal tokens, decimal? rate, string bucket)
    {
        if (tokens <= 0)
        {
            return 0;
        }

        if (rate is { } known and >= 0)
        {
            return tokens * known / Million;
        }

        Missing ??= effective.NameOf(bucket);
        return 0;
    }

    /// <summary>The cost by bucket. Meaningless when <see cref="Missing"/> is set.</summary>
    internal CostParts Parts(TokenUsage usage)
    {
        TokenRates rates = effective.Rates;
        long audioIn = Within(usage.InputAudio, usage.InputUncached), audioOut = Within(usage.OutputAudio, usage.OutputVisible);
        return new CostParts
        {
            Input = Price((decimal)usage.InputUncached - audioIn, rates.Input, "input") + Price(audioIn, rates.InputAudio, "input_audio"),
            CacheRead = Price(usage.CacheRead, rates.CacheRead, "cache_read"),
            CacheWrite = Price(usage.CacheWrite5m, rates.CacheWrite5m, "cache_write_5m")
                + Price(usage.CacheWrite1h, rates.CacheWrite1h, "cache_write_1h")
                + Price(usage.CacheWriteUnsplit, rates.CacheWrite5m, "cache_write_5m"),
            Output = Price((decimal)usage.OutputVisible - audioOut, rates.Output, "output") + Price(audioOut, rates.OutputAudio, "output_audio"),
            Reasoning = Price(usage.Reasoning, rates.Reasoning ?? rates.Output, rates.Output is null ? "output" : "reasoning"),
        };
    }

    private static long Within(long part, long whole) => Math.Max(0, Math.Min(part, whole));
}
