using System.Net;
using System.Text.Json;

namespace Relay.Testing.Tests;

/// <summary>The same replies, asked for in Anthropic's protocol.</summary>
public sealed class MessagesAnswers
{
    [Fact]
    public async Task A_reply_is_a_message_at_v1_messages()
    {
        await using LoopbackProvider server = await LoopbackProvider.StartAsync(
            LoopbackReply.Text("Eight.").WithReasoning("Hm.").WithToolCall("look", """{"at":"sky"}""").WithUsage(12, 8, cached: 5, reasoning: 3));
        using var client = new HttpClient();
        JsonElement answer = JsonDocument.Parse(await (await Post(client, server, stream: false)).Content.ReadAsStringAsync()).RootElement;
        Assert.Equal(
            """[{"type":"thinking","thinking":"Hm.","signature":"bG9vcGJhY2s="},{"type":"text","text":"Eight."},{"type":"tool_use","id":"call_1","name":"look","input":{"at":"sky"}}]""",
            answer.GetProperty("content").GetRawText());
        Assert.Equal("tool_use", answer.GetProperty("stop_reason").GetString());
        Assert.Equal("""{"input_tokens":7,"cache_read_input_tokens":5,"output_tokens":8,"output_tokens_details":{"thinking_tokens":3}}""", answer.GetProperty("usage").GetRawText());
    }

    [Fact]
    public async Task A_streamed_reply_has_the_events_of_the_protocol()
    {
        await using LoopbackProvider server = await LoopbackProvider.StartAsync(LoopbackReply.Text("Eight.").WithChunkSize(3));
        using var client = new HttpClient();
        string events = await (await Post(client, server, stream: true)).Content.ReadAsStringAsync();
        Assert.Equal(
            ["message_start", "content_block_start", "content_block_delta", "content_block_delta", "content_block_stop", "message_delta", "message_stop"],
            events.Split('\n').Where(line => line.StartsWith("event: ", StringComparison.Ordinal)).Select(line => line["event: ".Length..]));
        Assert.DoesNotContain("[DONE]", events, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_has_the_envelope_of_the_protocol_that_asked()
    {
        LoopbackReply error = LoopbackReply.Error(529, "Overloaded", "overloaded_error");
        await using LoopbackProvider server = await LoopbackProvider.StartAsync(error, error);
        using var client = new HttpClient();
        HttpResponseMessage messages = await Post(client, server, stream: true);
        Assert.Equal((HttpStatusCode)529, messages.StatusCode);
        Assert.Equal("""{"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}""", await messages.Content.ReadAsStringAsync());
        HttpResponseMessage chat = await client.PostAsync(server.BaseUrl + "/chat/completions", new StringContent("{}"));
        Assert.Equal("""{"error":{"message":"Overloaded","type":"overloaded_error","param":null,"code":null}}""", await chat.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task An_error_event_is_the_protocols_own()
    {
        await using LoopbackProvider server = await LoopbackProvider.StartAsync(LoopbackReply.Text("Eight.").WithErrorEvent("Overloaded", "overloaded_error", afterEvents: 1));
        using var client = new HttpClient();
        string events = await (await Post(client, server, stream: true)).Content.ReadAsStringAsync();
        Assert.EndsWith("event: error\ndata: {\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\",\"message\":\"Overloaded\"}}\n\n", events, StringComparison.Ordinal);
    }

    private static Task<HttpResponseMessage> Post(HttpClient client, LoopbackProvider server, bool stream) =>
        client.PostAsync(server.BaseUrl + "/messages", new StringContent($$"""{"model":"m","messages":[{"role":"user","content":"hi"}],"stream":{{(stream ? "true" : "false")}}}"""));
}
