namespace Relay.Cli;

/// <summary>Compares the rates of one alias with themselves. What is listed is what a preset or the catalog states; a rate that only follows from one that is listed is not.</summary>
internal static class PriceDiff
{
    private static readonly string[] Apart = ["batch.", "flex.", "priority.", "above_"];

    /// <summary>The rates that are listed, by name.</summary>
    public static IEnumerable<(string Rate, decimal? Before, decimal? After)> Between(ModelSpec before, ModelSpec after)
    {
        SortedDictionary<string, decimal> old = PriceTable.Of(before.Prices), now = PriceTable.Of(after.Prices);
        foreach (string rate in new SortedSet<string>([.. old.Keys, .. now.Keys], StringComparer.Ordinal))
        {
            decimal? from = Of(old, rate), to = Of(now, rate);
            if (from != to
                && !(IsDefault(before.Prices, old, rate) && IsDefault(after.Prices, now, rate))
                && !(before.Target == after.Target && IsConsequence(old, now, rate)))
            {
                yield return (rate, from, to);
            }
        }
    }

    /// <summary>Whether a rate is not there, or is what <see cref="ModelPrices.FromUser"/> makes of the input or output rate where a preset states no other.</summary>
    private static bool IsDefault(ModelPrices? prices, SortedDictionary<string, decimal> table, string rate) =>
        Of(table, rate) is not { } own || (prices!.Source == CostSource.UserOverride && BaseOf(rate) is { } on && Of(table, on) == own);

    /// <summary>
    /// Whether a rate of the same model moved because another one did. Presets have no words for batches, tiers, audio and reasoning; and a cache write that
    /// keeps its proportion to the input rate has it from the list or a profile's factor.
    /// </summary>
    private static bool IsConsequence(SortedDictionary<string, decimal> old, SortedDictionary<string, decimal> now, string rate)
    {
        string standard = rate[(rate.LastIndexOf('.') + 1)..];
        if (Array.Exists(Apart, part => rate.StartsWith(part, StringComparison.Ordinal)))
        {
            return IsListed(old, now, standard) || (BaseOf(standard) is { } alike && IsListed(old, now, alike));
        }

        return BaseOf(rate) is { } on && IsListed(old, now, on) && rate switch
        {
            "cache_read" => false,
            "cache_write_5m" or "cache_write_1h" => Of(old, rate) * Of(now, on) == Of(now, rate) * Of(old, on) && Of(old, rate) is not null,
            _ => true,
        };
    }

    private static bool IsListed(SortedDictionary<string, decimal> old, SortedDictionary<string, decimal> now, string rate) => Of(old, rate) != Of(now, rate);

    /// <summary>The standard rate that takes the place of one that is not stated; null for input and output themselves, and for what is no rate.</summary>
    private static string? BaseOf(string rate) => rate switch
    {
        "cache_read" or "cache_write_5m" or "cache_write_1h" or "input_audio" => "input",
        "reasoning" or "output_audio" => "output",
        _ => null,
    };

    private static decimal? Of(SortedDictionary<string, decimal> table, string rate) => table.TryGetValue(rate, out decimal known) ? known : null;
}
