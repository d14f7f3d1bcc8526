namespace Relay.Tests;

public sealed class CapabilityGapTests
{
    [Theory]
    [InlineData(Support.No, true)]
    [InlineData(Support.Unknown, false)]
    [InlineData(Support.Yes, false)]
    public void Only_a_no_is_a_gap(Support support, bool isGap) =>
        Assert.Equal(isGap, CapabilityGap.IsKnown(Spec("groq", Capability.Tools, support), Capability.Tools));

    [Theory]
    [InlineData("openrouter")]
    [InlineData("mistral")]
    public void Documents_are_no_gap_where_the_service_reads_them(string provider)
    {
        Assert.False(CapabilityGap.IsKnown(Spec(provider, Capability.Documents), Capability.Documents));
        Assert.True(CapabilityGap.IsKnown(Spec("groq", Capability.Documents), Capability.Documents));
    }

    [Fact]
    public void A_schema_is_no_gap_on_Anthropic_where_a_tool_carries_it()
    {
        ModelSpec spec = Spec("anthropic", Capability.StructuredOutput);

        Assert.False(CapabilityGap.IsKnown(spec, Capability.StructuredOutput));
        Assert.True(CapabilityGap.IsKnown(spec with { Capabilities = spec.Capabilities.With(Capability.Tools, Support.No) }, Capability.StructuredOutput));
    }

    [Fact]
    public void Reasoning_is_no_gap_where_the_model_reasons_on_request()
    {
        Assert.False(CapabilityGap.IsKnown(Spec("mistral", Capability.Reasoning, model: "mistral-small-latest"), Capability.Reasoning));
        Assert.False(CapabilityGap.IsKnown(Spec("deepseek", Capability.Reasoning, model: "deepseek-chat"), Capability.Reasoning));
        Assert.True(CapabilityGap.IsKnown(Spec("openai", Capability.Reasoning, model: "gpt-4o"), Capability.Reasoning));
    }

    [Theory]
    [InlineData("image/png", Capability.Vision)]
    [InlineData("IMAGE/JPEG", Capability.Vision)]
    [InlineData("audio/wav", Capability.AudioInput)]
    [InlineData("video/mp4", Capability.VideoInput)]
    [InlineData("application/pdf", Capability.Documents)]
    [InlineData("text/plain", null)]
    [InlineData("application/json", null)]
    public void A_media_type_says_what_reading_it_takes(string mediaType, Capability? capability) => Assert.Equal(capability, CapabilityGap.OfMediaType(mediaType));

    [Fact]
    public void A_no_that_another_source_denies_is_not_known()
    {
        Assert.True(ModelCatalog.TryFind("deepseek", "deepseek-reasoner", out CatalogMatch? match));

        Assert.Equal(Support.Unknown, match.Facts.Capabilities[Capability.Tools]);
    }

    private static ModelSpec Spec(string provider, Capability capability, Support support = Support.No, string model = "a-model") =>
        new("test", provider, model) { Capabilities = default(ModelCapabilities).With(capability, support) };
}
