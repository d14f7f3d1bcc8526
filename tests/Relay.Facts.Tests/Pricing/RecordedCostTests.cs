using System.Globalization;
using System.Text.Json;

namespace Relay.Tests;

/// <summary>Costs of recorded provider answers, against figures that a separate script computed. Without the recordings there is nothing to compare.</summary>
public class RecordedCostTests
{
    [Fact]
    public void Every_recorded_cost_is_met_to_the_last_digit()
    {
        var different = new List<string>();
        int compared = 0;
        string[] files = Files();
        foreach (string file in files)
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllText(file));
            if (document.RootElement.ValueKind != JsonValueKind.Object
                || !document.RootElement.TryGetProperty("expect", out JsonElement expect)
                || expect.ValueKind != JsonValueKind.Object
                || !expect.TryGetProperty("cost", out JsonElement cost) || cost.ValueKind != JsonValueKind.Object)
            {
                continue;
            }

            compared++;
            decimal expected = Number(cost, "usd")!.Value;
            decimal? actual = CostModel.Compute(Usage(expect.GetProperty("buckets")), Prices(cost.GetProperty("rates_per_1m"))).TotalUsd;
            if (actual != expected)
            {
                different.Add($"{Path.GetFileName(file)}: {actual} instead of {expected}");
            }
        }

        Assert.Empty(different);
        Assert.True(compared > 0 || files.Length == 0, "No recording states a cost.");
    }

    private static string[] Files()
    {
        string folder = Environment.GetEnvironmentVariable("RELAY_RECORDINGS") ?? Path.Combine(Root(), "..", "shared", "recordings");
        return Directory.Exists(folder) ? Directory.GetFiles(folder, "*.json") : [];
    }

    private static string Root()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "Relay.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? AppContext.BaseDirectory;
    }

    private static TokenUsage Usage(JsonElement buckets) => new()
    {
        InputUncached = buckets.GetProperty("input_uncached").GetInt64(),
        CacheRead = buckets.GetProperty("cache_read").GetInt64(),
        CacheWrite5m = buckets.GetProperty("cache_write_5m").GetInt64(),
        CacheWrite1h = buckets.GetProperty("cache_write_1h").GetInt64(),
        CacheWriteUnsplit = buckets.GetProperty("cache_write_unsplit").GetInt64(),
        OutputVisible = buckets.GetProperty("output_visible").GetInt64(),
        Reasoning = buckets.GetProperty("reasoning").GetInt64(),
    };

    private static ModelPrices Prices(JsonElement rates) => new(new TokenRates
    {
        Input = Number(rates, "input"),
        Output = Number(rates, "output"),
        CacheRead = Number(rates, "cache_read"),
        CacheWrite5m = Number(rates, "cache_write_5m"),
        Reasoning = Number(rates, "reasoning_output"),
    });

    private static decimal? Number(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out JsonElement value) ? decimal.Parse(value.GetString()!, NumberStyles.Float, CultureInfo.InvariantCulture) : null;
}
