namespace Relay;

/// <summary>What was odd about the usage a provider reported.</summary>
[Flags]
public enum UsageAnomalies
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>More cached tokens than input tokens; the uncached input was clamped to 0.</summary>
    CacheExceedsInput = 1,

    /// <summary>More reasoning tokens than output tokens; the visible output was clamped to 0.</summary>
    ReasoningExceedsOutput = 2,

    /// <summary>The reported total is not the sum of the reported parts.</summary>
    TotalMismatch = 4,

    /// <summary>Cache writes without their lifetime; priced at the five-minute rate, which may be too low.</summary>
    UnsplitCacheWrite = 8,

    /// <summary>A count was negative or not a whole number; it was read as absent.</summary>
    InvalidCount = 16,

    /// <summary>The output was counted and the input was not (a prompt that Ollama had in its cache); its buckets are 0 because it is not known.</summary>
    InputNotReported = 32,
}

/// <summary>Tokens of one call in disjoint buckets, so that every wire means the same. All counts are ≥ 0.</summary>
/// <remarks>
/// <see cref="Input"/> is the sum of the input buckets and <see cref="Output"/> of the output buckets: nothing is counted twice,
/// whatever the provider includes in its own totals. Usage that a provider did not report is null, never a record of zeros.
/// </remarks>
public sealed record TokenUsage
{
    /// <summary>Input neither read from nor written to a cache.</summary>
    public long InputUncached { get; init; }

    /// <summary>Input read from a cache.</summary>
    public long CacheRead { get; init; }

    /// <summary>Input written to a cache that lives five minutes.</summary>
    public long CacheWrite5m { get; init; }

    /// <summary>Input written to a cache that lives an hour.</summary>
    public long CacheWrite1h { get; init; }

    /// <summary>Input written to a cache whose lifetime the provider did not say.</summary>
    public long CacheWriteUnsplit { get; init; }

    /// <summary>Output that is not reasoning.</summary>
    public long OutputVisible { get; init; }

    /// <summary>Reasoning.</summary>
    public long Reasoning { get; init; }

    /// <summary>How many of <see cref="InputUncached"/> were audio.</summary>
    public long InputAudio { get; init; }

    /// <summary>How many of <see cref="OutputVisible"/> were audio.</summary>
    public long OutputAudio { get; init; }

    /// <summary>What was odd about the report.</summary>
    public UsageAnomalies Anomalies { get; init; }

    /// <summary>What the provider itself said the call cost, in USD; null when it says nothing.</summary>
    public decimal? ReportedCostUsd { get; init; }

    /// <summary>All input.</summary>
    public long Input => InputUncached + CacheRead + CacheWrite5m + CacheWrite1h + CacheWriteUnsplit;

    /// <summary>All output.</summary>
    public long Output => OutputVisible + Reasoning;

    /// <summary>All tokens.</summary>
    public long Total => Input + Output;
}
