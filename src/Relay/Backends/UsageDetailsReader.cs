using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>Sorts the ecosystem's <see cref="UsageDetails"/> into disjoint buckets.</summary>
/// <remarks>
/// As <see cref="UsageDetails"/> documents it, cached tokens are part of the input and reasoning is part of the output. What has no property there comes under a name in
/// <see cref="UsageDetails.AdditionalCounts"/>: Anthropic's SDK names cache writes so (<c>CacheCreationInputTokens</c>). Its older versions gave the uncached input alone and
/// named the reads as well (<c>CacheReadInputTokens</c>) without setting <see cref="UsageDetails.CachedInputTokenCount"/>; that is how they are told apart.
/// </remarks>
internal static class UsageDetailsReader
{
    private const long MostTokens = 1_000_000_000_000_000;

    /// <summary>The buckets; null when neither input nor output is known.</summary>
    public static TokenUsage? Read(UsageDetails? details)
    {
        if (details is null)
        {
            return null;
        }

        UsageAnomalies anomalies = UsageAnomalies.None;
        long? input = Count(details.InputTokenCount, ref anomalies), output = Count(details.OutputTokenCount, ref anomalies), total = Count(details.TotalTokenCount, ref anomalies);
        if (input is null && output is null)
        {
            return null;
        }

        if (total is { } all && (input is null || output is null))
        {
            input ??= Math.Max(all - output!.Value, 0);
            output ??= Math.Max(all - input.Value, 0);
        }

        long written = Named(details, "CacheCreationInputTokens", "cache_creation_input_tokens", ref anomalies) ?? 0;
        long? cached = Count(details.CachedInputTokenCount, ref anomalies);
        long? beside = cached is null ? Named(details, "CacheReadInputTokens", "cache_read_input_tokens", ref anomalies) : null;
        long uncached = (input ?? 0) - (beside is null ? (cached ?? 0) + written : 0);
        if (uncached < 0)
        {
            uncached = 0;
            anomalies |= UsageAnomalies.CacheExceedsInput;
        }

        long visible = output ?? 0, reasoning = Count(details.ReasoningTokenCount, ref anomalies) ?? 0;
        if (reasoning > visible)
        {
            reasoning = visible;
            anomalies |= UsageAnomalies.ReasoningExceedsOutput;
        }

        anomalies |= written > 0 ? UsageAnomalies.UnsplitCacheWrite : UsageAnomalies.None;
        anomalies |= total is { } sum && input is { } i && output is { } o && sum != i + o ? UsageAnomalies.TotalMismatch : UsageAnomalies.None;
        return new TokenUsage
        {
            InputUncached = uncached,
            CacheRead = cached ?? beside ?? 0,
            CacheWriteUnsplit = written,
            OutputVisible = visible - reasoning,
            Reasoning = reasoning,
#pragma warning disable MEAI001 // Experimental: only read.
            InputAudio = Math.Min(Count(details.InputAudioTokenCount, ref anomalies) ?? 0, uncached),
            OutputAudio = Math.Min(Count(details.OutputAudioTokenCount, ref anomalies) ?? 0, visible - reasoning),
#pragma warning restore MEAI001
            Anomalies = anomalies,
        };
    }

    private static long? Named(UsageDetails details, string name, string wireName, ref UsageAnomalies anomalies) =>
        details.AdditionalCounts is { } counts && (counts.TryGetValue(name, out long count) || counts.TryGetValue(wireName, out count)) ? Count(count, ref anomalies) : null;

    private static long? Count(long? count, ref UsageAnomalies anomalies)
    {
        if (count is null or (>= 0 and <= MostTokens))
        {
            return count;
        }

        anomalies |= UsageAnomalies.InvalidCount;
        return null;
    }
}
