using System.IO.Compression;
using System.Text;
using Microsoft.Extensions.AI;

namespace Relay.Tests;

/// <summary>Answers of servers that are odd, broken or lying.</summary>
public sealed class OddAnswerTests : LoopbackTest
{
    private const string Good = """{"id":"c1","choices":[{"index":0,"message":{"role":"assistant","content":"hi"},"finish_reason":"stop"}]}""";

    [Theory]
    [InlineData("null", null)]
    [InlineData("{}", null)]
    [InlineData("[]", null)]
    [InlineData("\"none\"", null)]
    [InlineData("""{"prompt_tokens":null,"completion_tokens":null}""", null)]
    [InlineData("""{"prompt_tokens":"12","completion_tokens":"3"}""", 15L)]
    [InlineData("""{"prompt_tokens":12.0,"completion_tokens":3}""", 15L)]
    [InlineData("""{"prompt_tokens":12,"total_tokens":15}""", 15L)]
    [InlineData("""{"prompt_tokens":-1,"completion_tokens":3}""", 3L)]
    [InlineData("""{"prompt_tokens":9223372036854775807,"completion_tokens":9223372036854775807,"total_tokens":1}""", null)]
    [InlineData("""{"prompt_tokens":1e999,"completion_tokens":1}""", 1L)]
    [InlineData("""{"prompt_tokens":5,"completion_tokens":1,"prompt_tokens_details":null,"completion_tokens_details":[]}""", 6L)]
    public async Task Usage_is_what_can_be_believed(string usage, long? total)
    {
        Server.Enqueue(LoopbackReply.RawJson(Good[..^1] + ",\"usage\":" + usage + "}"));
        ChatReply reply = await Model().ChatAsync("hi");
        Assert.Equal(total, reply.Usage?.Total);
    }

    [Theory]
    [InlineData("""{"choices":null}""")]
    [InlineData("""{"choices":{}}""")]
    [InlineData("""{"choices":[null]}""")]
    [InlineData("""{"choices":[{"index":1,"message":{"content":"other"}}]}""")]
    public async Task An_answer_without_choice_0_is_the_providers_failure(string body)
    {
        Server.Enqueue(LoopbackReply.RawJson(body));
        RelayException error = await Assert.ThrowsAsync<RelayException>(() => Model().ChatAsync("hi"));
        Assert.Equal(RelayErrorKind.Provider, error.Kind);
    }

    [Theory]
    [InlineData("""{"reasoning":"","reasoning_content":"because","content":null}""")]
    [InlineData("""{"reasoning":null,"reasoning_content":"because","content":null}""")]
    [InlineData("""{"reasoning":"because","reasoning_content":"because","content":""}""")]
    [InlineData("""{"reasoning_content":"because","reasoning":"","content":null}""")]
    public async Task Reasoning_under_two_names_is_read_once_and_an_empty_one_hides_nothing(string message)
    {
        Server.Enqueue(LoopbackReply.RawJson("""{"choices":[{"index":1,"message":{"content":"no"}},{"index":0,"message":""" + message + """}]}"""));
        ChatReply reply = await Model().ChatAsync("hi");
        Assert.Equal("because", reply.ReasoningText);
        Assert.Equal("", reply.Text);
    }

