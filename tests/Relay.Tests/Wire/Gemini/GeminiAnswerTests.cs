using Microsoft.Extensions.AI;

namespace Relay.Tests;

public sealed class GeminiAnswerTests : LoopbackTest
{
    private const string Target = "google/gemini-2.5-flash";

    [Fact]
    public async Task The_loopback_provider_answers_as_gemini_does()
    {
        LoopbackReply reply = LoopbackReply.Text("Four, as a rule, and no more.").WithReasoning("Counting.").WithToolCall("f", "{\"x\":1}", "k").WithUsage(20, 9, cached: 4, reasoning: 3);
        Server.Enqueue(reply);
        Server.Enqueue(reply);

        ChatReply whole = await Model(Target).ChatAsync("hi");
        List<ChatUpdate> updates = await Collect(Model(Target).StreamAsync("hi"));

        foreach (ChatReply answer in new[] { whole, updates[^1].Reply! })
        {
            Assert.Equal(("Four, as a rule, and no more.", "Counting."), (answer.Text, answer.ReasoningText));
            Assert.Equal(("k", "{\"x\":1}"), (answer.ToolCalls[0].CallId, answer.ToolCalls[0].ArgumentsText()));
            Assert.Equal((16, 4, 6, 3), (answer.Usage!.InputUncached, answer.Usage.CacheRead, answer.Usage.OutputVisible, answer.Usage.Reasoning));
            Assert.Equal([typeof(TextReasoningContent), typeof(TextContent), typeof(FunctionCallContent)], answer.Message.Contents.Select(content => content.GetType()));
        }

        Assert.Equal("You said: hello", (await Model(Target).ChatAsync("hello")).Text);
    }

    [Fact]
    public async Task Sources_point_at_the_characters_that_gemini_counts_in_bytes()
    {
        Server.Enqueue(LoopbackReply.RawJson("""
            {"candidates":[{"content":{"parts":[{"text":"Größe: 4 m."}]},"finishReason":"STOP","groundingMetadata":{
              "groundingChunks":[{"web":{"uri":"https://example.com/a","title":"A"}},{"web":{"uri":"https://example.com/b"}}],
              "groundingSupports":[{"segment":{"startIndex":9,"endIndex":13,"text":"4 m."},"groundingChunkIndices":[0]}]}}]}
            """));

        TextContent text = Assert.IsType<TextContent>(Assert.Single((await Model(Target).ChatAsync("hi")).Message.Contents));

        CitationAnnotation[] sources = [.. text.Annotations!.Cast<CitationAnnotation>()];
        Assert.Equal(["https://example.com/a", "https://example.com/b"], sources.Select(source => source.Url!.AbsoluteUri));
        var region = Assert.IsType<TextSpanAnnotatedRegion>(Assert.Single(sources[0].AnnotatedRegions!));
        Assert.Equal("4 m.", text.Text[region.StartIndex!.Value..region.EndIndex!.Value]);
        Assert.Null(sources[1].AnnotatedRegions);
    }

    [Fact]
    public async Task Images_are_data_and_the_tier_that_served_decides_the_price()
    {
        Server.Enqueue(LoopbackReply.RawJson("""{"candidates":[{"content":{"parts":[{"text":"See:"},{"inlineData":{"mimeType":"image/png","data":"AQID"}}]},"finishReason":"STOP"}],"usageMetadata":{"promptTokenCount":10,"candidatesTokenCount":10,"totalTokenCount":20,"promptTokensDetails":[{"modality":"AUDIO","tokenCount":4}],"serviceTier":"flex"}}"""));
        var prices = new ModelPrices(new TokenRates { Input = 10, Output = 10, InputAudio = 20 }) { Flex = new TokenRates { Input = 5, Output = 5, InputAudio = 10 } };

        ChatReply reply = await Model(Target, m => m.Prices = prices).ChatAsync("hi");

        var image = Assert.IsType<DataContent>(reply.Message.Contents[1]);
        Assert.Equal(("image/png", 3), (image.MediaType, image.Data.Length));
        Assert.Equal(4, reply.Usage!.InputAudio);
        Assert.Equal((6 * 5 + 4 * 10 + 10 * 5) / 1_000_000m, reply.Cost.TotalUsd);
    }

    [Fact]
    public async Task A_blocked_prompt_is_an_answer_that_was_filtered()
    {
        Server.Enqueue(LoopbackReply.RawJson("""{"promptFeedback":{"blockReason":"OTHER"},"usageMetadata":{"promptTokenCount":10,"totalTokenCount":10}}"""));

        ChatReply reply = await Model(Target).ChatAsync("hi");

        Assert.Equal((ChatFinishReason.ContentFilter, "OTHER", ""), (reply.FinishReason, reply.RawFinishReason, reply.Text));
        Assert.Equal(10, reply.Usage!.Input);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{\"candidates\":[]}")]
    [InlineData("{\"candidates\":null,\"usageMetadata\":{\"promptTokenCount\":3}}")]
    [InlineData("[{\"candidates\":[{\"content\":{")]
    public async Task A_body_without_a_candidate_is_the_providers_error(string body)
    {
        Server.Enqueue(LoopbackReply.RawJson(body));

        Assert.Equal(RelayErrorKind.Provider, (await Assert.ThrowsAsync<RelayException>(() => Model(Target).ChatAsync("hi"))).Kind);
    }

    [Fact]
    public async Task A_wait_named_in_the_body_counts_where_no_header_names_one()
    {
        Server.Enqueue(LoopbackReply.RawJson("""{"error":{"code":429,"message":"Slow down.","status":"RESOURCE_EXHAUSTED","details":[{"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":"13.5s"}]}}""", 429));

        RelayException error = await Assert.ThrowsAsync<RelayException>(() => Model(Target).ChatAsync("hi"));

        Assert.Equal((TimeSpan.FromSeconds(13.5), "RESOURCE_EXHAUSTED"), (error.RetryAfter, error.ProviderCode));
    }
}
