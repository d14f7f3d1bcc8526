namespace Relay;

/// <summary>What tokens cost, in USD per 1,000,000 tokens. A rate that is null is not known, which is not the same as free.</summary>
public sealed record TokenRates
{
    /// <summary>Input that was neither read from nor written to a cache.</summary>
    public decimal? Input { get; init; }

    /// <summary>Output, reasoning included unless <see cref="Reasoning"/> says otherwise.</summary>
    public decimal? Output { get; init; }

    /// <summary>Input read from a cache.</summary>
    public decimal? CacheRead { get; init; }

    /// <summary>Input written to a cache that lives five minutes.</summary>
    public decimal? CacheWrite5m { get; init; }

    /// <summary>Input written to a cache that lives an hour.</summary>
    public decimal? CacheWrite1h { get; init; }

    /// <summary>Reasoning, only where it is billed apart from output.</summary>
    public decimal? Reasoning { get; init; }

    /// <summary>Audio input, where it is billed apart from text.</summary>
    public decimal? InputAudio { get; init; }

    /// <summary>Audio output, where it is billed apart from text.</summary>
    public decimal? OutputAudio { get; init; }
}

/// <summary>The rates of a whole request whose prompt is longer than a threshold.</summary>
/// <param name="Above">The threshold: prompts of more input tokens than this, cached ones included.</param>
/// <param name="Rates">The rates; one that is null stays at the standard rate.</param>
public sealed record PriceTier(int Above, TokenRates Rates);

/// <summary>What a model costs, with where the figures come from.</summary>
/// <param name="Standard">The rates of an ordinary call.</param>
public sealed record ModelPrices(TokenRates Standard)
{
    /// <summary>Rates of the batch API; null when not known.</summary>
    public TokenRates? Batch { get; init; }

    /// <summary>Rates of the flex tier; null when not known.</summary>
    public TokenRates? Flex { get; init; }

    /// <summary>Rates of the priority tier; null when not known.</summary>
    public TokenRates? Priority { get; init; }

    /// <summary>Rates for long prompts, by rising threshold.</summary>
    public EquatableArray<PriceTier> Tiers { get; init; }

    /// <summary>Who stated the prices: <see cref="CostSource.Snapshot"/> for the catalog, <see cref="CostSource.UserOverride"/> for a preset.</summary>
    public CostSource Source { get; init; } = CostSource.Snapshot;

    /// <summary>The day the prices were read, as <c>yyyy-MM-dd</c>; null when unknown.</summary>
    public string? Date { get; init; }
}
