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
