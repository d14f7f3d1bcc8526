using System.Net;
using System.Text.Json;

namespace Relay.Testing.Tests;

public sealed class JsonAnswers
{
    [Fact]
    public async Task An_empty_queue_is_answered_from_the_prompt()
    {
        await using LoopbackProvider server = await LoopbackProvider.StartAsync();
        using var client = new Client();
        JsonElement answer = await client.JsonAsync(server, Client.Body("Say this."));
        Assert.Equal("You said: Say this.", Message(answer).GetProperty("content").GetString());
        // 2 messages at 4, 18 bytes of text; 19 bytes of answer.
        Assert.Equal(13, answer.GetProperty("usage").GetProperty("prompt_tokens").GetInt32());
        Assert.Equal(5, answer.GetProperty("usage").GetProperty("completion_tokens").GetInt32());
        Assert.Equal(await client.TextAsync(server, Client.Body("Say this.")), await client.TextAsync(server, Client.Body("Say this.")));
    }

    [Fact]
    public async Task Replies_are_served_first_in_first_out()
    {
        await using LoopbackProvider server = await LoopbackProvider.StartAsync(LoopbackReply.Text("one"), LoopbackReply.Text("two"));
        using var client = new Client();
        Assert.Equal(2, server.PendingReplies);
        Assert.Equal("one", Message(await client.JsonAsync(server)).GetProperty("content").GetString());
        Assert.Equal("two", Message(await client.JsonAsync(server)).GetProperty("content").GetString());
        Assert.Equal(0, server.PendingReplies);
    }

    [Fact]
    public async Task A_responder_answers_what_the_queue_does_not()
    {
        await using LoopbackProvider server = await LoopbackProvider.StartAsync(new LoopbackOptions
        {
            Responder = request => LoopbackReply.Text("for " + request.Model),
        });
        server.Enqueue(LoopbackReply.Text("queued"));
        using var client = new Client();
        Assert.Equal("queued", Message(await client.JsonAsync(server)).GetProperty("content").GetString());
        Assert.Equal("for m2", Message(await client.JsonAsync(server, Client.Body(model: "m2"))).GetProperty("content").GetString());
    }