    [Theory]
    [InlineData("""{"object":"error","message":"too long","type":"BadRequestError","code":"context_length_exceeded"}""", RelayErrorKind.ContextWindow, "too long")]
    [InlineData("""{"type":"error","error":{"type":"overloaded_error","message":"busy"}}""", RelayErrorKind.Overloaded, "busy")]
    [InlineData("""{"error":"out of luck"}""", RelayErrorKind.Provider, "out of luck")]
    [InlineData("""{"error":true}""", RelayErrorKind.Provider, "true")]
    [InlineData("""{"error":{}}""", RelayErrorKind.Provider, null)]
    [InlineData("""{"error":{"message":"bad key","code":"invalid_api_key"}}""", RelayErrorKind.Authentication, "bad key")]
    [InlineData("""{"error":{"message":"slow","type":"rate_limit_error"}}""", RelayErrorKind.RateLimit, "slow")]
    public async Task An_error_under_status_200_is_classified_by_what_it_says(string body, RelayErrorKind kind, string? message)
    {
        Server.Enqueue(LoopbackReply.RawJson(body));
        RelayException error = await Assert.ThrowsAsync<RelayException>(() => Model().ChatAsync("hi"));
        Assert.Equal(kind, error.Kind);
        Assert.Equal(message, error.ProviderMessage);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("\"\"")]
    [InlineData("{}")]
    [InlineData("false")]
    [InlineData("""{"message":"","code":null}""")]
    public async Task An_error_field_that_says_nothing_beside_an_answer_is_no_error(string error)
    {
        Server.Enqueue(LoopbackReply.RawJson("{\"error\":" + error + "," + Good[1..]));
        Assert.Equal("hi", (await Model().ChatAsync("hi")).Text);
    }

