namespace Relay.Cli;

/// <summary>All rates of a price by name: <c>input</c>, <c>batch.output</c>, <c>above_200000.input</c>. In USD per 1,000,000 tokens; rates that are not known are not there.</summary>
internal static class PriceTable
{
    /// <summary>The rates.</summary>
    public static SortedDictionary<string, decimal> Of(ModelPrices? prices)
    {
        var table = new SortedDictionary<string, decimal>(StringComparer.Ordinal);
        if (prices is not null)
        {
            Add(table, "", prices.Standard);
            Add(table, "batch.", prices.Batch);
            Add(table, "flex.", prices.Flex);
            Add(table, "priority.", prices.Priority);
            Add(table, "batch.factor", prices.BatchFactor);
            Add(table, "flex.factor", prices.FlexFactor);
            foreach (PriceTier tier in prices.Tiers)
            {
                string above = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"above_{tier.Above}.");
                Add(table, above, tier.Rates);
                Add(table, above + "batch.", tier.Batch);
                Add(table, above + "flex.", tier.Flex);
                Add(table, above + "priority.", tier.Priority);
            }
        }

        return table;
    }

    private static void Add(SortedDictionary<string, decimal> table, string prefix, TokenRates? rates)
    {
        if (rates is not null)
        {
            Add(table, prefix + "input", rates.Input);
            Add(table, prefix + "output", rates.Output);
            Add(table, prefix + "cache_read", rates.CacheRead);
            Add(table, prefix + "cache_write_5m", rates.CacheWrite5m);
            Add(table, prefix + "cache_write_1h", rates.CacheWrite1h);
            Add(table, prefix + "reasoning", rates.Reasoning);
            Add(table, prefix + "input_audio", rates.InputAudio);
            Add(table, prefix + "output_audio", rates.OutputAudio);
        }
    }

    private static void Add(SortedDictionary<string, decimal> table, string name, decimal? rate)
    {
        if (rate is { } known)
        {
            table.Add(name, known);
        }
    }
}
