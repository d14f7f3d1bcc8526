namespace Relay.CatalogTool.Files;

/// <summary>One provider's file in <c>presets/catalog</c>; its README describes the text form.</summary>
internal sealed record CatalogFile(string Provider)
{
    /// <summary>Unit of all prices, written into each file because a table in the wrong unit looks right.</summary>
    public const string Unit = "USD per 1,000,000 tokens";

    /// <summary>SHA-256 of the facts file that this file was made from, in lower-case hex.</summary>
    public required string FactsHash { get; init; }

    /// <summary>Whether the provider runs on the user's own machine; then no price is imported, it is 0 by the provider's nature.</summary>
    public bool Local { get; init; }

    /// <summary>The sources that the file cites, by letter.</summary>
    public required SortedDictionary<char, CatalogSource> Sources { get; init; }

    /// <summary>Ids of the facts that are no models, with the reason.</summary>
    public required SortedDictionary<string, string> Skipped { get; init; }

    /// <summary>The models by id.</summary>
    public required SortedDictionary<string, CatalogModel> Models { get; init; }
}

/// <summary>Where facts come from.</summary>
internal sealed record CatalogSource(string Name, string Repository, string? Path, string Commit, string Date, string License);

/// <summary>What the sources state about one model.</summary>
internal sealed record CatalogModel
{
    /// <summary>Letters of the sources that know the model.</summary>
    public required string Sources { get; init; }

    public Stated<string>? Mode { get; init; }

    public Stated<string>? Status { get; init; }

    public Stated<string>? DeprecationDate { get; init; }

    public Stated<int>? ContextWindow { get; init; }

    public Stated<int>? MaxOutput { get; init; }

    /// <summary>Capabilities by their name in <see cref="CapabilityNames"/>.</summary>
    public SortedDictionary<string, Stated<bool>> Capabilities { get; init; } = new(StringComparer.Ordinal);

    public CatalogPrices? Prices { get; init; }

    /// <summary>What the facts state and the catalog does not take over, with the reason.</summary>
    public SortedDictionary<string, string> LeftOut { get; init; } = new(StringComparer.Ordinal);
}

/// <summary>Rates by their place in <see cref="CatalogFormat.RateNames"/>.</summary>
internal sealed record CatalogRates
{
    public Stated<UsdPrice>?[] Rates { get; } = new Stated<UsdPrice>?[CatalogFormat.RateNames.Length];

    public bool IsEmpty => Array.TrueForAll(Rates, rate => rate is null);
}

/// <summary>A model's prices, or those above a threshold: the standard rates and the ways of buying for less or more.</summary>
internal record CatalogPrices
{
    /// <summary>The ways of buying other than the standard one, in the order they are written.</summary>
    public static readonly string[] WayNames = ["batch", "flex", "priority"];

    public CatalogRates Standard { get; } = new();

    /// <summary>The rates of <see cref="WayNames"/>.</summary>
    public CatalogRates[] Ways { get; } = [new(), new(), new()];

    /// <summary>By rising threshold.</summary>
    public List<CatalogTier> Tiers { get; } = [];

    public bool IsEmpty => Standard.IsEmpty && Array.TrueForAll(Ways, way => way.IsEmpty) && Tiers.Count == 0;
}

/// <summary>Prices of requests whose prompt is longer than <paramref name="Above"/> tokens.</summary>
internal sealed record CatalogTier(int Above) : CatalogPrices;
