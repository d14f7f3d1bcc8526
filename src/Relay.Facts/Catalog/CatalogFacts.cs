namespace Relay;

/// <summary>Completes a spec with what the catalog knows of its target.</summary>
public static class CatalogFacts
{
    /// <summary>
    /// The spec with limits, capabilities and prices from the catalog where it has none of its own. What runs on the user's
    /// own machine costs exactly nothing (<see cref="ListPrices"/>); a model the catalog does not know stays as it is.
    /// </summary>
    public static ModelSpec Fill(ModelSpec spec)
    {
        ProviderTable.TryGet(spec, out ProviderFacts? provider);
        ModelFacts? facts = ModelCatalog.TryFind(provider?.CatalogName ?? spec.Provider, spec.Model, out CatalogMatch? match) ? match.Facts : null;
        return spec with
        {
            ContextWindow = spec.ContextWindow ?? facts?.ContextWindow,
            MaxOutput = spec.MaxOutput ?? facts?.MaxOutput,
            Capabilities = facts is null ? spec.Capabilities : spec.Capabilities.Or(facts.Capabilities),
            Prices = spec.Prices ?? ListPrices.Of(provider, spec.Model, facts),
        };
    }
}
