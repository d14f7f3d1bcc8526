extern alias catalogtool;

using catalogtool::Relay.CatalogTool.Compile;
using catalogtool::Relay.CatalogTool.Files;

namespace Relay.Tests;

/// <summary>Catalogs of a few models, compiled in memory.</summary>
internal static class SmallCatalog
{
    public static CatalogLookup Of(string provider, params (string Id, string InputPrice)[] models) => new(new CatalogIndex(Bytes(provider, models)));

    public static byte[] Bytes(string provider, params (string Id, string InputPrice)[] models) => CatalogCompiler.Compile([File(provider, models)]);

    public static CatalogFile File(string provider, (string Id, string InputPrice)[] models)
    {
        var file = new CatalogFile(provider)
        {
            FactsHash = "",
            Sources = new() { ['A'] = new CatalogSource("a", "a/a", null, "0", "2026-01-02", "MIT") },
            Skipped = new(StringComparer.Ordinal),
            Models = new(StringComparer.Ordinal),
        };
        foreach ((string id, string inputPrice) in models)
        {
            Assert.True(UsdPrice.TryParse(inputPrice, out UsdPrice price));
            var prices = new CatalogPrices();
            prices.Standard.Rates[0] = new Stated<UsdPrice>(price, "A", []) { Date = "2026-01-02" };
            file.Models.Add(id, new CatalogModel { Sources = "A", Prices = prices });
        }

        return file;
    }
}
