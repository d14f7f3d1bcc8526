namespace Relay;

/// <summary>Reads one model of a compiled catalog.</summary>
internal static class CatalogRecord
{
    public static ModelFacts Read(CatalogIndex index, string provider, uint model)
    {
        CatalogBytes bytes = index.Bytes;
        uint at = index.Record(model);
        ulong has = bytes.NextNumber(ref at);
        int? contextWindow = (has & CatalogFormat.HasContextWindow) != 0 ? bytes.NextCount(ref at) : null;
        int? maxOutput = (has & CatalogFormat.HasMaxOutput) != 0 ? bytes.NextCount(ref at) : null;
        string? mode = (has & CatalogFormat.HasMode) != 0 ? index.Text(bytes.NextNumber(ref at)) : null;
        string? deprecation = (has & CatalogFormat.HasDeprecationDate) != 0 ? index.Text(bytes.NextNumber(ref at)) : null;
        string? status = (has & CatalogFormat.HasStatus) != 0 ? index.Text(bytes.NextNumber(ref at)) : null;
        int yes = bytes.NextCount(ref at), no = bytes.NextCount(ref at);
        return new ModelFacts(provider, index.Id(model))
        {
            ContextWindow = contextWindow,
            MaxOutput = maxOutput,
            Mode = mode,
            DeprecationDate = deprecation,
            Status = status,
            Capabilities = new ModelCapabilities(yes, no),
            Prices = (has & CatalogFormat.HasPrices) != 0 ? ReadPrices(index, ref at) : null,
        };
    }

    private static ModelPrices ReadPrices(CatalogIndex index, ref uint at)
    {
        CatalogBytes bytes = index.Bytes;
        ulong has = bytes.NextNumber(ref at);
        string? date = (has & CatalogFormat.HasDate) != 0 ? index.Text(bytes.NextNumber(ref at)) : null;
        return new ModelPrices(ReadRates(bytes, ref at))
        {
            Date = date,
            Batch = (has & CatalogFormat.HasBatch) != 0 ? ReadRates(bytes, ref at) : null,
            Flex = (has & CatalogFormat.HasFlex) != 0 ? ReadRates(bytes, ref at) : null,
            Priority = (has & CatalogFormat.HasPriority) != 0 ? ReadRates(bytes, ref at) : null,
            Tiers = (has & CatalogFormat.HasTiers) != 0 ? ReadTiers(bytes, ref at) : default,
        };
    }

    private static EquatableArray<PriceTier> ReadTiers(CatalogBytes bytes, ref uint at)
    {
        int count = bytes.NextCount(ref at);
        bytes.At(at, (ulong)count); // every tier takes a byte and more
        var tiers = new PriceTier[count];
        for (int i = 0; i < tiers.Length; i++)
        {
            int above = bytes.NextCount(ref at);
            ulong has = bytes.NextNumber(ref at);
            tiers[i] = new PriceTier(above, ReadRates(bytes, ref at))
            {
                Batch = (has & CatalogFormat.HasBatch) != 0 ? ReadRates(bytes, ref at) : null,
                Flex = (has & CatalogFormat.HasFlex) != 0 ? ReadRates(bytes, ref at) : null,
                Priority = (has & CatalogFormat.HasPriority) != 0 ? ReadRates(bytes, ref at) : null,
            };
        }

        return new EquatableArray<PriceTier>(tiers);
    }

    // The initialisers run in the order of CatalogFormat.RateNames, which is the order of the bytes.
    private static TokenRates ReadRates(CatalogBytes bytes, ref uint at)
    {
        int has = bytes.Next(ref at);
        return new TokenRates
        {
            Input = ReadRate(bytes, ref at, has, 0),
            Output = ReadRate(bytes, ref at, has, 1),
            CacheRead = ReadRate(bytes, ref at, has, 2),
            CacheWrite5m = ReadRate(bytes, ref at, has, 3),
            CacheWrite1h = ReadRate(bytes, ref at, has, 4),
            Reasoning = ReadRate(bytes, ref at, has, 5),
            InputAudio = ReadRate(bytes, ref at, has, 6),
            OutputAudio = ReadRate(bytes, ref at, has, 7),
        };
    }

    private static decimal? ReadRate(CatalogBytes bytes, ref uint at, int has, int rate)
    {
        if ((has & (1 << rate)) == 0)
        {
            return null;
        }

        byte scale = bytes.Next(ref at);
        ulong mantissa = bytes.NextNumber(ref at);
        return scale <= CatalogFormat.MostDecimalPlaces
            ? new decimal((int)(uint)mantissa, (int)(uint)(mantissa >> 32), 0, isNegative: false, scale)
            : throw CatalogBytes.Corrupt("a price has too many decimal places");
    }
}
