namespace Relay.CatalogTool.Files;

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
