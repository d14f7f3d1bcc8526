extern alias catalogtool;

using System.Text;
using catalogtool::Relay.CatalogTool.Files;
using catalogtool::Relay.CatalogTool.Import;

namespace Relay.Tests;

public class FactsImporterTests
{
    [Fact]
    public void The_same_facts_give_the_same_bytes_whatever_their_order()
    {
        const string One = """
            "b": { "sources": "A", "price": { "output": {"v": 2, "s": "A"}, "input": {"v": 1, "s": "A"} }, "capabilities": { "vision": {"v": true, "s": "A"}, "tools": {"v": true, "s": "A"} } }
            """;
        const string Two = """
            "B": { "sources": "B", "info": { "mode": {"v": "chat", "s": "B"} } }
            """;
        CatalogFile forwards = FactsText.Import($$"""{ {{One}}, {{Two}} }""");
        CatalogFile backwards = FactsText.Import($$"""{ {{Two}}, {{One}} }""");
        Assert.Equal(["B", "b"], forwards.Models.Keys);
        Assert.Equal(CatalogFileWriter.Write(forwards), CatalogFileWriter.Write(backwards with { FactsHash = forwards.FactsHash }));
    }

    [Fact]
    public void A_file_looks_like_this()
    {
        CatalogFile file = FactsText.Import("""
            {
              "m": {
                "sources": "AB",
                "price": {
                  "input": {"v": 2.50, "s": "AB"},
                  "output": {"v": 10, "s": "B", "alt": [{"v": 12, "s": "A"}]},
                  "batch_input": {"v": 1.25, "s": "A"},
                  "tiers": [{"above": 200000, "input": {"v": 5, "s": "A"}}]
                },
                "limits": { "context_window": {"v": 1000, "s": "A", "alt": [{"v": 2000, "s": "B"}]} },
                "capabilities": { "pdf": {"v": false, "s": "A"}, "tools": {"v": true, "s": "B"}, "computer_use": {"v": true, "s": "A"} },
                "info": { "mode": {"v": "chat", "s": "A"} }
              },
              "": { "sources": "A" }
            }
            """);
        Assert.Equal(
            """
            {
              "provider": "shop",
              "prices": "USD per 1,000,000 tokens",
              "facts_sha256": "0",
              "sources": {
                "A": { "name": "a list", "repo": "a/a", "commit": "aa", "date": "2026-01-01", "license": "MIT" },
                "B": { "name": "b list", "repo": "b/b", "path": "b.json", "commit": "bb", "date": "2026-02-02", "license": "MIT" }
              },
              "skipped": {
                "": "the id names no model"
              },
              "models": {
                "m": {
                  "sources": "AB",
                  "mode": ["chat", "A"],
                  "context_window": [1000, "A", { "B": 2000 }],
                  "capabilities": { "documents": [false, "A"], "tools": [true, "B"] },
                  "prices": {
                    "input": [2.50, "AB", "2026-02-02"],
                    "output": [10, "B", "2026-02-02", { "A": 12 }],
                    "batch": {
                      "input": [1.25, "A", "2026-01-01"]
                    },
                    "tiers": [
                      {
                        "above": 200000,
                        "input": [5, "A", "2026-01-01"]
                      }
                    ]
                  }
                }
              }
            }

            """.ReplaceLineEndings("\n"),
            CatalogFileWriter.Write(file with { FactsHash = "0" }));
    }

    [Fact]
    public void What_no_source_states_stays_unknown()
    {
        CatalogModel model = FactsText.Model("""{ "sources": "A" }""");
        Assert.Null(model.Prices);
        Assert.Null(model.ContextWindow);
        Assert.Null(model.MaxOutput);
        Assert.Null(model.Mode);
        Assert.Null(model.DeprecationDate);
        Assert.Empty(model.Capabilities);
        Assert.Empty(model.LeftOut);
    }

    [Fact]
    public void What_is_no_model_is_skipped_with_the_reason()
    {
        CatalogFile file = FactsText.Import("""
            { "a/b": { "sources": "A" }, "bare": { "sources": "A" }, "a/": { "sources": "A" }, "a/b c": { "sources": "A" }, "a/up-to-4b": { "sources": "A" } }
            """, idsHaveAuthor: true, notModels: ["a/up-to"]);
        Assert.Equal(["a/b"], file.Models.Keys);
        Assert.Equal(["a/", "a/b c", "a/up-to-4b", "bare"], file.Skipped.Keys);
        Assert.Equal("the provider's ids are author/model", file.Skipped["bare"]);
    }

    [Fact]
    public void A_model_listed_twice_is_an_error()
    {
        var wrong = Assert.Throws<CatalogFileException>(() => FactsText.Facts("""{ "m": { "sources": "A" }, "m": { "sources": "B" } }"""));
        Assert.Equal("facts.json", wrong.File);
    }

    [Fact]
    public void A_provider_the_facts_do_not_have_is_an_error() =>
        Assert.Contains("'nobody'", Assert.Throws<CatalogFileException>(() => FactsText.Facts("{}").Models("nobody")).Message, StringComparison.Ordinal);

    [Fact]
    public void A_source_the_facts_do_not_introduce_is_an_error() =>
        Assert.Contains("'Z'", Assert.Throws<CatalogFileException>(() => FactsText.Model("""{ "sources": "Z" }""")).Message, StringComparison.Ordinal);

    [Fact]
    public void A_model_of_another_shape_is_an_error_that_names_it() =>
        Assert.Contains("the_shop.m", Assert.Throws<CatalogFileException>(() => FactsText.Model("""{ "price": {} }""")).Message, StringComparison.Ordinal);

    [Fact]
    public void Later_providers_can_be_imported_by_name()
    {
        Assert.Equal("gemini", Assert.Single(ImportedProvider.Choose(["google"])).Facts);
        Assert.Equal(["vertex", "bedrock", "cohere", "azure", "anthropic"], ImportedProvider.Choose(["vertex", "bedrock", "cohere", "azure", "anthropic"]).Select(provider => provider.Name));
        Assert.Throws<CatalogFileException>(() => ImportedProvider.Choose(["gemeni"]));
    }

    [Fact]
    public void Every_provider_that_can_be_imported_is_one_relay_knows()
    {
        foreach (ImportedProvider provider in ImportedProvider.All())
        {
            Assert.True(ProviderTable.TryGet(provider.Name, out ProviderFacts? facts), provider.Name);
            Assert.Equal(facts.Name, provider.Name);
            Assert.Equal(facts.IsLocal, provider.Local);
        }
    }

    [Fact]
    public void What_the_importer_writes_is_what_the_reader_reads()
    {
        CatalogFile file = FactsText.Import("""
            { "m": { "sources": "AB", "price": { "input": {"v": 1e-7, "s": "A"}, "output": {"v": 0.10, "s": "AB", "alt": [{"v": 2, "s": "C"}]}, "cache_read": {"v": -1, "s": "A"} },
                     "capabilities": { "vision": {"v": true, "s": "A", "alt": [{"v": false, "s": "B"}]} } } }
            """) with { Sources = FactsText.Facts("{}").Sources };
        string text = CatalogFileWriter.Write(file);
        Assert.Contains("\"input\": [0.0000001, \"A\", \"2026-01-01\"]", text, StringComparison.Ordinal);
        Assert.Equal(text, CatalogFileWriter.Write(CatalogFileReader.Read("shop.json", Encoding.UTF8.GetBytes(text))));
    }
}
