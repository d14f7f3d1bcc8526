namespace Relay.CatalogTool.Files;

/// <summary>Rates by their place in <see cref="CatalogFormat.RateNames"/>.</summary>
internal sealed record CatalogRates
{
    public Stated<UsdPrice>?[] Rates { get; } = new Stated<UsdPrice>?[CatalogFormat.RateNames.Length];

    public bool IsEmpty => Array.TrueForAll(Rates, rate => rate is null);
}
