using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay.Tests;

/// <summary>What the documentation of Chat Completions servers names and hardly any recording holds: images and sound in answers, log probabilities, counts beside the others.</summary>
public sealed class DocumentedOpenAIAnswerTests : LoopbackTest
{
    private const string Pictured = """{"id":"c1","choices":[{"index":0,"message":{"role":"assistant","content":"Here.","images":[{"type":"image_url","image_url":{"url":"data:image/png;base64,iVBORw0KGgo="},"index":0},{"type":"image_url","image_url":{"url":"https://example.com/b.webp"}}]},"finish_reason":"stop"}]}""";

    private const string Drawn = """
        data: {"id":"c1","choices":[{"index":0,"delta":{"role":"assistant","content":"Here."}}]}

        data: {"id":"c1","choices":[{"index":0,"delta":{"content":"","images":[{"type":"image_url","image_url":{"url":"data:image/png;base64,iVBORw0KGgo="},"index":0}]}}]}

        data: {"id":"c1","choices":[{"index":0,"delta":{"content":"","images":[{"type":"image_url","image_url":{"url":"data:image/png;base64,iVBORw0KGgo="},"index":0}]},"finish_reason":"stop"}]}

        data: [DONE]


        """;

    [Fact]
    public async Task Images_of_an_answer_are_contents_and_go_back_to_who_takes_them()
    {
        Server.Enqueue(LoopbackReply.RawJson(Pictured));
        ModelAlias painter = Model("openrouter/google/gemini-2.5-flash-image");
        ChatReply reply = await painter.ChatAsync("Draw.");
        Assert.Equal("image/png", Assert.IsType<DataContent>(reply.Message.Contents[1]).MediaType);
        Assert.Equal("https://example.com/b.webp", Assert.IsType<UriContent>(reply.Message.Contents[2]).Uri.AbsoluteUri);

        Server.Enqueue(LoopbackReply.Text("Done."));
        await painter.ChatAsync([new(ChatRole.User, "Draw."), reply.Message, new(ChatRole.User, "Again.")]);
        Assert.Equal(
            """[{"type":"image_url","image_url":{"url":"data:image/png;base64,iVBORw0KGgo="}},{"type":"image_url","image_url":{"url":"https://example.com/b.webp"}}]""",
            Server.Requests[^1].Json.GetProperty("messages")[1].GetProperty("images").GetRawText());
    }

    [Fact]
    public async Task A_streamed_image_that_comes_twice_is_one()
    {
        Server.Enqueue(LoopbackReply.RawEvents(Drawn));
        ChatReply reply = (await Collect(Model("openrouter/google/gemini-2.5-flash-image").StreamAsync("Draw.")))[^1].Reply!;
        Assert.Equal("Here.", reply.Text);
        Assert.Equal(8, Assert.Single(reply.Message.Contents.OfType<DataContent>()).Data.Length);
    }

    [Fact]
    public async Task An_image_of_an_answer_is_refused_before_the_call_where_assistants_send_none()
    {
        RelayException error = await Assert.ThrowsAsync<RelayException>(() => Model("groq/llama-3.3-70b-versatile").ChatAsync(
            [new(ChatRole.User, "Draw."), new(ChatRole.Assistant, [new TextContent("Here."), new DataContent(new byte[] { 1 }, "image/png")]), new(ChatRole.User, "Again.")]));
        Assert.Equal(RelayErrorKind.InvalidRequest, error.Kind);
        Assert.Contains("image/png", error.Message, StringComparison.Ordinal);
        Assert.Empty(Server.Requests);
    }

    [Fact]
    public async Task An_image_that_cannot_be_read_is_kept_with_the_message()
    {
        Server.Enqueue(LoopbackReply.RawJson("""{"choices":[{"index":0,"message":{"content":"Here.","images":[{"type":"image_url","image_url":{"url":"data:image/png;base64,%%%"}},null]},"finish_reason":"stop"}]}"""));
        ChatReply reply = await Model("openrouter/google/gemini-2.5-flash-image").ChatAsync("Draw.");
        Assert.Equal("Here.", reply.Text);
        Assert.True(reply.Message.AdditionalProperties!.ContainsKey("images"));
    }

