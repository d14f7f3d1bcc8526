using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay.Tests;

[Feature(23)]
[Feature(49)]
public sealed class AnthropicMessageTests : AnthropicTest
{
    [Theory]
    [InlineData("")]
    [InlineData("/v1")]
    [InlineData("/v1/")]
    public async Task A_base_address_may_have_its_version_or_not(string end)
    {
        await SentWith(null, configure: m => m.BaseUrl = Server.BaseUrl[..^"/v1".Length] + end);
        ReceivedRequest request = Server.Requests[^1];
        Assert.Equal("/v1/messages", request.Path);
        Assert.Equal("test-key", request.Headers["x-api-key"]);
        Assert.Equal("2023-06-01", request.Headers["anthropic-version"]);
        Assert.DoesNotContain("Authorization", request.Headers.Keys);
        Assert.DoesNotContain("anthropic-beta", request.Headers.Keys);
    }

    [Fact]
    public async Task Instructions_and_system_messages_become_the_system_text()
    {
        JsonElement body = await Sent(
            [new(ChatRole.System, "Be brief."), new(ChatRole.User, "hi"), new(ChatRole.System, "Be kind.")], new ChatOptions { Instructions = "You are a clerk." });
        Assert.Equal("You are a clerk.\n\nBe brief.\n\nBe kind.", body.GetProperty("system").GetString());
        Assert.Equal("""[{"role":"user","content":"hi"}]""", Raw(body, "messages"));
        Assert.True(Warns("a system message inside"));
    }

    [Fact]
    public async Task Messages_of_one_role_become_one_turn_and_blank_text_is_not_sent()
    {
        JsonElement body = await Sent(
            [User(new TextContent("a")), User(new TextContent(" "), new TextContent("b")), Assistant(new TextContent("")), User(new TextContent("c"), new TextContent("d"))]);
        Assert.Equal("""[{"role":"user","content":[{"type":"text","text":"a"},{"type":"text","text":"b"},{"type":"text","text":"c"},{"type":"text","text":"d"}]}]""", Raw(body, "messages"));
    }

    [Fact]
    public async Task Tool_results_stand_first_in_the_users_turn_and_failures_say_so()
    {
        JsonElement body = await Sent(
        [
            User(new TextContent("go")),
            Assistant(new FunctionCallContent("c1", "look", new Dictionary<string, object?> { ["at"] = "sky" }), new FunctionCallContent("c2", "look")),
            User(new TextContent("and?")),
            new(ChatRole.Tool, [new FunctionResultContent("c1", new List<AIContent> { new TextContent("blue"), new DataContent(new byte[] { 1, 2 }, "image/png") })]),
            new(ChatRole.Tool, [new FunctionResultContent("c2", null) { Exception = new InvalidOperationException("clouds") }]),
        ]);
        JsonElement turns = body.GetProperty("messages");
        Assert.Equal("""{"role":"assistant","content":[{"type":"tool_use","id":"c1","name":"look","input":{"at":"sky"}},{"type":"tool_use","id":"c2","name":"look","input":{}}]}""", turns[1].GetRawText());
        Assert.Equal(
            """{"role":"user","content":[{"type":"tool_result","tool_use_id":"c1","content":[{"type":"text","text":"blue"},{"type":"image","source":{"type":"base64","media_type":"image/png","data":"AQI="}}]},{"type":"tool_result","tool_use_id":"c2","content":"Error: clouds","is_error":true},{"type":"text","text":"and?"}]}""",
            turns[2].GetRawText());
    }

    [Fact]
    public async Task Broken_arguments_of_a_tool_call_can_still_go_back()
    {
        Server.Enqueue(LoopbackReply.RawEvents("""
            data: {"type":"message_start","message":{"content":[],"usage":{"input_tokens":1,"output_tokens":1}}}

            data: {"type":"content_block_start","index":0,"content_block":{"type":"tool_use","id":"c1","name":"look","input":{}}}

            data: {"type":"content_block_delta","index":0,"delta":{"type":"input_json_delta","partial_json":"{\"at\": \"sk"}}

            data: {"type":"message_delta","delta":{"stop_reason":"max_tokens"},"usage":{"output_tokens":2}}

            data: {"type":"message_stop"}


            """));
        ChatReply cut = (await Collect(Model(Sonnet45).StreamAsync("hi")))[^1].Reply!;
        Assert.NotNull(Assert.Single(cut.ToolCalls).Exception);

        JsonElement body = await Sent([User(new TextContent("go")), cut.Message, new(ChatRole.Tool, [new FunctionResultContent("c1", "no")])]);
        Assert.Equal("""{"_raw":"{\"at\": \"sk"}""", body.GetProperty("messages")[1].GetProperty("content")[0].GetProperty("input").GetRawText());
    }