    [Fact]
    public async Task A_responder_that_throws_says_so_in_the_answer()
    {
        await using LoopbackProvider server = await LoopbackProvider.StartAsync(new LoopbackOptions
        {
            Responder = _ => throw new InvalidOperationException("wrong order"),
        });
        using var client = new Client();
        using HttpResponseMessage response = await client.PostAsync(server);
        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Contains("wrong order", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_carries_text_reasoning_tool_calls_usage_and_finish_reason()
    {
        await using LoopbackProvider server = await LoopbackProvider.StartAsync(LoopbackReply
            .ToolCall("add", """{"a":2}""", "id-7").WithToolCall("mul").WithText("Well.").WithReasoning("Hm.", ReasoningShape.Reasoning)
            .WithUsage(100, 40, cached: 64, reasoning: 30).WithFinishReason("length").WithId("x1").WithModel("dated-model"));
        using var client = new Client();
        JsonElement answer = await client.JsonAsync(server);
        JsonElement message = Message(answer);
        Assert.Equal("Well.", message.GetProperty("content").GetString());
        Assert.Equal("Hm.", message.GetProperty("reasoning").GetString());
        Assert.Equal(
            """[{"id":"id-7","type":"function","function":{"name":"add","arguments":"{\"a\":2}"}},{"id":"call_2","type":"function","function":{"name":"mul","arguments":"{}"}}]""",
            message.GetProperty("tool_calls").GetRawText());
        Assert.Equal(
            """{"prompt_tokens":100,"completion_tokens":40,"total_tokens":140,"prompt_tokens_details":{"cached_tokens":64},"completion_tokens_details":{"reasoning_tokens":30}}""",
            answer.GetProperty("usage").GetRawText());
        Assert.Equal("length", answer.GetProperty("choices")[0].GetProperty("finish_reason").GetString());
        Assert.Equal("x1", answer.GetProperty("id").GetString());
        Assert.Equal("dated-model", answer.GetProperty("model").GetString());
    }

    [Fact]
    public async Task The_requested_model_is_echoed()
    {
        await using LoopbackProvider server = await LoopbackProvider.StartAsync(new LoopbackOptions { Responder = Always(LoopbackReply.Text("x")) });
        using var client = new Client();
        Assert.Equal("m1", (await client.JsonAsync(server, Client.Body(model: "m1"))).GetProperty("model").GetString());
        Assert.Equal("m2", (await client.JsonAsync(server, Client.Body(model: "m2"))).GetProperty("model").GetString());
    }

    [Fact]
    public async Task Mistral_thinking_comes_as_content_parts()
    {
        await using LoopbackProvider server = await LoopbackProvider.StartAsync(
            LoopbackReply.Text("4").WithReasoning("2+2", ReasoningShape.ContentParts));
        using var client = new Client();
        Assert.Equal(
            """[{"type":"thinking","thinking":[{"type":"text","text":"2+2"}]},{"type":"text","text":"4"}]""",
            Message(await client.JsonAsync(server)).GetProperty("content").GetRawText());
    }

    [Fact]
    public async Task A_refusal_has_no_content()
    {
        await using LoopbackProvider server = await LoopbackProvider.StartAsync(LoopbackReply.Refusal("No."));
        using var client = new Client();
        JsonElement message = Message(await client.JsonAsync(server));
        Assert.Equal(JsonValueKind.Null, message.GetProperty("content").ValueKind);
        Assert.Equal("No.", message.GetProperty("refusal").GetString());
    }

    [Fact]
    public async Task Usage_can_be_absent_raw_or_carry_a_cost()
    {
        await using LoopbackProvider server = await LoopbackProvider.StartAsync(
            LoopbackReply.Text("x").WithoutUsage(),
            LoopbackReply.Text("x").WithUsage(new LoopbackUsage(1, 2) { Json = """{"odd":true}""" }),
            LoopbackReply.Text("x").WithUsage(new LoopbackUsage(1, 2) { CostUsd = 0.00012m, Total = 9 }));
        using var client = new Client();
        Assert.False((await client.JsonAsync(server)).TryGetProperty("usage", out _));
        Assert.Equal("""{"odd":true}""", (await client.JsonAsync(server)).GetProperty("usage").GetRawText());
        JsonElement usage = (await client.JsonAsync(server)).GetProperty("usage");
        Assert.Equal(0.00012m, usage.GetProperty("cost").GetDecimal());
        Assert.Equal(9, usage.GetProperty("total_tokens").GetInt32());
    }

    [Fact]
    public async Task An_unknown_path_is_404_and_recorded()
    {
        await using LoopbackProvider server = await LoopbackProvider.StartAsync(LoopbackReply.Text("kept"));
        using var client = new Client();
        using HttpResponseMessage response = await client.GetAsync(server.BaseUrl + "/models?limit=3");
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        ReceivedRequest request = Assert.Single(server.Requests);
        Assert.Equal("GET", request.Method);
        Assert.Equal("/v1/models", request.Path);
        Assert.Equal("?limit=3", request.Query);
        Assert.Equal(1, server.PendingReplies);
    }

    [Fact]
    public async Task A_get_of_the_chat_path_is_405()
    {
        await using LoopbackProvider server = await LoopbackProvider.StartAsync();
        using var client = new Client();
        using HttpResponseMessage response = await client.GetAsync(server.BaseUrl + "/chat/completions");
        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
    }

    private static Func<ReceivedRequest, LoopbackReply> Always(LoopbackReply reply) => _ => reply;

    private static JsonElement Message(JsonElement answer) => answer.GetProperty("choices")[0].GetProperty("message");
}