    [Fact]
    public async Task A_byte_order_mark_before_the_JSON_is_passed_over()
    {
        Server.Enqueue(LoopbackReply.Raw(200, "application/json", (byte[])[0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Good)]));
        Server.Enqueue(LoopbackReply.Raw(404, "application/json", (byte[])[0xEF, 0xBB, 0xBF, .. "{\"error\":{\"message\":\"gone\"}}"u8]));
        Assert.Equal("hi", (await Model().ChatAsync("hi")).Text);
        Assert.Equal("gone", (await Model().TryChatAsync("hi")).Error!.ProviderMessage);
    }

    [Theory]
    [InlineData("anthropic/claude-sonnet-4-5", """{"type":"message","role":"assistant","content":[{"type":"text","text":"hi"}],"stop_reason":"end_turn"}""")]
    [InlineData("google/gemini-2.5-flash", """{"candidates":[{"content":{"role":"model","parts":[{"text":"hi"}]},"finishReason":"STOP"}]}""")]
    public async Task A_byte_order_mark_is_passed_over_in_every_protocol(string target, string answer)
    {
        Server.Enqueue(LoopbackReply.Raw(200, "application/json", (byte[])[0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(answer)]));
        Server.Enqueue(LoopbackReply.Raw(404, "application/json", (byte[])[0xEF, 0xBB, 0xBF, .. "{\"error\":{\"message\":\"gone\"}}"u8]));
        Assert.Equal("hi", (await Model(target).ChatAsync("hi")).Text);
        Assert.Equal("gone", (await Model(target).TryChatAsync("hi")).Error!.ProviderMessage);
    }

    [Fact]
    public async Task Half_a_character_in_an_error_of_Gemini_takes_nothing_from_it()
    {
        Server.Enqueue(LoopbackReply.RawJson("""{"error":{"message":"half \ud83d","status":"UNAVAILABLE"}}""", 503));
        RelayException error = (await Model("google/gemini-2.5-flash").TryChatAsync("hi")).Error!;
        Assert.Equal(("half \ud83d", "UNAVAILABLE"), (error.ProviderMessage, error.ProviderCode));
    }

    [Fact]
    public async Task Arguments_nested_more_deeply_than_the_framework_reads_arrive_and_go_back_on_Anthropic_too()
    {
        string deep = string.Concat(Enumerable.Repeat("{\"a\":", 100)) + "1" + new string('}', 100);
        Server.Enqueue(LoopbackReply.RawJson($$"""{"type":"message","role":"assistant","content":[{"type":"tool_use","id":"t","name":"f","input":{{deep}}}],"stop_reason":"tool_use"}"""));
        Server.Enqueue(LoopbackReply.Text("ok"));
        ModelAlias model = Model("anthropic/claude-sonnet-4-5");
        ChatReply reply = await model.ChatAsync("hi");
        Assert.Equal(deep, Assert.Single(reply.ToolCalls).ArgumentsText());

        await model.ChatAsync([new ChatMessage(ChatRole.User, "hi"), reply.Message, new ChatMessage(ChatRole.Tool, [new FunctionResultContent("t", "1")])]);
        Assert.Contains("\"input\":" + deep, Server.Requests[^1].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bytes_that_are_not_UTF8_do_not_break_an_answer_or_an_error()
    {
        byte[] answer = Encoding.Latin1.GetBytes(Good.Replace("\"hi\"", "\"caf\u00e9\"", StringComparison.Ordinal));
        Server.Enqueue(LoopbackReply.Raw(200, "application/json", answer));
        Server.Enqueue(LoopbackReply.Raw(500, "application/json", Encoding.Latin1.GetBytes("{\"error\":{\"message\":\"caf\u00e9\"}}")));
        Server.Enqueue(LoopbackReply.RawJson("""{"error":{"message":"half \ud83d"}}""", 500));
        Assert.Equal("caf\uFFFD", (await Model().ChatAsync("hi")).Text);
        Assert.Equal("caf\uFFFD", (await Model().TryChatAsync("hi")).Error!.ProviderMessage);
        Assert.Equal("half \ud83d", (await Model().TryChatAsync("hi")).Error!.ProviderMessage);
    }

    [Fact]
    public async Task JSON_deeper_than_64_is_read()
    {
        string deep = string.Concat(Enumerable.Repeat("{\"a\":", 100)) + "1" + new string('}', 100);
        string arguments = System.Text.Json.JsonSerializer.Serialize(deep);
        Server.Enqueue(LoopbackReply.RawJson("{\"echo\":" + deep + ",\"choices\":[{\"message\":{\"content\":null,\"tool_calls\":[{\"id\":\"a\",\"function\":{\"name\":\"f\",\"arguments\":" + arguments + "}}]}}]}"));
        FunctionCallContent call = Assert.Single((await Model().ChatAsync("hi", Declaring("f"))).ToolCalls);
        Assert.Null(call.Exception);
        Assert.Equal(deep, call.ArgumentsText());
    }

    [Fact]
    public async Task Compressed_bodies_are_read_and_broken_ones_are_typed_errors()
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(Encoding.UTF8.GetBytes(Good));
        }

        Server.Enqueue(LoopbackReply.Raw(200, "application/json", packed.ToArray()).WithHeader("Content-Encoding", "gzip"));
        Server.Enqueue(LoopbackReply.Raw(200, "application/json", "not gzip at all"u8.ToArray()).WithHeader("Content-Encoding", "gzip"));
        Server.Enqueue(LoopbackReply.Raw(429, "application/json", "not gzip at all"u8.ToArray()).WithHeader("Content-Encoding", "gzip"));
        Server.Enqueue(LoopbackReply.Raw(200, "text/event-stream", "not gzip at all"u8.ToArray()).WithHeader("Content-Encoding", "gzip"));

        Assert.Equal("hi", (await Model().ChatAsync("hi")).Text);
        Assert.Equal(RelayErrorKind.Provider, (await Model().TryChatAsync("hi")).Error!.Kind);
        Assert.Equal(RelayErrorKind.RateLimit, (await Model().TryChatAsync("hi")).Error!.Kind);
        Assert.Equal(RelayErrorKind.StreamError, (await CollectFailure(Model().StreamAsync("hi"))).Error.Kind);
    }

    [Fact]
    public async Task A_proxy_that_always_streams_is_understood()
    {
        Server.Enqueue(LoopbackReply.RawEvents("data: {\"choices\":[{\"delta\":{\"content\":\"in \"}}]}\n\ndata: {\"choices\":[{\"delta\":{\"content\":\"pieces\"},\"finish_reason\":\"stop\"}],\"usage\":{\"prompt_tokens\":1,\"completion_tokens\":2}}\n\ndata: [DONE]\n\n"));
        Server.Enqueue(LoopbackReply.RawEvents("data: {\"choices\":[{\"delta\":{\"content\":\"cut\"}}]}\n\n"));
        Server.Enqueue(LoopbackReply.Raw(200, "text/event-stream", Encoding.UTF8.GetBytes(Good)));

        ChatReply reply = await Model().ChatAsync("hi");
        Assert.Equal("in pieces", reply.Text);
        Assert.Equal(3, reply.Usage!.Total);
        Assert.Equal(RelayErrorKind.StreamTruncated, (await Model().TryChatAsync("hi")).Error!.Kind);
        Assert.Equal("hi", (await Model().ChatAsync("hi")).Text);
    }

    [Theory]
    [InlineData(204, null, "")]
    [InlineData(200, "text/html", "<html>log in</html>")]
    [InlineData(200, null, "")]
    public async Task An_answer_that_is_none_is_a_typed_error_also_for_a_stream(int status, string? type, string body)
    {
        Server.Enqueue(LoopbackReply.Raw(status, type, Encoding.UTF8.GetBytes(body)));
        Server.Enqueue(LoopbackReply.Raw(status, type, Encoding.UTF8.GetBytes(body)));
        Assert.Equal(RelayErrorKind.Provider, (await Model().TryChatAsync("hi")).Error!.Kind);
        RelayException error = (await CollectFailure(Model().StreamAsync("hi"))).Error;
        Assert.Equal(type is null ? RelayErrorKind.StreamTruncated : RelayErrorKind.Provider, error.Kind);
    }

    [Fact]
    public async Task A_redirect_is_not_followed_and_takes_no_key_anywhere()
    {
        Server.Enqueue(LoopbackReply.Raw(307, null, default).WithHeader("Location", Server.BaseUrl + "/elsewhere"));
        RelayException error = await Assert.ThrowsAsync<RelayException>(() => Model().ChatAsync("hi"));
        Assert.Equal(307, error.StatusCode);
        Assert.Single(Server.Requests);
    }

    [Theory]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("-Infinity")]
    [InlineData("1e400")]
    public async Task A_Retry_After_that_is_not_a_number_does_not_hide_the_error(string value)
    {
        Server.Enqueue(LoopbackReply.Error(429, "slow down").WithHeader("Retry-After", value));
        RelayException error = await Assert.ThrowsAsync<RelayException>(() => Model().ChatAsync("hi"));
        Assert.Equal(RelayErrorKind.RateLimit, error.Kind);
        Assert.Null(error.RetryAfter);
    }

    [Fact]
    public async Task A_body_that_breaks_off_is_a_connection_error()
    {
        Server.Enqueue(LoopbackReply.RawJson(Good).AbortAfter(20));
        RelayException error = await Assert.ThrowsAsync<RelayException>(() => Model().ChatAsync("hi"));
        Assert.Equal(RelayErrorKind.Connection, error.Kind);
        Assert.Equal(200, error.StatusCode);
    }

    [Theory]
    [InlineData("stop", "stop")]
    [InlineData("STOP", "stop")]
    [InlineData("MAX_TOKENS", "length")]
    [InlineData("sensitive", "content_filter")]
    [InlineData("network_error", "error")]
    [InlineData("something_new", "other")]
    public async Task Finish_reasons_are_mapped_and_the_providers_word_is_kept(string raw, string mapped)
    {
        Server.Enqueue(LoopbackReply.Text("x").WithFinishReason(raw));
        Server.Enqueue(LoopbackReply.ToolCall("f").WithFinishReason("stop"));
        ChatReply reply = await Model().ChatAsync("hi");
        Assert.Equal(mapped, reply.FinishReason!.Value.Value);
        Assert.Equal(raw, reply.RawFinishReason);
        ChatReply call = await Model().ChatAsync("hi");
        Assert.Equal(ChatFinishReason.ToolCalls, call.FinishReason);
        Assert.Equal("stop", call.RawFinishReason);
    }
}
