namespace Relay.Facts.Tests;

public sealed class ListPricesTests
{
    private static readonly TokenUsage Cached = new() { InputUncached = 10, CacheRead = 20, CacheWrite5m = 5, OutputVisible = 7, Reasoning = 3 };

    [Fact]
    public void A_local_model_whose_row_states_only_input_and_output_0_costs_0_with_cached_tokens_too()
    {
        ModelFacts facts = new("ollama", "llama3") { Prices = new ModelPrices(new TokenRates { Input = 0, Output = 0 }) };

        ModelPrices prices = ListPrices.Of(Provider("ollama"), "llama3", facts)!;

        Assert.Equal(0m, CostModel.Compute(Cached, prices).TotalUsd);
    }

    [Fact]
    public void A_charge_that_the_catalog_knows_of_is_not_overlooked_because_the_engine_is_local()
    {
        ModelPrices listed = new(new TokenRates { Input = 0, Output = 0, CacheRead = 0.1m });

        Assert.Same(listed, ListPrices.Of(Provider("ollama"), "m", new ModelFacts("ollama", "m") { Prices = listed }));
    }

    [Theory]
    [InlineData("ollama", "gpt-oss:120b-cloud", false)]
    [InlineData("ollama", "glm-4.6:cloud", false)]
    [InlineData("ollama", "GPT-OSS:120B-CLOUD", false)]
    [InlineData("ollama", "cloudy", true)]
    [InlineData("vllm", "my-cloud", true)]
    [InlineData("openai", "gpt-4o", false)]
    public void Only_ollama_passes_models_on_to_a_cloud(string provider, string model, bool here)
    {
        Assert.Equal(here, LocalModel.RunsHere(Provider(provider), model));
        Assert.Equal(here ? ModelPrices.Free : null, ListPrices.Of(Provider(provider), model, facts: null));
    }

    [Theory]
    [InlineData("anthropic", "claude-sonnet-4-5")]
    [InlineData("openai", "gpt-4o-mini")]
    public void A_published_batch_factor_halves_the_cache_too(string provider, string model)
    {
        Assert.True(ModelCatalog.TryFind(provider, model, out CatalogMatch? match));
        ModelPrices prices = ListPrices.Of(Provider(provider), model, match.Facts)!;
        var usage = new TokenUsage { InputUncached = 1_000, CacheRead = 3_000, OutputVisible = 500 };

        Assert.Equal(CostModel.Compute(usage, prices).TotalUsd / 2, CostModel.Compute(usage, prices, ServiceTier.Batch).TotalUsd);
    }

    [Fact]
    public void A_batch_rate_that_a_source_states_wins_over_the_factor()
    {
        ModelPrices listed = new(new TokenRates { Input = 4, Output = 8 }) { Batch = new TokenRates { Input = 1 } };
        ModelPrices prices = ListPrices.Of(Provider("openai"), "m", new ModelFacts("openai", "m") { Prices = listed })!;

        Cost cost = CostModel.Compute(new TokenUsage { InputUncached = 1_000_000, OutputVisible = 1_000_000 }, prices, ServiceTier.Batch);

        Assert.Equal((1m, 4m), (cost.Parts.Input, cost.Parts.Output));
    }

    [Fact]
    public void Where_no_factor_is_published_a_missing_batch_rate_stays_unknown()
    {
        ModelPrices listed = new(new TokenRates { Input = 4, Output = 8 });
        ModelPrices prices = ListPrices.Of(Provider("xai"), "m", new ModelFacts("xai", "m") { Prices = listed })!;

        Assert.Equal("batch_input", CostModel.Compute(new TokenUsage { InputUncached = 1 }, prices, ServiceTier.Batch).MissingRate);
    }

    [Fact]
    public void A_model_of_an_unknown_provider_has_no_price() => Assert.Null(ListPrices.Of(null, "m", null));

    [Theory]
    [InlineData("ollama/llama3")]
    [InlineData("ollama/gpt-oss:120b-cloud")]
    [InlineData("openai/gpt-4o")]
    public void A_spec_that_is_filled_while_running_has_the_same_prices(string target)
    {
        string[] parts = target.Split('/', 2);
        ModelFacts? facts = ModelCatalog.TryFind(parts[0], parts[1], out CatalogMatch? match) ? match.Facts : null;

        Assert.Equal(ListPrices.Of(Provider(parts[0]), parts[1], facts), CatalogFacts.Fill(new ModelSpec("m", parts[0], parts[1])).Prices);
    }

    private static ProviderFacts Provider(string name) => ProviderTable.TryGet(name, out ProviderFacts? provider) ? provider : throw new ArgumentException(name);
}
