extern alias catalogtool;

using CatalogCompiler = catalogtool::Relay.CatalogTool.Compile.CatalogCompiler;

namespace Relay.Tests;

public class ModelLookupTests
{
    [Fact]
    public void The_exact_spelling_wins_over_another_case()
    {
        CatalogLookup lookup = SmallCatalog.Of("p", ("Model-A", "1"), ("model-a", "2"));
        Assert.Equal("Model-A", lookup.Find("p", "Model-A")?.Facts.Id);
        Assert.Equal("model-a", lookup.Find("p", "model-a")?.Facts.Id);
    }

    [Fact]
    public void Another_case_is_found_unless_it_could_mean_two_models()
    {
        CatalogLookup lookup = SmallCatalog.Of("p", ("Model-A", "1"), ("model-a", "2"), ("Model-B", "3"));
        Assert.Equal("Model-B", lookup.Find("p", "MODEL-b")?.Facts.Id);
        Assert.Equal(CatalogMatchKind.Exact, lookup.Find("p", "MODEL-b")?.Kind);
        Assert.Null(lookup.Find("p", "MODEL-A"));
    }

    [Theory]
    [InlineData("m-2024-08-06")]
    [InlineData("m-20240806")]
    [InlineData("m@20240806")]
    [InlineData("m-2508")]
    [InlineData("m-0528")]
    [InlineData("m-08-2024")]
    [InlineData("m-05-20")]
    [InlineData("M-2508")]
    public void An_unlisted_date_falls_back_to_the_undated_model(string dated)
    {
        CatalogMatch? match = SmallCatalog.Of("p", ("m", "1")).Find("p", dated);
        Assert.Equal("m", match?.Facts.Id);
        Assert.Equal(CatalogMatchKind.DatedSuffix, match?.Kind);
    }

    [Theory]
    [InlineData("m-8192")] // a context length
    [InlineData("m-1776")]
    [InlineData("m-2024-13-01")]
    [InlineData("m-2023-02-29")]
    [InlineData("m-001")]
    [InlineData("m-v2")]
    [InlineData("m-latest")]
    [InlineData("m2508")]
    [InlineData("m-2508-preview")]
    [InlineData("m:2508")]
    public void What_is_not_a_date_is_part_of_the_id(string id) => Assert.Null(SmallCatalog.Of("p", ("m", "1")).Find("p", id));

    [Fact]
    public void A_listed_date_is_that_version_and_not_the_undated_one() =>
        Assert.Equal("m-2508", SmallCatalog.Of("p", ("m", "1"), ("m-2508", "2")).Find("p", "m-2508")?.Facts.Id);

    [Fact]
    public void An_unlisted_date_is_unknown_where_versions_cost_different_amounts() =>
        Assert.Null(SmallCatalog.Of("p", ("m", "1"), ("m-2508", "2")).Find("p", "m-2509"));

    [Fact]
    public void An_unlisted_date_is_the_undated_model_where_all_versions_cost_the_same() =>
        Assert.Equal("m", SmallCatalog.Of("p", ("m", "1"), ("m-2508", "1"), ("m@20250101", "1")).Find("p", "m-2509")?.Facts.Id);

    [Fact]
    public void An_undated_id_is_the_newest_version_where_all_cost_the_same()
    {
        CatalogMatch? match = SmallCatalog.Of("p", ("m-20250101", "1"), ("m-20250601", "1"), ("m-mini-20250901", "9")).Find("p", "m");
        Assert.Equal("m-20250601", match?.Facts.Id);
        Assert.Equal(CatalogMatchKind.DatedSuffix, match?.Kind);
    }

    [Fact]
    public void An_undated_id_is_unknown_where_its_versions_cost_different_amounts() =>
        Assert.Null(SmallCatalog.Of("p", ("m-20250101", "1"), ("m-20250601", "2")).Find("p", "m"));

    [Fact]
    public void An_unlisted_date_is_not_another_date() =>
        Assert.Null(SmallCatalog.Of("p", ("m-20250101", "1")).Find("p", "m-20250601"));

    [Fact]
    public void The_first_and_the_last_of_many_models_are_found()
    {
        (string, string)[] models = [.. Enumerable.Range(100, 257).Select(number => ($"model{number}", "1"))];
        CatalogLookup lookup = SmallCatalog.Of("p", models);
        Assert.All(models, model => Assert.Equal(model.Item1, lookup.Find("p", model.Item1)?.Facts.Id));
        Assert.Null(lookup.Find("p", "model0"));
        Assert.Null(lookup.Find("p", "zzz"));
        Assert.Null(lookup.Find("p", ""));
    }

