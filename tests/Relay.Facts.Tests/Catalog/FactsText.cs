extern alias catalogtool;

using System.Text;
using catalogtool::Relay.CatalogTool.Files;
using catalogtool::Relay.CatalogTool.Import;

namespace Relay.Tests;

/// <summary>Small facts files. Source A is the oldest, C the newest.</summary>
internal static class FactsText
{
    public static CatalogFile Import(string models, bool local = false, bool idsHaveAuthor = false, string[]? notModels = null) =>
        FactsImporter.Import(Facts(models), new ImportedProvider("shop", "the_shop", true, local, idsHaveAuthor, notModels));

    /// <summary>The only model of these facts.</summary>
    public static CatalogModel Model(string model, string id = "m") => Import($$"""{ "{{id}}": {{model}} }""").Models[id];

    /// <summary>The only model, with these prices.</summary>
    public static CatalogModel Priced(string prices, string id = "m") => Model($$"""{ "sources": "ABC", "price": { {{prices}} } }""", id);

    public static FactsFile Facts(string models) => FactsFile.Read("facts.json", Encoding.UTF8.GetBytes(
        $$"""
        {
          "sources": {
            "A": { "name": "a list", "repo": "a/a", "commit": "aa", "date": "2026-01-01", "license": "MIT" },
            "B": { "name": "b list", "repo": "b/b", "path": "b.json", "commit": "bb", "date": "2026-02-02", "license": "MIT" },
            "C": { "name": "c list", "repo": "c/c", "commit": "cc", "date": "2026-03-03", "license": "MIT" }
          },
          "providers": { "the_shop": {{models}} }
        }
        """));
}
