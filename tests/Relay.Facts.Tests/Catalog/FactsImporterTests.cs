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
    public void A_disagreement_keeps_the_chosen_value_and_names_the_others()
    {
        Stated<UsdPrice> input = FactsText.Priced("""
            "input": {"v": 0.28, "s": "AC", "alt": [{"v": 0.14, "s": "B"}]}, "output": {"v": 1, "s": "A"}
            """).Prices!.Standard.Rates[0]!;
        Assert.Equal("0.28", input.Value.ToString());
        Assert.Equal("AC", input.By);
        Assert.Equal("2026-03-03", input.Date);
        Statement<UsdPrice> other = Assert.Single(input.Others);
        Assert.Equal(("0.14", "B"), (other.Value.ToString(), other.By));
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

    [Theory]
    [InlineData("-1")]
    [InlineData("-0.0000001")]
    [InlineData("-1000000")]
    [InlineData("null")]
    [InlineData("\"NaN\"")]
    [InlineData("\"2.5\"")]
    [InlineData("1e400")]
    [InlineData("1e-29")]
    [InlineData("1.23456789012345678901234567890")]
    public void A_sentinel_or_a_number_no_decimal_holds_gives_no_price(string sentinel)
    {
        CatalogModel model = FactsText.Priced($$"""
            "input": {"v": {{sentinel}}, "s": "A"}, "output": {"v": 3, "s": "A"}
            """);
        Assert.Null(model.Prices!.Standard.Rates[0]);
        Assert.NotNull(model.Prices.Standard.Rates[1]);
        Assert.Equal($"{sentinel} (A): not a price", model.LeftOut["input"]);
    }

    [Fact]
    public void A_model_with_nothing_but_sentinels_has_no_prices() =>
        Assert.Null(FactsText.Priced("""
            "input": {"v": -1, "s": "A"}, "output": {"v": -1, "s": "A"}
            """).Prices);

    [Fact]
    public void The_next_source_speaks_where_the_chosen_value_is_a_sentinel()
    {
        CatalogModel model = FactsText.Priced("""
            "input": {"v": -1, "s": "AC", "alt": [{"v": 7, "s": "B"}]}, "output": {"v": 3, "s": "A"}
            """);
        Assert.Equal("7", model.Prices!.Standard.Rates[0]!.Value.ToString());
        Assert.Equal("2026-02-02", model.Prices.Standard.Rates[0]!.Date);
    }

    [Theory]
    [InlineData("openrouter/auto", false)]
    [InlineData("m", false)]
    [InlineData("freedom", false)]
    [InlineData("m:free", true)]
    [InlineData("openrouter/free", true)]
    [InlineData("Llama-Turbo-Free", true)]
    public void All_zeros_are_a_price_only_where_the_id_says_free(string id, bool free)
    {
        CatalogModel model = FactsText.Priced("""
            "input": {"v": 0, "s": "A"}, "output": {"v": 0.0, "s": "A"}, "tiers": [{"above": 10, "input": {"v": 0, "s": "A"}}]
            """, id);
        Assert.Equal(free, model.Prices is not null);
        Assert.Equal(!free, model.LeftOut.ContainsKey("input"));
    }

    [Fact]
    public void An_embedding_model_has_no_output_to_pay_for_and_keeps_its_zero()
    {
        CatalogModel model = FactsText.Priced("""
            "input": {"v": 0.02, "s": "A"}, "output": {"v": 0, "s": "A"}
            """);
        Assert.True(model.Prices!.Standard.Rates[1]!.Value.IsZero);
    }

    [Fact]
    public void A_free_cache_beside_paid_input_is_not_believed()
    {
        CatalogModel model = FactsText.Priced("""
            "input": {"v": 0.5, "s": "A"}, "output": {"v": 1, "s": "A"},
            "cache_read": {"v": 0, "s": "A"}, "cache_write_5m": {"v": 0, "s": "A", "alt": [{"v": 0.6, "s": "B"}]}
            """);
        Assert.Null(model.Prices!.Standard.Rates[2]);
        Assert.Equal("0.6", model.Prices.Standard.Rates[3]!.Value.ToString());
        Assert.Equal("0 (A): zero beside a paid input", model.LeftOut["cache_read"]);
    }

    [Fact]
    public void A_local_engine_has_no_prices()
    {
        CatalogFile file = FactsText.Import("""
            { "m": { "sources": "A", "price": { "input": {"v": 0, "s": "A"}, "output": {"v": 0, "s": "A"} } } }
            """, local: true);
        Assert.Null(file.Models["m"].Prices);
        Assert.Empty(file.Models["m"].LeftOut);
    }

    [Fact]
    public void Every_way_of_buying_and_every_tier_is_taken_over()
    {
        CatalogPrices prices = FactsText.Priced("""
            "input": {"v": 4, "s": "A"}, "output": {"v": 8, "s": "A"}, "reasoning_output": {"v": 9, "s": "A"}, "cache_write_1h": {"v": 10, "s": "A"},
            "input_audio": {"v": 11, "s": "A"}, "output_audio": {"v": 12, "s": "A"}, "input_image": {"v": 99, "s": "A"},
            "flex_input": {"v": 2, "s": "A"}, "flex_cache_write": {"v": 5, "s": "A"}, "priority_output": {"v": 16, "s": "A"},
            "tiers": [
              {"above": 400, "input": {"v": 16, "s": "A"}},
              {"above": 200, "input": {"v": 8, "s": "A"}, "flex_input": {"v": 4, "s": "A"}, "priority_cache_read": {"v": 1, "s": "A"}}
            ]
            """).Prices!;
        Assert.Equal(["4", "8", null, null, "10", "9", "11", "12"], prices.Standard.Rates.Select(rate => rate?.Value.ToString()));
        Assert.Equal("2", prices.Ways[1].Rates[0]!.Value.ToString());
        Assert.Equal("5", prices.Ways[1].Rates[3]!.Value.ToString());
        Assert.Equal("16", prices.Ways[2].Rates[1]!.Value.ToString());
        Assert.True(prices.Ways[0].IsEmpty);
        Assert.Equal([200, 400], prices.Tiers.Select(tier => tier.Above));
        Assert.Equal("4", prices.Tiers[0].Ways[1].Rates[0]!.Value.ToString());
        Assert.Equal("1", prices.Tiers[0].Ways[2].Rates[2]!.Value.ToString());
    }

    [Fact]
    public void A_context_window_that_is_the_most_input_gives_way_to_the_whole_window()
    {
        CatalogModel model = FactsText.Model("""
            { "sources": "ABC", "limits": {
                "context_window": {"v": 272000, "s": "A", "alt": [{"v": 128000, "s": "C"}, {"v": 400000, "s": "B"}]},
                "max_input": {"v": 272000, "s": "B"} } }
            """);
        Assert.Equal((400000, "B"), (model.ContextWindow!.Value, model.ContextWindow.By));
        Assert.Equal([(128000, "C"), (272000, "A")], model.ContextWindow.Others.Select(other => (other.Value, other.By)));
    }

    [Fact]
    public void A_context_window_stands_where_no_larger_one_is_stated()
    {
        CatalogModel model = FactsText.Model("""
            { "sources": "AB", "limits": { "context_window": {"v": 200000, "s": "A"}, "max_input": {"v": 200000, "s": "B"} } }
            """);
        Assert.Equal(200000, model.ContextWindow!.Value);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("1.5")]
    [InlineData("1e30")]
    [InlineData("2001")] // more than the window
    public void A_limit_that_cannot_be_is_left_out(string limit)
    {
        CatalogModel model = FactsText.Model($$"""
            { "sources": "A", "limits": { "context_window": {"v": 2000, "s": "A"}, "max_output": {"v": {{limit}}, "s": "A"} } }
            """);
        Assert.Null(model.MaxOutput);
        Assert.True(model.LeftOut.ContainsKey("max_output"));
    }

    [Theory]
    [InlineData("2026-05-15", true)]
    [InlineData("2098-12-31", false)]
    [InlineData("soon", false)]
    [InlineData("2026-02-30", false)]
    public void A_deprecation_date_is_a_day_that_comes(string date, bool taken)
    {
        CatalogModel model = FactsText.Model($$"""{ "sources": "A", "info": { "deprecation_date": {"v": "{{date}}", "s": "A"} } }""");
        Assert.Equal(taken ? date : null, model.DeprecationDate?.Value);
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
