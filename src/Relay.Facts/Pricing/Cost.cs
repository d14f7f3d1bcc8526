namespace Relay;

/// <summary>Where a cost's rates come from.</summary>
public enum CostSource
{
    /// <summary>No rates: the cost is null.</summary>
    Unknown,

    /// <summary>The catalog that was compiled in.</summary>
    Snapshot,

    /// <summary>The preset (<c>cost</c> or a pricing profile).</summary>
    UserOverride,

    /// <summary>A price list fetched at run time.</summary>
    LiveApi,

    /// <summary>The provider itself said what the call cost.</summary>
    Provider,

    /// <summary>An estimate made before the call.</summary>
    Estimated,
}

/// <summary>How far a cost can be trusted.</summary>
public enum CostConfidence
{
    /// <summary>Nothing is known.</summary>
    Unknown,

    /// <summary>Estimated, or computed from usage with an <see cref="TokenUsage.Anomalies">anomaly</see> that leaves more than one reading.</summary>
    Estimated,

    /// <summary>Reported usage at the public list price.</summary>
    ListPrice,

    /// <summary>Reported usage at a price the user stated, or a cost the provider stated.</summary>
    Exact,
}

/// <summary>What a call cost, in USD. Immutable.</summary>
/// <remarks>Never wrong by default: a rate that is not known gives a null total that names the rate, never 0.</remarks>
public sealed record Cost
{
    /// <summary>A cost about which nothing is known.</summary>
    public static Cost Unknown { get; } = new();

    /// <summary>The whole cost in USD; null when it cannot be known (see <see cref="MissingRate"/>).</summary>
    public decimal? TotalUsd { get; init; }

    /// <summary>The cost by usage bucket; all null when the total is.</summary>
    public CostParts Parts { get; init; } = CostParts.None;

    /// <summary>Where the rates come from.</summary>
    public CostSource Source { get; init; }

    /// <summary>How far the figure can be trusted.</summary>
    public CostConfidence Confidence { get; init; }

    /// <summary>What was missing when <see cref="TotalUsd"/> is null: a rate such as <c>cache_write_1h</c>, <c>price</c> when no rate is known, or <c>usage</c>.</summary>
    public string? MissingRate { get; init; }

    /// <summary>The day the rates were read, as <c>yyyy-MM-dd</c>; null when unknown.</summary>
    public string? PriceDate { get; init; }

    /// <summary>What the provider itself said the call cost, in USD; null when it says nothing.</summary>
    public decimal? ReportedUsd { get; init; }
}

/// <summary>A cost by usage bucket, in USD.</summary>
public sealed record CostParts
{
    /// <summary>Nothing known.</summary>
    public static CostParts None { get; } = new();

    /// <summary>Input outside any cache.</summary>
    public decimal? Input { get; init; }

    /// <summary>Input read from a cache.</summary>
    public decimal? CacheRead { get; init; }

    /// <summary>Input written to a cache, all lifetimes.</summary>
    public decimal? CacheWrite { get; init; }

    /// <summary>Visible output.</summary>
    public decimal? Output { get; init; }

    /// <summary>Reasoning.</summary>
    public decimal? Reasoning { get; init; }
}
