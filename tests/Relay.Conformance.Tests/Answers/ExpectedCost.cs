using System.Globalization;
using System.Text.Json;

namespace Relay.Conformance.Tests;

/// <summary>What an exchange costs at the rates it states, in exact decimals worked out apart from Relay.</summary>
internal static class ExpectedCost
{
    /// <summary>The stated rates as prices for the alias; null when the exchange states none.</summary>
    public static ModelPrices? Prices(RecordedExchange exchange)
    {
        JsonElement rates = Rates(exchange);
        if (!IsStated(exchange))
            return null;
        return new ModelPrices(new TokenRates
        {
            Input = Rate(rates, "input"),
            Output = Rate(rates, "output"),
            CacheRead = Rate(rates, "cache_read"),
            CacheWrite5m = Rate(rates, "cache_write_5m"),
            CacheWrite1h = Rate(rates, "cache_write_1h"),
            Reasoning = Rate(rates, "reasoning") ?? Rate(rates, "reasoning_output"),
        })
        {
            Source = CostSource.UserOverride,
        };
    }

    public static void Compare(RecordedExchange exchange, Cost cost, Differences differences)
    {
        if (!IsStated(exchange))
            return;
        if (HasAudio(exchange.Expect) && !Json.Has(Rates(exchange), "input_audio"))
        {
            // Audio is billed apart from text; the oracle prices it as text, Relay says which rate it lacks.
            differences.Equal("cost", null, cost.TotalUsd);
            differences.Equal("missing rate", "input_audio", cost.MissingRate);
        }
        else
        {
            differences.Equal("cost", Usd(exchange.Expect.GetProperty("cost").GetProperty("usd")), cost.TotalUsd);
        }
    }

    /// <summary>Whether the exchange says what it cost.</summary>
    public static bool IsStated(RecordedExchange exchange) => Rates(exchange).ValueKind == JsonValueKind.Object;

    /// <summary>Whether some of the input was audio, which a catalog may price apart and the recordings' oracle does not.</summary>
    public static bool HasAudio(JsonElement expect) =>
        Json.Number(Json.Member(Json.Member(expect, "usage_raw"), "prompt_tokens_details"), "audio_tokens") > 0;

    private static JsonElement Rates(RecordedExchange exchange) => Json.Member(Json.Member(exchange.Expect, "cost"), "rates_per_1m");

    private static decimal? Rate(JsonElement rates, string name) => Json.Has(rates, name) ? Usd(rates.GetProperty(name)) : null;

    private static decimal? Usd(JsonElement value) => decimal.Parse(value.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture);
}
