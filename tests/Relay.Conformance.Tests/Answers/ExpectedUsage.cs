using System.Text.Json;

namespace Relay.Conformance.Tests;

/// <summary>The disjoint buckets that an exchange's usage falls into, worked out apart from Relay.</summary>
internal static class ExpectedUsage
{
    public static void Compare(JsonElement expect, TokenUsage? usage, Differences differences)
    {
        if (!Json.Has(expect, "usage") || !expect.GetProperty("usage").EnumerateObject().Any())
        {
            differences.Equal("usage", null, usage);
            return;
        }

        if (usage is null)
        {
            differences.True("usage: expected some, got null", false);
            return;
        }

        differences.True("usage: a bucket is negative: " + usage, Smallest(usage) >= 0);
        if (!Json.Has(expect, "buckets"))
        {
            differences.True("usage: two readings, and no anomaly flagged: " + usage, usage.Anomalies != UsageAnomalies.None);
            return;
        }

        JsonElement buckets = expect.GetProperty("buckets");
        long unread = CachedUnderAnotherName(expect);
        differences.Equal("uncached input", Count(buckets, "input_uncached") - unread, usage.InputUncached);
        differences.Equal("cache read", Count(buckets, "cache_read") + unread, usage.CacheRead);
        differences.Equal("cache write 5m", Count(buckets, "cache_write_5m"), usage.CacheWrite5m);
        differences.Equal("cache write 1h", Count(buckets, "cache_write_1h"), usage.CacheWrite1h);
        differences.Equal("cache write unsplit", Count(buckets, "cache_write_unsplit"), usage.CacheWriteUnsplit);
        differences.Equal("visible output", Count(buckets, "output_visible"), usage.OutputVisible);
        differences.Equal("reasoning tokens", Count(buckets, "reasoning"), usage.Reasoning);
        if (Json.Member(expect.GetProperty("usage"), "cost") is { ValueKind: JsonValueKind.Number } cost)
            differences.Equal("reported cost", cost.GetDecimal(), usage.ReportedCostUsd);
    }

    /// <summary>
    /// Cached tokens that the recordings' oracle leaves in the uncached bucket: Mistral has reported them as <c>num_cached_tokens</c>, a part of the prompt
    /// tokens, before it took up OpenAI's name for them.
    /// </summary>
    private static long CachedUnderAnotherName(JsonElement expect) =>
        Json.Has(expect.GetProperty("usage"), "cached_input") ? 0 : (long)(Json.Number(Json.Member(expect, "usage_raw"), "num_cached_tokens") ?? 0);

    private static long Count(JsonElement buckets, string name) => (long)(Json.Number(buckets, name) ?? 0);

    private static long Smallest(TokenUsage usage) => new[]
    {
        usage.InputUncached, usage.CacheRead, usage.CacheWrite5m, usage.CacheWrite1h, usage.CacheWriteUnsplit, usage.OutputVisible, usage.Reasoning,
    }.Min();
}