    [Fact]
    public void A_model_is_never_looked_up_at_another_provider()
    {
        Assert.True(ModelCatalog.TryFind("openai", "gpt-4o", out _));
        Assert.False(ModelCatalog.TryFind("groq", "gpt-4o", out CatalogMatch? match));
        Assert.Null(match);
        Assert.False(ModelCatalog.TryFind("nobody", "gpt-4o", out _));
        Assert.False(ModelCatalog.TryFind("open", "gpt-4o", out _));
        Assert.False(ModelCatalog.TryFind("openai2", "gpt-4o", out _));
    }

    [Fact]
    public void Neighbours_in_the_index_do_not_leak_across_providers()
    {
        var lookup = new CatalogLookup(new CatalogIndex(CatalogCompiler.Compile(
            [SmallCatalog.File("a", [("m-2508", "1")]), SmallCatalog.File("b", [("n", "2")]), SmallCatalog.File("c", [("m", "3")])])));
        Assert.Null(lookup.Find("b", "m"));
        Assert.Null(lookup.Find("b", "m-2508"));
        Assert.Equal("m", lookup.Find("c", "m-2508")?.Facts.Id);
        Assert.Equal("m-2508", lookup.Find("a", "m")?.Facts.Id);
    }

    [Fact]
    public void A_provider_without_models_is_known_and_has_none()
    {
        Assert.True(ModelCatalog.HasProvider("vllm"));
        Assert.Empty(ModelCatalog.ModelIds("vllm"));
        Assert.False(ModelCatalog.HasProvider("nobody"));
        Assert.Empty(ModelCatalog.ModelIds("nobody"));
    }

    [Theory]
    [InlineData("openai/gpt-4o:free")]
    [InlineData("openai/gpt-4o:nitro")]
    [InlineData("openai/gpt-4o-2024-05-13:free")]
    [InlineData("openai/gpt-4o:online")]
    public void A_variant_that_is_not_listed_does_not_inherit_a_price(string variant)
    {
        Assert.True(ModelCatalog.TryFind("openrouter", "openai/gpt-4o", out CatalogMatch? paid));
        Assert.True(paid.Facts.Prices?.Standard.Input > 0);
        Assert.False(ModelCatalog.TryFind("openrouter", variant, out _));
    }

    [Fact]
    public void A_free_variant_that_is_listed_costs_nothing()
    {
        Assert.True(ModelCatalog.TryFind("openrouter", "meta-llama/llama-3.2-3b-instruct:free", out CatalogMatch? match));
        Assert.Equal(0m, match.Facts.Prices?.Standard.Input);
        Assert.Equal(0m, match.Facts.Prices?.Standard.Output);
    }

    [Theory]
    [InlineData("openai", "gpt-5-2026-01-31", "gpt-5")]
    [InlineData("openai", "GPT-5", "gpt-5")]
    [InlineData("xai", "grok-4-0101", "grok-4")]
    public void Dates_fall_back_in_the_real_catalog(string provider, string id, string listed)
    {
        Assert.True(ModelCatalog.TryFind(provider, id, out CatalogMatch? match));
        Assert.Equal(listed, match.Facts.Id);
    }

    [Theory]
    [InlineData("openai", "gpt-4o-2026-01-31")] // gpt-4o-2024-05-13 costs more
    [InlineData("mistral", "mistral-medium-2512")]
    [InlineData("openrouter", "openrouter/nothing-like-it")]
    public void Dates_do_not_fall_back_where_the_real_prices_differ(string provider, string id) =>
        Assert.False(ModelCatalog.TryFind(provider, id, out _));

    [Theory]
    [InlineData("openai", "gtp-4o-mini", "gpt-4o-mini")]
    [InlineData("openrouter", "openai/gpt4o-mini", "openai/gpt-4o-mini")]
    [InlineData("openrouter", "gpt-4o-mini", "openai/gpt-4o-mini")]
    [InlineData("groq", "llama-3.3-70b-versatil", "llama-3.3-70b-versatile")]
    public void The_nearest_id_is_the_one_that_was_meant(string provider, string id, string meant) =>
        Assert.Equal(meant, ModelCatalog.Nearest(provider, id, 3)[0]);

    [Fact]
    public void Nearest_gives_no_more_than_asked_for_and_nothing_far_away()
    {
        Assert.Equal(2, ModelCatalog.Nearest("openai", "gpt-5.9", 2).Count);
        Assert.Empty(ModelCatalog.Nearest("openai", "completely-unlike-anything-listed", 5));
        Assert.Empty(ModelCatalog.Nearest("openai", "gpt-5.9", 0));
        Assert.Empty(ModelCatalog.Nearest("nobody", "gpt-4o", 3));
    }

    [Fact]
    public void Nearest_names_each_id_once()
    {
        IReadOnlyList<string> nearest = ModelCatalog.Nearest("openrouter", "openai/gpt-4o-mni", 10);
        Assert.Equal(nearest.Distinct(), nearest);
    }
}
