namespace Relay.Tests;

/// <summary>The ids by which clouds resell models.</summary>
public class CloudModelLookupTests
{
    [Theory]
    [InlineData("anthropic.claude-haiku-4-5-20251001-v1", "anthropic.claude-haiku-4-5-20251001-v1:0")]
    [InlineData("amazon.nova-lite", "amazon.nova-lite-v1:0")]
    [InlineData("anthropic.claude-3-sonnet-20240229-v1:0:200k", "anthropic.claude-3-sonnet-20240229-v1:0")]
    [InlineData("anthropic.claude-opus-4-6-v1:0", "anthropic.claude-opus-4-6-v1")]
    [InlineData("anthropic.claude-sonnet-4-6-v1:0", "anthropic.claude-sonnet-4-6")]
    [InlineData("arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-lite-v1:0", "amazon.nova-lite-v1:0")]
    [InlineData("arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.anthropic.claude-opus-4-5-20251101-v1:0", "us.anthropic.claude-opus-4-5-20251101-v1:0")]
    public void A_bedrock_id_is_found_with_or_without_its_version_and_in_an_arn(string id, string listed)
    {
        CatalogMatch match = Find("bedrock", id);
        Assert.Equal((listed, CatalogMatchKind.OtherSpelling), (match.Facts.Id, match.Kind));
        Assert.NotNull(match.Facts.Prices);
    }

    [Theory]
    [InlineData("us.anthropic.claude-sonnet-4-5-20250929-v1:0")]
    [InlineData("eu.anthropic.claude-sonnet-4-5-20250929-v1:0")]
    [InlineData("global.anthropic.claude-sonnet-4-5-20250929-v1:0")]
    public void A_listed_inference_profile_has_a_price_of_its_own(string id)
    {
        CatalogMatch match = Find("bedrock", id);
        Assert.Equal((id, CatalogMatchKind.Exact), (match.Facts.Id, match.Kind));
        Assert.Equal(id.StartsWith("global.", StringComparison.Ordinal) ? 3m : 3.3m, match.Facts.Prices?.Standard.Input);
    }

    [Fact]
    public void An_inference_profile_that_is_not_listed_has_the_models_limits_and_no_price()
    {
        ModelFacts served = Find("bedrock", "anthropic.claude-sonnet-4-5-20250929-v1:0").Facts;
        CatalogMatch match = Find("bedrock", "ca.anthropic.claude-sonnet-4-5-20250929-v1:0");
        Assert.Equal(CatalogMatchKind.OtherSpelling, match.Kind);
        Assert.Equal((served.Id, served.ContextWindow, served.Capabilities), (match.Facts.Id, match.Facts.ContextWindow, match.Facts.Capabilities));
        Assert.NotNull(served.Prices);
        Assert.Null(match.Facts.Prices);
    }

    [Theory]
    [InlineData("arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/abc123")]
    [InlineData("arn:aws:sagemaker:us-east-1:123456789012:endpoint/amazon.nova-lite-v1:0")]
    [InlineData("claude-opus-4-5")]
    [InlineData("mars.anthropic.claude-opus-4-5-20251101-v1:0")]
    public void What_says_nothing_about_its_model_is_unknown(string id) => Assert.False(ModelCatalog.TryFind("bedrock", id, out _));

    [Theory]
    [InlineData("claude-sonnet-4-5@20250929", "claude-sonnet-4-5@20250929")]
    [InlineData("publishers/anthropic/models/claude-sonnet-4-5@20250929", "claude-sonnet-4-5@20250929")]
    [InlineData("anthropic/claude-sonnet-4-5@20250929", "claude-sonnet-4-5@20250929")]
    [InlineData("publishers/google/models/gemini-2.5-pro", "gemini-2.5-pro")]
    [InlineData("google/gemini-2.5-pro", "gemini-2.5-pro")]
    [InlineData("publishers/mistralai/models/codestral-2", "mistralai/codestral-2")]
    [InlineData("claude-haiku-4-5@default", "claude-haiku-4-5")]
    [InlineData("claude-opus-4-5@20990101", null)]
    public void A_vertex_id_is_found_with_and_without_its_publisher(string id, string? listed)
    {
        Assert.Equal(listed is not null, ModelCatalog.TryFind("vertex", id, out CatalogMatch? match));
        Assert.Equal(listed, match?.Facts.Id);
    }

    [Theory]
    [InlineData("gpt-4o-mini", "gpt-4o-mini", CatalogMatchKind.Exact)]
    [InlineData("gpt-35-turbo", "gpt-35-turbo", CatalogMatchKind.Exact)]
    [InlineData("us/gpt-4.1", "us/gpt-4.1-2025-04-14", CatalogMatchKind.DatedSuffix)]
    [InlineData("global/gpt-4.1", "gpt-4.1", CatalogMatchKind.OtherSpelling)]
    [InlineData("global-standard/gpt-4.1-mini", "gpt-4.1-mini", CatalogMatchKind.OtherSpelling)]
    public void An_azure_model_is_found_by_its_name_and_its_kind_of_deployment(string id, string listed, CatalogMatchKind kind)
    {
        CatalogMatch match = Find("azure", id);
        Assert.Equal((listed, kind), (match.Facts.Id, match.Kind));
    }

    [Fact]
    public void A_data_zone_of_azure_that_is_not_listed_is_not_priced_like_another() =>
        Assert.False(ModelCatalog.TryFind("azure", "eu/gpt-4.1", out _));

    [Theory]
    [InlineData("command-a", "command-a-03-2025")]
    [InlineData("command-r7b", "command-r7b-12-2024")]
    [InlineData("command-r-08-2024", "command-r-08-2024")]
    public void A_cohere_model_is_found_by_its_dated_name_and_without_the_date(string id, string listed) => Assert.Equal(listed, Find("cohere", id).Facts.Id);

    [Fact]
    public void The_newest_version_is_the_newest_by_date_and_not_by_spelling()
    {
        CatalogLookup lookup = SmallCatalog.Of("p", ("m-12-2024", "1"), ("m-02-2025", "1"));
        Assert.Equal("m-02-2025", lookup.Find("p", "m")?.Facts.Id);
    }

    [Theory]
    [InlineData("azure", "gpt-4o-mini", "0.165", "0.66")]
    [InlineData("bedrock", "anthropic.claude-sonnet-4-5-20250929-v1:0", "3", "15")]
    [InlineData("vertex", "gemini-2.5-flash", "0.3", "2.5")]
    [InlineData("cohere", "command-a-03-2025", "2.5", "10")]
    public void Prices_are_in_usd_per_million_tokens(string provider, string id, string input, string output)
    {
        TokenRates rates = Find(provider, id).Facts.Prices!.Standard;
        Assert.Equal((input, output), (rates.Input?.ToString(System.Globalization.CultureInfo.InvariantCulture), rates.Output?.ToString(System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Theory]
    [InlineData("vertex", "claude-sonnet-4-5")]
    [InlineData("bedrock", "anthropic.claude-sonnet-4-5-20250929-v1:0")]
    public void Cache_writes_of_five_minutes_and_of_an_hour_are_both_priced(string provider, string id)
    {
        TokenRates rates = Find(provider, id).Facts.Prices!.Standard;
        Assert.Equal((3.75m, 6m), (rates.CacheWrite5m, rates.CacheWrite1h));
    }

    private static CatalogMatch Find(string provider, string id)
    {
        Assert.True(ModelCatalog.TryFind(provider, id, out CatalogMatch? match), id);
        return match;
    }
}
