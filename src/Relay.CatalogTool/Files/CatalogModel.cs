namespace Relay.CatalogTool.Files;

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
