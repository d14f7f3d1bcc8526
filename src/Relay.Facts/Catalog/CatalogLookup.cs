namespace Relay;

/// <summary>Finds what the catalog says about the model a preset names. The rules stand at <see cref="ModelCatalog.TryFind"/>.</summary>
internal sealed class CatalogLookup(CatalogIndex index)
{
    public bool HasProvider(string provider) => index.TryGetProvider(provider, out _);

    public string[] ModelIds(string provider)
    {
        if (!index.TryGetProvider(provider, out CatalogRange range))
        {
            return [];
        }

        var ids = new string[range.End - range.First];
        for (uint i = 0; i < ids.Length; i++)
        {
            ids[i] = index.Id(range.First + i);
        }

        return ids;
    }

    public CatalogMatch? Find(string provider, string model)
    {
        if (!index.TryGetProvider(provider, out CatalogRange range))
        {
            return null;
        }

        if (index.Find(range, model) is { } exact)
        {
            return new CatalogMatch(CatalogRecord.Read(index, range.Provider, exact), CatalogMatchKind.Exact);
        }

        if (AtAnotherDate(range, model) is { } dated)
        {
            return new CatalogMatch(dated, CatalogMatchKind.DatedSuffix);
        }

        foreach (ModelIdSpelling spelling in ModelIdSpellings.Of(range.Provider, model))
        {
            ModelFacts? facts = index.Find(range, spelling.Id) is { } listed
                ? CatalogRecord.Read(index, range.Provider, listed)
                : AtAnotherDate(range, spelling.Id);
            if (facts is not null)
            {
                return new CatalogMatch(spelling.SamePrice ? facts : facts with { Prices = null }, CatalogMatchKind.OtherSpelling);
            }
        }

        return null;
    }

    private ModelFacts? AtAnotherDate(CatalogRange range, string model) =>
        DatedSuffix.Trim(model) is { } undated ? UndatedFor(range, undated) : NewestOf(range, model);

    /// <summary>The undated model, unless a dated version of it that is listed has other prices: then the date matters and this one is not known.</summary>
    private ModelFacts? UndatedFor(CatalogRange range, string undated)
    {
        if (index.Find(range, undated) is not { } found)
        {
            return null;
        }

        ModelFacts facts = CatalogRecord.Read(index, range.Provider, found);
        foreach (ModelFacts version in DatedVersions(range, undated))
        {
            if (Contradict(facts.Prices, version.Prices))
            {
                return null;
            }
        }

        return facts;
    }

    /// <summary>The newest dated version of an undated id, if all that are listed cost the same.</summary>
    private ModelFacts? NewestOf(CatalogRange range, string undated)
    {
        ModelFacts? newest = null;
        foreach (ModelFacts version in DatedVersions(range, undated))
        {
            if (newest is not null && newest.Prices != version.Prices && WithoutDate(newest.Prices) != WithoutDate(version.Prices))
            {
                return null;
            }

            newest = newest is null || DatedSuffix.IsOlder(newest.Id, version.Id) ? version : newest;
        }

        return newest;
    }

    private List<ModelFacts> DatedVersions(CatalogRange range, string undated)
    {
        var versions = new List<ModelFacts>();
        foreach (char separator in (char[])['-', '@'])
        {
            string prefix = undated + separator;
            for (uint i = index.LowerBound(range, prefix); i < range.End; i++)
            {
                string id = index.Id(i);
                if (!id.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
                {
                    break;
                }

                if (DatedSuffix.Trim(id)?.Length == undated.Length)
                {
                    versions.Add(CatalogRecord.Read(index, range.Provider, i));
                }
            }
        }

        return versions;
    }

    private static ModelPrices? WithoutDate(ModelPrices? prices) => prices is null ? null : prices with { Date = null };

    private static bool Contradict(ModelPrices? left, ModelPrices? right) =>
        left is not null && right is not null && Contradict(left.Standard, right.Standard);

    private static bool Contradict(TokenRates left, TokenRates right) =>
        Differ(left.Input, right.Input) || Differ(left.Output, right.Output)
        || Differ(left.CacheRead, right.CacheRead) || Differ(left.CacheWrite5m, right.CacheWrite5m)
        || Differ(left.CacheWrite1h, right.CacheWrite1h) || Differ(left.Reasoning, right.Reasoning)
        || Differ(left.InputAudio, right.InputAudio) || Differ(left.OutputAudio, right.OutputAudio);

    private static bool Differ(decimal? left, decimal? right) => left is not null && right is not null && left != right;
}
