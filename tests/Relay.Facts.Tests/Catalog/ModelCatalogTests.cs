extern alias catalogtool;

using catalogtool::Relay.CatalogTool.Files;

namespace Relay.Tests;

/// <summary>Model catalog.</summary>
[Feature(12)]
public sealed class ModelCatalogTests
{
    public static TheoryData<string> Providers() => CatalogFolder.Providers();

    [Theory]
    [InlineData("openai", "GPT-4o", "gpt-4o")]
    [InlineData("openai", "gpt-5-2026-01-31", "gpt-5")]
    [InlineData("bedrock", "amazon.nova-lite", "amazon.nova-lite-v1:0")]
    [InlineData("vertex", "publishers/anthropic/models/claude-sonnet-4-5@20250929", "claude-sonnet-4-5@20250929")]
    [InlineData("azure", "global/gpt-4.1", "gpt-4.1")]
    [InlineData("cohere", "command-a", "command-a-03-2025")]
    public void Another_name_of_a_model_leads_to_the_one_that_is_listed(string provider, string alias, string listed)
    {
        Assert.True(ModelCatalog.TryFind(provider, alias, out CatalogMatch? match));
        Assert.Equal(listed, match.Facts.Id);
    }

    [Theory]
    [InlineData("openai", "gpt-4o:free")]
    [InlineData("openai", "gpt-9")]
    [InlineData("groq", "gpt-4o")]
    public void A_name_that_is_nobodys_is_not_found(string provider, string model) => Assert.False(ModelCatalog.TryFind(provider, model, out _));

    [Fact]
    public void A_deprecated_model_says_from_which_day_it_is_no_longer_served()
    {
        int deprecated = 0;
        foreach ((string provider, ModelFacts facts) in All())
        {
            if (facts.DeprecationDate is { } date)
            {
                deprecated++;
                Assert.True(DateOnly.TryParseExact(date, "yyyy-MM-dd", out DateOnly day) && day.Year is > 2020 and < 2090, $"{provider}/{facts.Id}: {date}");
            }
        }

        Assert.True(deprecated > 20);
    }

    [Theory]
    [InlineData("\"input\": {\"v\": -1, \"s\": \"A\"}, \"output\": {\"v\": -1, \"s\": \"A\"}")]
    [InlineData("\"input\": {\"v\": 0, \"s\": \"A\"}, \"output\": {\"v\": 0, \"s\": \"A\"}")]
    [InlineData("\"input\": {\"v\": \"NaN\", \"s\": \"A\"}")]
    [InlineData("\"input\": {\"v\": 3200, \"s\": \"A\"}, \"output\": {\"v\": 9710, \"s\": \"A\"}")]
    public void A_placeholder_for_a_price_is_no_price(string prices)
    {
        CatalogModel model = FactsText.Priced(prices);
        Assert.Null(model.Prices);
        Assert.NotEmpty(model.LeftOut);
    }

    [Fact]
    public void No_price_of_the_catalog_is_a_sentinel()
    {
        foreach ((string provider, ModelFacts facts) in All())
        {
            if (facts.Prices?.Standard is { } rates)
            {
                Assert.All((decimal?[])[rates.Input, rates.Output, rates.CacheRead, rates.CacheWrite5m, rates.CacheWrite1h], rate => Assert.True(rate is null or (>= 0 and <= 1000), $"{provider}/{facts.Id}"));
                Assert.False(rates is { Input: 0, Output: 0 } && !facts.Id.EndsWith("free", StringComparison.OrdinalIgnoreCase), $"{provider}/{facts.Id} is free without saying so");
            }
        }
    }

    [Fact]
    public void A_cache_that_costs_nothing_beside_paid_input_is_not_listed() =>
        Assert.All(All(), entry => Assert.False(entry.Facts.Prices?.Standard is { Input: > 0, CacheRead: 0 }, $"{entry.Provider}/{entry.Facts.Id}"));

    [Theory]
    [MemberData(nameof(Providers))]
    public void No_id_is_listed_twice(string provider) => Assert.Distinct(ModelCatalog.ModelIds(provider));

    [Fact]
    public void A_model_that_the_facts_state_twice_stops_the_import() =>
        Assert.Throws<CatalogFileException>(() => FactsText.Facts("""{ "m": { "sources": "A" }, "m": { "sources": "B" } }"""));

    [Fact]
    public void Ids_that_differ_in_case_alone_are_two_models_and_neither_is_guessed()
    {
        CatalogLookup lookup = SmallCatalog.Of("p", ("Model", "1"), ("model", "2"));
        Assert.Equal(1m, lookup.Find("p", "Model")?.Facts.Prices?.Standard.Input);
        Assert.Equal(2m, lookup.Find("p", "model")?.Facts.Prices?.Standard.Input);
        Assert.Null(lookup.Find("p", "MODEL"));
    }

    private static IEnumerable<(string Provider, ModelFacts Facts)> All()
    {
        foreach (ProviderFacts provider in ProviderTable.All)
        {
            foreach (string id in ModelCatalog.ModelIds(provider.Name))
            {
                Assert.True(ModelCatalog.TryFind(provider.Name, id, out CatalogMatch? match));
                yield return (provider.Name, match.Facts);
            }
        }
    }
}
