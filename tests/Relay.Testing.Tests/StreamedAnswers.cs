using System.Text;
using System.Text.Json;

namespace Relay.Testing.Tests;

public sealed class StreamedAnswers
{
    [Fact]
    public async Task A_streamed_request_gets_the_same_reply_as_events()
    {
        LoopbackReply reply = LoopbackReply.Text("The answer is four.").WithReasoning("Two and two.").WithChunkSize(5);
        await using LoopbackProvider server = await LoopbackProvider.StartAsync(reply, reply);
        using var client = new Client();
        using HttpResponseMessage response = await client.PostAsync(server, Client.Body(stream: true));
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType?.ToString());
        List<string> events = Client.Data(await response.Content.ReadAsStringAsync());
        Assert.Equal("[DONE]", events[^1]);
        Assert.Equal("The answer is four.", Joined(events, "content"));
        Assert.Equal("Two and two.", Joined(events, "reasoning_content"));
        Assert.Equal(1 + 3 + 4 + 1 + 1, events.Count);
        Assert.Equal("stop", Choice(events[^2]).GetProperty("finish_reason").GetString());
        Assert.Equal("assistant", Choice(events[0]).GetProperty("delta").GetProperty("role").GetString());
    }

    [Fact]
    public async Task Usage_comes_in_a_last_chunk_only_when_asked_for()
    {
        LoopbackReply reply = LoopbackReply.Text("x").WithUsage(5, 1);
        await using LoopbackProvider server = await LoopbackProvider.StartAsync(reply, reply);
        using var client = new Client();
        List<string> asked = await client.EventsAsync(server, usage: true);
        List<string> notAsked = await client.EventsAsync(server, usage: false);
        Assert.Equal("""{"prompt_tokens":5,"completion_tokens":1,"total_tokens":6}""", Parse(asked[^2]).GetProperty("usage").GetRawText());
        Assert.Equal(0, Parse(asked[^2]).GetProperty("choices").GetArrayLength());
        Assert.DoesNotContain(notAsked, data => data.Contains("usage", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Usage_in_every_chunk_grows_to_the_true_one()
    {
        await using LoopbackProvider server = await LoopbackProvider.StartAsync(
            LoopbackReply.Text("abcdefgh").WithChunkSize(2).WithUsage(7, 100).WithUsageInEveryChunk());
        using var client = new Client();
        List<string> events = await client.EventsAsync(server, usage: true);
        long[] outputs = [.. events.Take(events.Count - 1).Select(data => Parse(data).GetProperty("usage").GetProperty("completion_tokens").GetInt64())];
        Assert.Equal([16, 33, 50, 66, 83, 100], outputs);
    }

    [Fact]
    public async Task A_chunk_never_cuts_a_character_in_two()
    {
        await using LoopbackProvider server = await LoopbackProvider.StartAsync(LoopbackReply.Text("a🚀b🚀").WithChunkSize(1));
        using var client = new Client();
        Assert.Equal("a🚀b🚀", Joined(await client.EventsAsync(server), "content"));
    }

    [Theory]
    [InlineData(ToolDeltaShape.Standard, "0,0,0,1,1,1")]
    [InlineData(ToolDeltaShape.RepeatedId, "0,0,0,1,1,1")]
    [InlineData(ToolDeltaShape.NoIndex, "-,-,-,-,-,-")]
    [InlineData(ToolDeltaShape.IndexAlwaysZero, "0,0,0,0,0,0")]
    [InlineData(ToolDeltaShape.IndexFromOne, "1,1,1,2,2,2")]
    [InlineData(ToolDeltaShape.WholeCalls, "0,1")]
    [InlineData(ToolDeltaShape.Interleaved, "0,1,0,1,0,1")]
    public async Task Tool_call_deltas_have_the_shape_asked_for(ToolDeltaShape shape, string indexes)
    {
        await using LoopbackProvider server = await LoopbackProvider.StartAsync(LoopbackReply
            .ToolCall("add", """{"a":1}""").WithToolCall("mul", """{"b":2}""").WithChunkSize(4).WithToolDeltas(shape));
        using var client = new Client();
        List<JsonElement> deltas = [.. (await client.EventsAsync(server))
            .Where(data => data.Contains("tool_calls\":", StringComparison.Ordinal))
            .Select(data => Choice(data).GetProperty("delta").GetProperty("tool_calls")[0])];
        Assert.Equal(indexes, string.Join(',', deltas.Select(delta => delta.TryGetProperty("index", out JsonElement index) ? index.GetRawText() : "-")));
        string all = string.Concat(deltas.Select(delta => delta.GetProperty("function").GetProperty("arguments").GetString()));
        Assert.Equal(shape == ToolDeltaShape.Interleaved ? """{"a"{"b":1}:2}""" : """{"a":1}{"b":2}""", all);
        int ids = deltas.Count(delta => delta.TryGetProperty("id", out _));
        Assert.Equal(shape == ToolDeltaShape.RepeatedId ? 6 : 2, ids);
    }

    [Fact]
    public async Task Framing_can_be_anything_the_format_allows()
    {
        LoopbackReply reply = LoopbackReply.Text("hi");
        await using LoopbackProvider server = await LoopbackProvider.StartAsync(
            reply.WithCrLf(), reply.WithoutSpaceAfterData(), reply.WithByteOrderMark(), reply.WithoutDone(), reply.WithComments("PROCESSING"), reply.WithMultilineData());
        using var client = new Client();
        string body = Client.Body(stream: true);

        string crlf = await client.TextAsync(server, body);
        Assert.Equal(crlf.Count(c => c == '\n'), crlf.Split("\r\n").Length - 1);
        Assert.Contains("\ndata:{", "\n" + await client.TextAsync(server, body), StringComparison.Ordinal);
        using (HttpResponseMessage marked = await client.PostAsync(server, body))
            Assert.Equal([0xEF, 0xBB, 0xBF, (byte)'d'], (await marked.Content.ReadAsByteArrayAsync())[..4]);
        Assert.DoesNotContain("[DONE]", await client.TextAsync(server, body), StringComparison.Ordinal);
        Assert.StartsWith(": PROCESSING\ndata: {", await client.TextAsync(server, body), StringComparison.Ordinal);
        string multiline = await client.TextAsync(server, body);
        Assert.Contains("data: {\ndata: \"id\"", multiline, StringComparison.Ordinal);
        Assert.Equal("hi", Joined(Client.Data(multiline), "content"));
    }

    [Fact]
    public async Task An_error_event_ends_the_stream()
    {
        await using LoopbackProvider server = await LoopbackProvider.StartAsync(LoopbackReply.Text("hello").WithErrorEvent("overloaded", "503", afterEvents: 2));
        using var client = new Client();
        List<string> events = await client.EventsAsync(server);
        Assert.Equal(3, events.Count);
        Assert.Equal("""{"error":{"message":"overloaded","type":"server_error","param":null,"code":"503"}}""", events[2]);
    }

    [Fact]
    public async Task A_raw_event_is_put_between_the_others()
    {
        await using LoopbackProvider server = await LoopbackProvider.StartAsync(LoopbackReply.Text("hello").WithRawEvent("{broken", 1));
        using var client = new Client();
        List<string> events = await client.EventsAsync(server);
        Assert.Equal("{broken", events[1]);
        Assert.Equal("[DONE]", events[^1]);
    }

    [Fact]
    public async Task Malformed_json_breaks_the_body_or_the_third_event()
    {
        LoopbackReply reply = LoopbackReply.Text("a longer answer, in more than one chunk").WithMalformedJson();
        await using LoopbackProvider server = await LoopbackProvider.StartAsync(reply, reply);
        using var client = new Client();
        string body = await client.TextAsync(server);
        Assert.ThrowsAny<JsonException>(() => Parse(body));
        List<string> events = await client.EventsAsync(server);
        Assert.Equal(JsonValueKind.Object, Parse(events[1]).ValueKind);
        Assert.ThrowsAny<JsonException>(() => Parse(events[2]));
        Assert.Equal(JsonValueKind.Object, Parse(events[3]).ValueKind);
    }

    [Fact]
    public async Task A_raw_body_is_served_as_it_is_whatever_was_asked()
    {
        await using LoopbackProvider server = await LoopbackProvider.StartAsync(
            LoopbackReply.RawJson("""{"a":1}""", 201), LoopbackReply.RawEvents("data: x\n\n"), LoopbackReply.Raw(204, null, default));
        using var client = new Client();
        using HttpResponseMessage json = await client.PostAsync(server, Client.Body(stream: true));
        Assert.Equal(201, (int)json.StatusCode);
        Assert.Equal("application/json", json.Content.Headers.ContentType?.ToString());
        Assert.Equal("""{"a":1}""", await json.Content.ReadAsStringAsync());
        Assert.Equal("data: x\n\n", await client.TextAsync(server));
        using HttpResponseMessage empty = await client.PostAsync(server);
        Assert.Empty(await empty.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task A_stream_starts_with_what_was_rendered_for_it_and_not_for_another_request()
    {
        LoopbackReply reply = LoopbackReply.Text("same");
        await using LoopbackProvider server = await LoopbackProvider.StartAsync(new LoopbackOptions { Responder = _ => reply });
        using var client = new Client();
        string json = await client.TextAsync(server, Client.Body());
        string stream = await client.TextAsync(server, Client.Body(stream: true));
        string withUsage = await client.TextAsync(server, Client.Body(stream: true, usage: true));
        Assert.StartsWith("{", json, StringComparison.Ordinal);
        Assert.StartsWith("data: ", stream, StringComparison.Ordinal);
        Assert.True(withUsage.Length > stream.Length);
        Assert.Equal(json, await client.TextAsync(server, Client.Body()));
    }

    private static string Joined(List<string> events, string field)
    {
        var text = new StringBuilder();
        foreach (string data in events.Where(data => data != "[DONE]"))
        {
            foreach (JsonElement choice in Parse(data).GetProperty("choices").EnumerateArray())
            {
                if (choice.GetProperty("delta").TryGetProperty(field, out JsonElement piece))
                    text.Append(piece.GetString());
            }
        }

        return text.ToString();
    }

    private static JsonElement Parse(string json) => JsonDocument.Parse(json).RootElement;

    private static JsonElement Choice(string data) => Parse(data).GetProperty("choices")[0];
}
