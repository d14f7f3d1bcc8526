using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay.Tests;

/// <summary>Blocks and parts that Anthropic's, Google's and Amazon's documentation names and hardly any recording holds.</summary>
public sealed class DocumentedBlockTests : LoopbackTest
{
    private const string Claude = "anthropic/claude-sonnet-4-5";
    private const string Gemini = "google/gemini-2.5-flash";
    private const string Nova = "bedrock/amazon.nova-2-omni-v1:0";

    [Fact]
    public async Task A_streamed_compaction_goes_back_with_all_it_said()
    {
        Server.Enqueue(LoopbackReply.RawEvents("""
            data: {"type":"message_start","message":{"id":"m1","content":[],"usage":{"input_tokens":1,"output_tokens":1}}}

            data: {"type":"content_block_start","index":0,"content_block":{"type":"compaction","content":null}}

            data: {"type":"content_block_delta","index":0,"delta":{"type":"compaction_delta","content":"They spoke of spiders.","encrypted_content":"ZW5j"}}

            data: {"type":"content_block_stop","index":0}

            data: {"type":"content_block_start","index":1,"content_block":{"type":"text","text":"Eight."}}

            data: {"type":"content_block_stop","index":1}

            data: {"type":"message_delta","delta":{"stop_reason":"end_turn"},"usage":{"output_tokens":2}}

            data: {"type":"message_stop"}


            """));
        ChatReply reply = (await Collect(Model(Claude).StreamAsync("hi")))[^1].Reply!;
        Server.Enqueue(LoopbackReply.Text("ok"));
        await Model(Claude).ChatAsync([new(ChatRole.User, "hi"), reply.Message, new(ChatRole.User, "and?")]);
        Assert.Equal(
            """[{"type":"compaction","content":"They spoke of spiders.","encrypted_content":"ZW5j"},{"type":"text","text":"Eight."}]""",
            Server.Requests[^1].Json.GetProperty("messages")[1].GetProperty("content").GetRawText());
    }

    [Fact]
    public async Task Input_for_a_tool_that_nobody_named_is_an_error()
    {
        Server.Enqueue(LoopbackReply.RawEvents("""
            data: {"type":"message_start","message":{"id":"m1","content":[],"usage":{"input_tokens":1,"output_tokens":1}}}

            data: {"type":"content_block_delta","index":0,"delta":{"type":"input_json_delta","partial_json":"{\"x\":1}"}}

            data: {"type":"message_delta","delta":{"stop_reason":"tool_use"},"usage":{"output_tokens":2}}

            data: {"type":"message_stop"}


            """));
        (_, RelayException error) = await CollectFailure(Model(Claude).StreamAsync("hi"));
        Assert.Equal(RelayErrorKind.StreamError, error.Kind);
    }

    [Fact]
    public async Task Metadata_that_names_no_source_takes_none_away()
    {
        Server.Enqueue(LoopbackReply.RawEvents("""
            data: {"candidates":[{"content":{"parts":[{"text":"Eight."}]},"groundingMetadata":{"groundingChunks":[{"web":{"uri":"https://example.com/legs","title":"Legs"}}],"searchEntryPoint":{"renderedContent":"<div></div>"}}}]}

            data: {"candidates":[{"content":{"parts":[{"text":""}]},"finishReason":"STOP","groundingMetadata":{},"citationMetadata":{"citationSources":[{"startIndex":0,"endIndex":5,"uri":"https://example.com/book"}]},"urlContextMetadata":{"urlMetadata":[{"retrievedUrl":"https://example.com/legs"}]},"logprobsResult":{"chosenCandidates":[]}}]}


            """));
        ChatReply reply = (await Collect(Model(Gemini).StreamAsync("hi")))[^1].Reply!;
        TextContent text = reply.Message.Contents.OfType<TextContent>().First(content => content.Text.Length > 0);
        Assert.Equal(["https://example.com/legs", "https://example.com/book"], text.Annotations!.Cast<CitationAnnotation>().Select(source => source.Url!.AbsoluteUri));
        AdditionalPropertiesDictionary kept = reply.Message.AdditionalProperties!;
        Assert.True(((JsonElement)kept["groundingMetadata"]!).TryGetProperty("searchEntryPoint", out _));
        Assert.True(kept.ContainsKey("urlContextMetadata"));
        Assert.Equal(1, Assert.IsType<JsonElement>(kept["logprobs"]).GetArrayLength());
    }

    [Fact]
    public async Task The_newest_sources_replace_the_ones_before()
    {
        const string chunk = """data: {"candidates":[{"content":{"parts":[{"text":"Eight."}]},"groundingMetadata":{"groundingChunks":[{"web":{"uri":"https://example.com/legs"}}]}}]}""";
        Server.Enqueue(LoopbackReply.RawEvents(chunk + "\n\n" + chunk.Replace("}]}}]}", "},{\"maps\":{\"uri\":\"https://example.com/map\"}}]},\"finishReason\":\"STOP\"}]}", StringComparison.Ordinal) + "\n\n"));
        ChatReply reply = (await Collect(Model(Gemini).StreamAsync("hi")))[^1].Reply!;
        Assert.Equal(
            ["https://example.com/legs", "https://example.com/map"],
            reply.Message.Contents.SelectMany(content => content.Annotations ?? []).Cast<CitationAnnotation>().Select(source => source.Url!.AbsoluteUri));
    }

