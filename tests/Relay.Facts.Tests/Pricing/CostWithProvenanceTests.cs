namespace Relay.Tests;

/// <summary>Cost with provenance.</summary>
[Feature(7)]
public sealed class CostWithProvenanceTests
{
    private static readonly TokenUsage Usage = new() { InputUncached = 1_000_000, CacheRead = 1_000_000, OutputVisible = 1_000_000 };
    private static readonly ModelPrices Catalog = new(new TokenRates { Input = 2, CacheRead = 0.5m, Output = 8 }) { Date = "2026-08-01" };

    [Fact]
    public void An_unknown_price_gives_a_null_cost_and_not_zero()
    {
        Cost cost = CostModel.Compute(Usage, PricingProfile.Resolve(stated: null, profile: null, "p/m", catalog: null));
        Assert.Null(cost.TotalUsd);
        Assert.Equal(("price", CostSource.Unknown, CostConfidence.Unknown), (cost.MissingRate, cost.Source, cost.Confidence));
    }

    [Fact]
    public void Multipliers_do_not_turn_an_unknown_price_into_a_known_one() =>
        Assert.Null(PricingProfile.Resolve(null, new PricingProfile { InputMultiplier = 0 }, "p/m", null));

    [Fact]
    public void The_catalogs_price_is_a_snapshot_at_list_price_with_its_day()
    {
        Cost cost = CostModel.Compute(Usage, Catalog);
        Assert.Equal((10.5m, CostSource.Snapshot, CostConfidence.ListPrice, "2026-08-01"), (cost.TotalUsd, cost.Source, cost.Confidence, cost.PriceDate));
    }

    [Theory]
    [InlineData(CostSource.Snapshot)]
    [InlineData(CostSource.LiveApi)]
    public void The_presets_own_cost_beats_the_catalog_and_a_live_price(CostSource source)
    {
        ModelPrices prices = PricingProfile.Resolve(ModelPrices.FromUser(1, 1, 1), new PricingProfile { InputMultiplier = 9 }, "p/m", Catalog with { Source = source })!;
        Cost cost = CostModel.Compute(Usage, prices);
        Assert.Equal((3m, CostSource.UserOverride, CostConfidence.Exact), (cost.TotalUsd, cost.Source, cost.Confidence));
    }

    [Fact]
    public void A_profiles_fixed_price_beats_the_catalog_and_its_own_multipliers()
    {
        var profile = new PricingProfile { InputMultiplier = 9, OutputMultiplier = 9, FixedOverrides = new(new FixedPrice("p/m", ModelPrices.FromUser(1, 2, 0))) };
        Assert.Equal(3m, CostModel.Compute(Usage, PricingProfile.Resolve(null, profile, "p/m", Catalog)).TotalUsd);
    }

    [Theory]
    [InlineData(CostSource.Snapshot)]
    [InlineData(CostSource.LiveApi)]
    public void Multipliers_apply_once_however_often_a_price_is_resolved(CostSource source)
    {
        var profile = new PricingProfile { InputMultiplier = 2, OutputMultiplier = 0.5m, CachedInputMultiplier = 3 };
        ModelPrices once = PricingProfile.Resolve(null, profile, "p/m", Catalog with { Source = source })!;
        ModelPrices twice = PricingProfile.Resolve(null, profile, "p/m", once)!;
        Assert.Equal(9.5m, CostModel.Compute(Usage, once).TotalUsd);
        Assert.Equal(once, twice);
    }

    [Theory]
    [InlineData("ollama", "llama3.2")]
    [InlineData("vllm", "org/model")]
    [InlineData("lmstudio", "anything")]
    [InlineData("llamacpp", "anything")]
    [InlineData("mistralrs", "default")]
    public void A_local_model_costs_exactly_zero(string provider, string model)
    {
        Assert.True(ProviderTable.TryGet(provider, out ProviderFacts? facts));
        ModelCatalog.TryFind(provider, model, out CatalogMatch? match);
        Cost cost = CostModel.Compute(Usage with { CacheWriteUnsplit = 5 }, ListPrices.Of(facts, model, match?.Facts));
        Assert.Equal((0m, CostConfidence.Exact), (cost.TotalUsd, cost.Confidence));
    }

    [Fact]
    public void Free_and_unknown_are_told_apart_in_a_sum()
    {
        Cost free = CostModel.Compute(Usage, ModelPrices.Free), unknown = CostModel.Compute(Usage, null);
        Assert.True(free.TotalUsd.HasValue);
        Assert.False(unknown.TotalUsd.HasValue);
        Assert.Null(free.TotalUsd + unknown.TotalUsd);
    }

    [Fact]
    public void A_cost_the_provider_states_is_its_own_source()
    {
        Cost cost = CostModel.Compute(Usage with { ReportedCostUsd = 0.25m }, null);
        Assert.Equal((0.25m, CostSource.Provider, CostConfidence.Exact), (cost.TotalUsd, cost.Source, cost.Confidence));
    }
}
