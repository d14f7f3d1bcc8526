using Relay.CatalogTool.Files;

namespace Relay.CatalogTool.Compile;

/// <summary>Writes the record of one model.</summary>
internal static class CatalogRecordWriter
{
    public static void Write(CatalogBuffer data, TextTable texts, CatalogModel model)
    {
        data.AppendNumber(
            (model.ContextWindow is null ? 0 : CatalogFormat.HasContextWindow)
            | (model.MaxOutput is null ? 0 : CatalogFormat.HasMaxOutput)
            | (model.Mode is null ? 0 : CatalogFormat.HasMode)
            | (model.DeprecationDate is null ? 0 : CatalogFormat.HasDeprecationDate)
            | (model.Status is null ? 0 : CatalogFormat.HasStatus)
            | (model.Prices is null ? 0 : CatalogFormat.HasPrices));
        WriteTokens(data, model.ContextWindow);
        WriteTokens(data, model.MaxOutput);
        WriteText(data, texts, model.Mode?.Value);
        WriteText(data, texts, model.DeprecationDate?.Value);
        WriteText(data, texts, model.Status?.Value);

        var capabilities = new ModelCapabilities();
        foreach ((string name, Stated<bool> stated) in model.Capabilities)
        {
            // A no stops calls before they are made, so one that another source denies is not known.
            Support support = stated.Value ? Support.Yes : stated.Others.Count > 0 ? Support.Unknown : Support.No;
            capabilities = capabilities.With(CapabilityNames.Find(name)!.Value, support);
        }

        data.AppendNumber((uint)capabilities.YesMask);
        data.AppendNumber((uint)capabilities.NoMask);
        if (model.Prices is { } prices)
        {
            string? date = OldestDate(prices);
            data.AppendNumber(Ways(prices) | (date is null ? 0 : CatalogFormat.HasDate) | (prices.Tiers.Count == 0 ? 0 : CatalogFormat.HasTiers));
            WriteText(data, texts, date);
            WriteRates(data, prices);
            if (prices.Tiers.Count > 0)
            {
                data.AppendNumber((uint)prices.Tiers.Count);
                foreach (CatalogTier tier in prices.Tiers)
                {
                    data.AppendNumber((uint)tier.Above);
                    data.AppendNumber(Ways(tier));
                    WriteRates(data, tier);
                }
            }
        }
    }

    /// <summary>A model's prices are as old as the oldest of its standard ones; of all, if it has no standard ones.</summary>
    private static string? OldestDate(CatalogPrices prices)
    {
        string? oldest = null;
        IEnumerable<CatalogRates> rates = prices.Standard.IsEmpty
            ? prices.Ways.Concat(prices.Tiers.SelectMany(tier => tier.Ways.Prepend(tier.Standard)))
            : [prices.Standard];
        foreach (Stated<UsdPrice>? rate in rates.SelectMany(block => block.Rates))
        {
            if (rate?.Date is { } date && (oldest is null || string.CompareOrdinal(date, oldest) < 0))
            {
                oldest = date;
            }
        }

        return oldest;
    }

    private static uint Ways(CatalogPrices prices) =>
        (prices.Ways[0].IsEmpty ? 0 : CatalogFormat.HasBatch)
        | (prices.Ways[1].IsEmpty ? 0 : CatalogFormat.HasFlex)
        | (prices.Ways[2].IsEmpty ? 0 : CatalogFormat.HasPriority);

    private static void WriteRates(CatalogBuffer data, CatalogPrices prices)
    {
        WriteRates(data, prices.Standard);
        foreach (CatalogRates way in prices.Ways)
        {
            if (!way.IsEmpty)
            {
                WriteRates(data, way);
            }
        }
    }

    private static void WriteRates(CatalogBuffer data, CatalogRates rates)
    {
        int has = 0;
        for (int rate = 0; rate < rates.Rates.Length; rate++)
        {
            has |= rates.Rates[rate] is null ? 0 : 1 << rate;
        }

        data.Append((byte)has);
        foreach (Stated<UsdPrice>? rate in rates.Rates)
        {
            if (rate is not null)
            {
                data.Append(rate.Value.Scale);
                data.AppendNumber(rate.Value.Mantissa);
            }
        }
    }

    private static void WriteTokens(CatalogBuffer data, Stated<int>? tokens)
    {
        if (tokens is not null)
        {
            data.AppendNumber((uint)tokens.Value);
        }
    }

    private static void WriteText(CatalogBuffer data, TextTable texts, string? text)
    {
        if (text is not null)
        {
            data.AppendNumber(texts.Number(text));
        }
    }
}