    [Fact]
    public async Task A_failed_tool_tells_Gemini_that_it_failed_also_where_it_says_more()
    {
        Server.Enqueue(LoopbackReply.Text("Pity."));
        await Model(Gemini).ChatAsync(
        [
            new(ChatRole.User, "hi"),
            new(ChatRole.Assistant, [new FunctionCallContent("a", "f", null), new FunctionCallContent("b", "f", null), new FunctionCallContent("c", "f", null)]),
            new(ChatRole.Tool, [
                new FunctionResultContent("a", "Error: no gauge") { Exception = new InvalidOperationException("no gauge") },
                new FunctionResultContent("b", new AIContent[] { new TextContent("no "), new TextContent("chart") }) { Exception = new InvalidOperationException() },
                new FunctionResultContent("c", new AIContent[] { new TextContent("fine") })]),
        ]);
        Assert.Equal(
            ["""{"error":"Error: no gauge"}""", """{"error":"no chart"}""", """{"output":"fine"}"""],
            Server.Requests[^1].Json.GetProperty("contents")[2].GetProperty("parts").EnumerateArray().Select(part => part.GetProperty("functionResponse").GetProperty("response").GetRawText()));
    }

    [Fact]
    public async Task An_image_of_Converse_is_data_and_goes_back_as_its_block()
    {
        const string block = """{"image":{"format":"jpeg","source":{"bytes":"/9j/4AAQ"}}}""";
        Server.Enqueue(LoopbackReply.RawJson("""{"output":{"message":{"role":"assistant","content":[{"text":"Here."},""" + block + """]}},"stopReason":"end_turn","usage":{"inputTokens":1,"outputTokens":2,"totalTokens":3}}"""));
        ChatReply reply = await Model(Nova).ChatAsync("Draw.");
        var image = Assert.IsType<DataContent>(reply.Message.Contents[1]);
        Assert.Equal(("image/jpeg", 6), (image.MediaType, image.Data.Length));

        Server.Enqueue(LoopbackReply.Text("ok"));
        await Model(Nova).ChatAsync([new(ChatRole.User, "Draw."), reply.Message, new(ChatRole.User, "Again.")]);
        Assert.Equal(block, Server.Requests[^1].Json.GetProperty("messages")[1].GetProperty("content")[1].GetRawText());
    }

    [Fact]
    public void A_streamed_image_of_Converse_is_whole_when_its_block_ends()
    {
        var answer = new Answer { Updates = [] };
        Read(answer, "contentBlockStart", """{"contentBlockIndex":0,"start":{"image":{"format":"webp"}}}""");
        Read(answer, "contentBlockDelta", """{"contentBlockIndex":0,"delta":{"image":{"source":{"bytes":"AQ=="}}}}""");
        Read(answer, "contentBlockDelta", """{"contentBlockIndex":0,"delta":{"image":{"source":{"bytes":"AgM="}}}}""");
        Read(answer, "contentBlockStop", """{"contentBlockIndex":0}""");
        var image = Assert.IsType<DataContent>(Assert.Single(answer.Parts!).Build());
        Assert.Equal("image/webp", image.MediaType);
        Assert.Equal([1, 2, 3], image.Data.ToArray());
        Assert.Equal("""{"image":{"format":"webp","source":{"bytes":"AQID"}}}""", ((JsonElement)image.AdditionalProperties![ConverseOpaqueBlock.Key]!).GetRawText());
    }

    [Fact]
    public void Redacted_reasoning_in_pieces_is_joined_as_the_bytes_it_is()
    {
        var answer = new Answer { Updates = [] };
        foreach (string piece in new[] { "a", "bc", "def" })
        {
            Read(answer, "contentBlockDelta", "{\"contentBlockIndex\":0,\"delta\":{\"reasoningContent\":{\"redactedContent\":\"" + Convert.ToBase64String(Encoding.UTF8.GetBytes(piece)) + "\"}}}");
        }

        Assert.Equal("abcdef", Encoding.UTF8.GetString(Convert.FromBase64String(Assert.Single(answer.Parts!).ProtectedData!)));
    }

    [Theory]
    [InlineData(null, null, null)]
    [InlineData("", "", null)]
    [InlineData(null, "YQ==", "YQ==")]
    [InlineData("YQ==", null, "YQ==")]
    [InlineData("YWJj", "ZGVm", "YWJjZGVm")]
    [InlineData("YQ==", "Yg==", "YWI=")]
    [InlineData("no=", "base64", "no=base64")]
    public void Base64_in_pieces_is_joined(string? before, string? piece, string? joined)
    {
        var pieces = new Base64Pieces();
        pieces.Add(before);
        pieces.Add(piece);
        Assert.Equal(joined, pieces.Join());
    }

    private static void Read(Answer answer, string type, string data) => ConverseWire.Instance.ReadEvent(type, Encoding.UTF8.GetBytes(data), answer);
}
