using System.Text.Json;
using Relay.CatalogTool.Files;

namespace Relay.CatalogTool.Import;

/// <summary>Chooses a model's prices. A price that is not known must stay unknown: what merely looks like a price is left out, and the file says so.</summary>
/// <remarks>
/// The facts' choice stands (what most sources state, then the newest), after leaving out
/// negative numbers, texts and nulls, with which data sets mark a price they do not have;
/// numbers beyond any price (a price per 1,000 tokens that was taken for one per token);
/// zeros, where all base prices of a model are zero and its id does not say that it is free;
/// and a zero for using the cache beside input that is paid for.
/// Where input would cost more than output, and a source states a pair in the usual order, that source is believed: the other took one for the other.
/// </remarks>
internal static class PriceRules
{
    // The facts' names of CatalogFormat.RateNames. A cache write without a lifetime lives five minutes, or as long as the provider's only lifetime.
    private static readonly string[][] NamesInFacts =
        [["input"], ["output"], ["cache_read"], ["cache_write_5m", "cache_write"], ["cache_write_1h"], ["reasoning", "reasoning_output"], ["input_audio"], ["output_audio"]];

    private const int Input = 0;
    private const int Output = 1;
    /// <summary>The dearest known model asks for 600 USD.</summary>
    private const decimal MostUsdPerMillion = 1_000m;

    private const int FirstCache = 2;
    private const int LastCache = 4;

    public static CatalogPrices? Choose(FactsFile facts, string id, FactsModel model, SortedDictionary<string, string> leftOut)
    {
        if (model.Prices is not { } json)
        {
            return null;
        }

        bool zeroIsUnknown = !SaysItIsFree(id) && IsZeroOrAbsent(json, "input") && IsZeroOrAbsent(json, "output");
        var prices = new CatalogPrices();
        Fill(facts, json, prices, zeroIsUnknown, "", leftOut);
        if (model.TryGetTiers(out JsonElement tiers))
        {
            foreach (JsonElement tier in tiers.EnumerateArray())
            {
                var above = new CatalogTier(tier.GetProperty("above").GetInt32());
                Fill(facts, tier, above, zeroIsUnknown, $"tiers.{above.Above}.", leftOut);
                if (!above.IsEmpty)
                {
                    prices.Tiers.Add(above);
                }
            }

            prices.Tiers.Sort((left, right) => left.Above.CompareTo(right.Above));
        }

        return prices.IsEmpty ? null : prices;
    }

    /// <summary>Ids by which providers name what costs nothing: OpenRouter's <c>:free</c> and <c>openrouter/free</c>, Together's <c>-Free</c>.</summary>
    private static bool SaysItIsFree(string id) =>
        id.EndsWith(":free", StringComparison.Ordinal)
        || id.EndsWith("/free", StringComparison.Ordinal)
        || id.EndsWith("-free", StringComparison.OrdinalIgnoreCase);

    private static bool IsZeroOrAbsent(JsonElement json, string name)
    {
        foreach (Statement<JsonElement> statement in FactsModel.Statements(json, name))
        {
            (UsdPrice price, string? whyNot) = Read(statement.Value, zeroIsUnknown: false, "");
            if (whyNot is null)
            {
                return price.IsZero;
            }
        }

        return true;
    }

    private static void Fill(FactsFile facts, JsonElement json, CatalogPrices prices, bool zeroIsUnknown, string place, SortedDictionary<string, string> leftOut)
    {
        FillRates(facts, json, prices.Standard, zeroIsUnknown, place, "", leftOut);
        if (place.Length == 0)
        {
            SwappedPrices.Mend(facts, prices.Standard, Input, Output);
        }

        for (int way = 0; way < CatalogPrices.WayNames.Length; way++)
        {
            FillRates(facts, json, prices.Ways[way], zeroIsUnknown, place, CatalogPrices.WayNames[way] + "_", leftOut);
        }
    }

    private static void FillRates(
        FactsFile facts, JsonElement json, CatalogRates rates, bool zeroIsUnknown, string place, string way, SortedDictionary<string, string> leftOut)
    {
        for (int rate = 0; rate < rates.Rates.Length; rate++)
        {
            bool zeroCacheIsUnknown = rate is >= FirstCache and <= LastCache && rates.Rates[Input] is { Value.IsZero: false };
            string why = zeroIsUnknown ? "all is zero, but the id does not say free" : "zero beside a paid input";
            foreach (string name in NamesInFacts[rate])
            {
                rates.Rates[rate] ??= FactsModel.Take(
                    FactsModel.Statements(json, way + name),
                    value => Read(value, zeroIsUnknown || zeroCacheIsUnknown, why),
                    reason => leftOut.Add(place + way + name, reason)) is { } stated
                        ? stated with { Date = facts.NewestDate(stated.By) }
                        : null;
            }
        }
    }

    private static (UsdPrice Price, string? WhyNot) Read(JsonElement value, bool zeroIsUnknown, string whyZeroIsUnknown) =>
        value.ValueKind != JsonValueKind.Number || !UsdPrice.TryParse(value.GetRawText(), out UsdPrice price) ? (default, "not a price")
        : price.ToDecimal() > MostUsdPerMillion ? (default, "beyond any price, a mistaken unit")
        : price.IsZero && zeroIsUnknown ? (default, whyZeroIsUnknown)
        : (price, null);
}