    [Fact]
    public async Task Sound_goes_back_by_its_id_to_who_made_it_and_elsewhere_only_what_was_said()
    {
        Server.Enqueue(LoopbackReply.RawJson("""{"choices":[{"index":0,"message":{"role":"assistant","content":null,"audio":{"id":"audio_1","data":"AQID","transcript":"Eight.","expires_at":1}},"finish_reason":"stop"}]}"""));
        ChatReply reply = await Model("openai/gpt-4o-audio-preview").ChatAsync("Say it.");
        Assert.Equal("Eight.", reply.Text);
        ChatMessage[] conversation = [new(ChatRole.User, "Say it."), reply.Message, new(ChatRole.User, "Again.")];

        Server.Enqueue(LoopbackReply.Text("Eight."));
        ChatReply same = await Model("openai/gpt-4o-audio-preview").ChatAsync(conversation);
        Assert.Equal("""{"id":"audio_1"}""", Server.Requests[^1].Json.GetProperty("messages")[1].GetProperty("audio").GetRawText());
        Assert.Empty(same.Warnings);

        Server.Enqueue(LoopbackReply.Text("Eight."));
        ChatReply moved = await Model("groq/llama-3.3-70b-versatile").ChatAsync(conversation);
        JsonElement sent = Server.Requests[^1].Json.GetProperty("messages")[1];
        Assert.Equal("Eight.", sent.GetProperty("content").GetString());
        Assert.False(sent.TryGetProperty("audio", out _));
        Assert.Contains("sound", Assert.Single(moved.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Log_probabilities_stay_with_the_message_and_do_not_go_back()
    {
        const string one = """{"token":"Eight","logprob":-0.1,"bytes":null,"top_logprobs":[]}""", two = """{"token":".","logprob":-0.2,"bytes":null,"top_logprobs":[]}""";
        Server.Enqueue(LoopbackReply.RawJson("""{"choices":[{"index":0,"message":{"content":"Eight."},"logprobs":{"content":[""" + one + "," + two + """],"refusal":null},"finish_reason":"stop"}]}"""));
        Server.Enqueue(LoopbackReply.RawEvents(
            "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"Eight\"},\"logprobs\":{\"content\":[" + one + "],\"refusal\":null}}]}\n\n"
            + "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\".\"},\"logprobs\":{\"content\":[" + two + "],\"refusal\":null}}]}\n\n"
            + "data: {\"choices\":[{\"index\":0,\"delta\":{},\"logprobs\":null,\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n"));
        ChatReply whole = await Model().ChatAsync("hi");
        ChatReply streamed = (await Collect(Model().StreamAsync("hi")))[^1].Reply!;
        foreach (ChatReply reply in new[] { whole, streamed })
        {
            var list = Assert.IsType<JsonElement>(reply.Message.AdditionalProperties!["logprobs"]);
            Assert.Equal(["Eight", "."], list.EnumerateArray().Select(item => item.GetProperty("token").GetString()));
        }

        Server.Enqueue(LoopbackReply.Text("hi"));
        await Model().ChatAsync([new(ChatRole.User, "hi"), whole.Message, new(ChatRole.User, "and?")]);
        Assert.DoesNotContain("logprob", Server.Requests[^1].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_without_log_probabilities_has_no_list_of_them()
    {
        Server.Enqueue(LoopbackReply.RawJson("""{"choices":[{"index":0,"message":{"content":"Eight."},"logprobs":{"content":null,"refusal":null},"finish_reason":"stop"}]}"""));
        Assert.Null((await Model().ChatAsync("hi")).Message.AdditionalProperties);
    }

    [Fact]
    public async Task Reasoning_that_is_counted_beside_the_output_and_exceeds_it_is_not_taken_out_of_it()
    {
        // Perplexity's deep research: 7 tokens were written and 73 thought; reading the 73 as a part of the 7 would lose 73 tokens.
        Server.Enqueue(LoopbackReply.RawJson("""{"choices":[{"index":0,"message":{"content":"Eight."},"finish_reason":"stop"}],"usage":{"prompt_tokens":33,"completion_tokens":7,"total_tokens":40,"reasoning_tokens":73}}"""));
        TokenUsage usage = (await Model("perplexity/sonar-deep-research").ChatAsync("hi")).Usage!;
        Assert.Equal((33, 7, 73), (usage.InputUncached, usage.OutputVisible, usage.Reasoning));
        Assert.True(usage.Anomalies.HasFlag(UsageAnomalies.ReasoningExceedsOutput));
    }

    [Theory]
    [InlineData("groq/llama-3.3-70b-versatile")]
    [InlineData("google/gemini-2.5-flash")]
    [InlineData("cohere/command-a-03-2025")]
    public async Task A_stream_that_only_says_it_is_done_is_no_answer(string target)
    {
        Server.Enqueue(LoopbackReply.RawEvents("data: [DONE]\n\n"));
        (List<ChatUpdate> updates, RelayException error) = await CollectFailure(Model(target).StreamAsync("hi"));
        Assert.Empty(updates);
        Assert.Equal(RelayErrorKind.StreamTruncated, error.Kind);
    }

    [Fact]
    public async Task Pieces_of_calls_that_take_turns_under_one_index_find_their_call_by_its_id()
    {
        Server.Enqueue(LoopbackReply.RawEvents(string.Concat(new[] { ("a", "f", "{\\\"x\\\":"), ("b", "g", "{\\\"y\\\":"), ("a", "", "1}"), ("b", "", "2}") }.Select(piece =>
            "data: {\"choices\":[{\"index\":0,\"delta\":{\"tool_calls\":[{\"index\":0,\"id\":\"" + piece.Item1 + "\",\"function\":{\"name\":\"" + piece.Item2 + "\",\"arguments\":\"" + piece.Item3 + "\"}}]}}]}\n\n"))
            + "data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"tool_calls\"}]}\n\ndata: [DONE]\n\n"));
        ChatReply reply = (await Collect(Model().StreamAsync("hi", Declaring("f", "g"))))[^1].Reply!;
        Assert.Equal(["a f {\"x\":1}", "b g {\"y\":2}"], reply.ToolCalls.Select(call => call.CallId + " " + call.Name + " " + call.ArgumentsText()));
    }
}
