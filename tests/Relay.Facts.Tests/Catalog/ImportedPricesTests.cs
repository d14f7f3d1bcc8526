extern alias catalogtool;

using catalogtool::Relay.CatalogTool.Files;

namespace Relay.Tests;

public class ImportedPricesTests
{
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
    public void A_price_in_another_unit_is_left_out()
    {
        CatalogModel model = FactsText.Priced("""
            "input": {"v": 3200, "s": "A"}, "output": {"v": 9710, "s": "A", "alt": [{"v": 9.71, "s": "B"}]}
            """);
        Assert.Null(model.Prices!.Standard.Rates[0]);
        Assert.Equal("9.71", model.Prices.Standard.Rates[1]!.Value.ToString());
        Assert.Equal("3200 (A): beyond any price, a mistaken unit", model.LeftOut["input"]);
    }

    [Fact]
    public void Where_one_source_took_input_for_output_the_one_that_did_not_is_believed()
    {
        CatalogPrices prices = FactsText.Priced("""
            "input": {"v": 1.41, "s": "C", "alt": [{"v": 0.25, "s": "A"}]}, "output": {"v": 0.35, "s": "C", "alt": [{"v": 1, "s": "A"}]}
            """).Prices!;
        Assert.Equal(["0.25", "1"], prices.Standard.Rates.Take(2).Select(rate => rate!.Value.ToString()));
        Assert.Equal("2026-01-01", prices.Standard.Rates[0]!.Date);
        Assert.Equal(("1.41", "C"), (prices.Standard.Rates[0]!.Others[0].Value.ToString(), prices.Standard.Rates[0]!.Others[0].By));
    }

    [Theory]
    [InlineData("""{"v": 2.5, "s": "C"}""", """{"v": 2, "s": "C"}""")]
    [InlineData("""{"v": 2.5, "s": "C", "alt": [{"v": 1, "s": "A"}]}""", """{"v": 2, "s": "C", "alt": [{"v": 9, "s": "B"}]}""")]
    public void Input_may_cost_more_than_output_where_no_source_states_it_the_other_way_round(string input, string output)
    {
        CatalogPrices prices = FactsText.Priced($"\"input\": {input}, \"output\": {output}").Prices!;
        Assert.Equal(["2.5", "2"], prices.Standard.Rates.Take(2).Select(rate => rate!.Value.ToString()));
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
}
