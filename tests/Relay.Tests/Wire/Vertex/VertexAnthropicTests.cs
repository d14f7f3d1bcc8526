using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay.Tests;

public sealed class VertexAnthropicTests : VertexTest
{
    [Theory]
    [InlineData("claude-sonnet-4-5@20250929")]
    [InlineData("anthropic/claude-sonnet-4-5@20250929")]
    [InlineData("publishers/anthropic/models/claude-sonnet-4-5@20250929")]
    public async Task The_model_is_in_the_path_and_the_version_in_the_body(string model)
    {
        Server.Enqueue(LoopbackReply.Text("hi").WithUsage(100_000, 0));
        ChatReply reply = await Vertex(model, m => m.Parameters = new ModelParameters { MaxTokens = 100 }).ChatAsync("hello");

        ReceivedRequest request = Server.Requests[^1];
        Assert.Equal(Place + "publishers/anthropic/models/claude-sonnet-4-5@20250929:rawPredict", request.Path);
        Assert.Equal("Bearer " + TokenScript.Token, request.Headers["Authorization"]);
        Assert.False(request.Headers.ContainsKey("anthropic-version"));
        Assert.Equal("""{"anthropic_version":"vertex-2023-10-16","max_tokens":100,"messages":[{"role":"user","content":"hello"}]}""", request.Body);
        Assert.Equal("hi", reply.Text);
        Assert.Equal(0.3m, reply.Cost.TotalUsd);
    }

    [Fact]
    public async Task A_stream_has_a_method_of_its_own_and_asks_for_one_in_the_body_too()
    {
        Server.Enqueue(LoopbackReply.Text("one two").WithUsage(10, 2));
        List<ChatUpdate> updates = await Collect(Vertex("claude-haiku-4-5@20251001").StreamAsync("count"));

        ReceivedRequest request = Server.Requests[^1];
        Assert.Equal(Place + "publishers/anthropic/models/claude-haiku-4-5@20251001:streamRawPredict", request.Path);
        Assert.True(request.Json.GetProperty("stream").GetBoolean());
        Assert.Equal(("one two", ChatFinishReason.Stop), (updates[^1].Reply!.Text, updates[^1].Reply!.FinishReason));
    }

    [Fact]
    public async Task Tools_go_there_and_back()
    {
        Server.Enqueue(LoopbackReply.ToolCall("Weather", """{"city":"Lisbon"}""", "toolu_vrtx_1"));
        ModelAlias model = Vertex("claude-sonnet-4-5@20250929");
        var options = new CallOptions { Tools = [AIFunctionFactory.Create((string city) => city + ": 20", "Weather")] };
        ChatReply first = await model.ChatAsync("weather?", options);
        Server.Enqueue(LoopbackReply.Text("20 degrees"));
        ChatReply second = await model.ChatAsync([new(ChatRole.User, "weather?"), first.Message, new(ChatRole.Tool, [new FunctionResultContent("toolu_vrtx_1", "20")])], options);

        Assert.Equal("20 degrees", second.Text);
        JsonElement messages = Server.Requests[^1].Json.GetProperty("messages");
        Assert.Equal("toolu_vrtx_1", messages[1].GetProperty("content")[0].GetProperty("id").GetString());
        Assert.Equal("toolu_vrtx_1", messages[2].GetProperty("content")[0].GetProperty("tool_use_id").GetString());
    }

    [Fact]
    public async Task Betas_are_named_in_their_header_and_a_version_of_the_callers_own_is_not_doubled()
    {
        Server.Enqueue(LoopbackReply.Text("hi"));
        await Vertex("claude-sonnet-4-5@20250929").ChatAsync("hello", new CallOptions
        {
            AdditionalProperties = new() { ["anthropic_beta"] = new[] { "context-1m-2025-08-07", "web-search-2025-03-05" }, ["anthropic_version"] = "bedrock-2023-05-31" },
        });

        ReceivedRequest request = Server.Requests[^1];
        Assert.Equal("context-1m-2025-08-07,web-search-2025-03-05", request.Headers["anthropic-beta"]);
        Assert.DoesNotContain("beta", request.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("bedrock", request.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Parameters_follow_the_rules_of_claude()
    {
        Server.Enqueue(LoopbackReply.Text("hi"));
        ChatReply reply = await Vertex("claude-opus-4-7").ChatAsync("hello", new CallOptions { Temperature = 0.5f, Seed = 1, Reasoning = new() { Effort = ReasoningEffort.High } });

        JsonElement body = Server.Requests[^1].Json;
        Assert.False(body.TryGetProperty("temperature", out _));
        Assert.False(body.TryGetProperty("seed", out _));
        Assert.Equal("adaptive", body.GetProperty("thinking").GetProperty("type").GetString());
        Assert.Contains(reply.Warnings, warning => warning.StartsWith("temperature", StringComparison.Ordinal));
        Assert.Contains(reply.Warnings, warning => warning.StartsWith("seed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_error_is_read_in_anthropics_shape_and_in_googles()
    {
        ModelAlias model = Vertex("claude-sonnet-4-5@20250929");
        var options = new CallOptions { MaxRetries = 0 };
        Server.Enqueue(LoopbackReply.Error(400, "max_tokens: too large", "invalid_request_error"));
        RelayException anthropics = await Assert.ThrowsAsync<RelayException>(() => model.ChatAsync("hello", options));
        Assert.Equal((RelayErrorKind.InvalidRequest, "max_tokens: too large", "invalid_request_error"), (anthropics.Kind, anthropics.ProviderMessage, anthropics.ProviderCode));

        Server.Enqueue(LoopbackReply.RawJson(
            """[{"error":{"code":429,"message":"Quota exceeded.","status":"RESOURCE_EXHAUSTED","details":[{"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":"7s"}]}}]""", 429));
        RelayException googles = await Assert.ThrowsAsync<RelayException>(() => model.ChatAsync("hello", options));
        Assert.Equal((RelayErrorKind.RateLimit, "Quota exceeded.", TimeSpan.FromSeconds(7)), (googles.Kind, googles.ProviderMessage, googles.RetryAfter!.Value));
    }
}
