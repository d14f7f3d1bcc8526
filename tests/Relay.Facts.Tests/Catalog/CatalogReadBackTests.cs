using System.Globalization;
using System.Text.Json;

namespace Relay.Tests;

/// <summary>What the compiled catalog answers is what the checked-in files say. The files are read here without the tool that compiles them.</summary>
public class CatalogReadBackTests
{
    private static readonly Dictionary<string, Capability> Capabilities = new()
    {
        ["tools"] = Capability.Tools,
        ["parallel_tools"] = Capability.ParallelTools,
        ["vision"] = Capability.Vision,
        ["documents"] = Capability.Documents,
        ["audio_input"] = Capability.AudioInput,
        ["audio_output"] = Capability.AudioOutput,
        ["video_input"] = Capability.VideoInput,
        ["structured_output"] = Capability.StructuredOutput,
        ["streaming"] = Capability.Streaming,
        ["reasoning"] = Capability.Reasoning,
        ["prompt_caching"] = Capability.PromptCaching,
        ["web_search"] = Capability.WebSearch,
        ["system_messages"] = Capability.SystemMessages,
        ["temperature"] = Capability.Temperature,
    };

    public static TheoryData<string> Providers() => CatalogFolder.Providers();

    [Theory]
    [MemberData(nameof(Providers))]
    public void Every_model_reads_back_as_its_file_says(string provider)
    {
        using JsonDocument file = JsonDocument.Parse(File.ReadAllBytes(CatalogFolder.FileOf(provider)));
        var ids = new List<string>();
        foreach (JsonProperty model in file.RootElement.GetProperty("models").EnumerateObject())
        {
            ids.Add(model.Name);
            Assert.True(ModelCatalog.TryFind(provider, model.Name, out CatalogMatch? match), model.Name);
            Assert.Equal(CatalogMatchKind.Exact, match.Kind);
            Assert.Equal(provider, match.Facts.Provider);
            Assert.Equal(model.Name, match.Facts.Id);
            Assert.Equal(Value(model.Value, "context_window")?.GetInt32(), match.Facts.ContextWindow);
            Assert.Equal(Value(model.Value, "max_output")?.GetInt32(), match.Facts.MaxOutput);
            Assert.Equal(Value(model.Value, "mode")?.GetString(), match.Facts.Mode);
            Assert.Equal(Value(model.Value, "status")?.GetString(), match.Facts.Status);
            Assert.Equal(Value(model.Value, "deprecation_date")?.GetString(), match.Facts.DeprecationDate);
            AssertCapabilities(model.Value, match.Facts.Capabilities);
            AssertPrices(model, match.Facts.Prices);
        }

        Assert.Equal(ids.Order(StringComparer.OrdinalIgnoreCase), ModelCatalog.ModelIds(provider));
        Assert.True(ModelCatalog.HasProvider(provider));
    }

    [Fact]
    public void The_catalog_has_a_list_for_every_provider_of_this_version()
    {
        string[] expected =
            ["anthropic", "azure", "bedrock", "cohere", "deepinfra", "deepseek", "fireworks", "google", "groq", "lmstudio", "mistral", "novita", "ollama", "openai", "openrouter", "perplexity", "together", "vertex", "vllm", "xai"];
        Assert.Equal(expected, CatalogFolder.Files.Select(Path.GetFileNameWithoutExtension));
    }

    [Theory]
    [InlineData("ollama")]
    [InlineData("vllm")]
    [InlineData("lmstudio")]
    public void Local_engines_have_no_price_in_the_catalog(string provider) =>
        Assert.All(ModelCatalog.ModelIds(provider), id =>
        {
            Assert.True(ModelCatalog.TryFind(provider, id, out CatalogMatch? match));
            Assert.Null(match.Facts.Prices);
        });

    private static void AssertCapabilities(JsonElement model, ModelCapabilities actual)
    {
        var expected = new ModelCapabilities();
        if (model.TryGetProperty("capabilities", out JsonElement stated))
        {
            foreach (JsonProperty capability in stated.EnumerateObject())
            {
                Support support = capability.Value[0].GetBoolean() ? Support.Yes : capability.Value.GetArrayLength() > 2 ? Support.Unknown : Support.No;
                expected = expected.With(Capabilities[capability.Name], support);
            }
        }

        Assert.Equal(expected, actual);
    }

    private static void AssertPrices(JsonProperty model, ModelPrices? actual)
    {
        if (!model.Value.TryGetProperty("prices", out JsonElement prices))
        {
            Assert.Null(actual);
            return;
        }

        Assert.NotNull(actual);
        Assert.Equal(CostSource.Snapshot, actual.Source);
        AssertRates(prices, actual.Standard);
        AssertWay(prices, "batch", actual.Batch);
        AssertWay(prices, "flex", actual.Flex);
        AssertWay(prices, "priority", actual.Priority);
        JsonElement[] tiers = prices.TryGetProperty("tiers", out JsonElement list) ? [.. list.EnumerateArray()] : [];
        Assert.Equal(tiers.Length, actual.Tiers.Count);
        for (int i = 0; i < tiers.Length; i++)
        {
            Assert.Equal(tiers[i].GetProperty("above").GetInt32(), actual.Tiers[i].Above);
            AssertRates(tiers[i], actual.Tiers[i].Rates);
            AssertWay(tiers[i], "batch", actual.Tiers[i].Batch);
            AssertWay(tiers[i], "flex", actual.Tiers[i].Flex);
            AssertWay(tiers[i], "priority", actual.Tiers[i].Priority);
        }

        IEnumerable<string> dates = prices.EnumerateObject().Where(price => price.Value.ValueKind == JsonValueKind.Array && price.Name != "tiers").Select(price => price.Value[2].GetString()!);
        Assert.Equal(dates.Min(StringComparer.Ordinal), actual.Date);
    }

    private static void AssertWay(JsonElement prices, string name, TokenRates? actual)
    {
        Assert.Equal(prices.TryGetProperty(name, out JsonElement rates), actual is not null);
        if (actual is not null)
        {
            AssertRates(rates, actual);
        }
    }

    private static void AssertRates(JsonElement prices, TokenRates actual)
    {
        Assert.Equal(Digits(prices, "input"), Digits(actual.Input));
        Assert.Equal(Digits(prices, "output"), Digits(actual.Output));
        Assert.Equal(Digits(prices, "cache_read"), Digits(actual.CacheRead));
        Assert.Equal(Digits(prices, "cache_write_5m"), Digits(actual.CacheWrite5m));
        Assert.Equal(Digits(prices, "cache_write_1h"), Digits(actual.CacheWrite1h));
        Assert.Equal(Digits(prices, "reasoning"), Digits(actual.Reasoning));
        Assert.Equal(Digits(prices, "input_audio"), Digits(actual.InputAudio));
        Assert.Equal(Digits(prices, "output_audio"), Digits(actual.OutputAudio));
    }

    private static string? Digits(JsonElement prices, string name) => Value(prices, name)?.GetRawText();

    private static string? Digits(decimal? price) => price?.ToString(CultureInfo.InvariantCulture);

    private static JsonElement? Value(JsonElement json, string name) => json.TryGetProperty(name, out JsonElement value) ? value[0] : null;
}