    [Fact]
    public async Task Images_documents_and_files_have_their_blocks()
    {
        JsonElement body = await Sent(
        [
            User(
                new DataContent(new byte[] { 1 }, "image/png"),
                new UriContent("https://example.com/a.jpg", "image/jpeg"),
                new DataContent(new byte[] { 1 }, "application/pdf") { Name = "a.pdf" },
                new UriContent("https://example.com/a.pdf", "application/pdf"),
                new DataContent("Notes."u8.ToArray(), "text/markdown"),
                new HostedFileContent("file_1")),
        ]);
        Assert.Equal(
            """[{"type":"image","source":{"type":"base64","media_type":"image/png","data":"AQ=="}},{"type":"image","source":{"type":"url","url":"https://example.com/a.jpg"}},{"type":"document","source":{"type":"base64","media_type":"application/pdf","data":"AQ=="},"title":"a.pdf"},{"type":"document","source":{"type":"url","url":"https://example.com/a.pdf"}},{"type":"document","source":{"type":"text","media_type":"text/plain","data":"Notes."}},{"type":"document","source":{"type":"file","file_id":"file_1"}}]""",
            body.GetProperty("messages")[0].GetProperty("content").GetRawText());
        Assert.Equal("files-api-2025-04-14", Server.Requests[^1].Headers["anthropic-beta"]);
    }

    [Theory]
    [InlineData("audio/wav", "user")]
    [InlineData("image/png", "assistant")]
    public async Task What_the_api_cannot_carry_is_an_error(string mediaType, string role)
    {
        var message = new ChatMessage(new ChatRole(role), [new DataContent(new byte[] { 1 }, mediaType)]);
        RelayException error = await Assert.ThrowsAsync<RelayException>(() => Sent([User(new TextContent("a")), message]));
        Assert.Equal(RelayErrorKind.InvalidRequest, error.Kind);
        Assert.Contains(mediaType, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_conversation_of_system_text_alone_is_an_error()
    {
        RelayException error = await Assert.ThrowsAsync<RelayException>(() => Sent([new(ChatRole.System, "Be brief.")]));
        Assert.Equal(RelayErrorKind.InvalidRequest, error.Kind);
    }

    [Fact]
    public async Task Cache_breakpoints_go_where_they_were_asked_for()
    {
        static AdditionalPropertiesDictionary Cached(object how) => new() { ["cache_control"] = how };
        JsonElement body = await Sent(
        [
            new(ChatRole.System, [new TextContent("Long.") { AdditionalProperties = Cached("1h") }]),
            User(new TextContent("a") { AdditionalProperties = Cached("ephemeral") }),
        ]);
        Assert.Equal("""[{"type":"text","text":"Long.","cache_control":{"type":"ephemeral","ttl":"1h"}}]""", Raw(body, "system"));
        Assert.Equal("""[{"type":"text","text":"a","cache_control":{"type":"ephemeral"}}]""", body.GetProperty("messages")[0].GetProperty("content").GetRawText());
        Assert.Empty(Reply.Warnings);
    }

    [Fact]
    public async Task Of_more_than_four_cache_breakpoints_the_last_four_are_sent()
    {
        AIContent[] parts = [.. Enumerable.Range(0, 6).Select(i => new TextContent("p" + i) { AdditionalProperties = new() { ["cache_control"] = "ephemeral" } })];
        JsonElement body = await Sent([User(parts)]);
        Assert.Equal(
            [false, false, true, true, true, true],
            body.GetProperty("messages")[0].GetProperty("content").EnumerateArray().Select(part => part.TryGetProperty("cache_control", out _)));
        Assert.True(Warns("2 of 6 cache_control breakpoints were not sent"));
    }
}
