using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay.Tests;

[Feature(23)]
public sealed class OllamaTests : LoopbackTest
{
    private const string Target = "ollama-native/qwen3:4b";
    private static readonly AIFunctionDeclaration Moon = AIFunctionFactory.CreateDeclaration("moon", null, JsonDocument.Parse("""{"type":"object","properties":{"day":{"type":"string"}}}""").RootElement);

    [Fact]
    public async Task The_loopback_provider_answers_as_ollama_does()
    {
        LoopbackReply reply = LoopbackReply.Text("Two moons, as a rule.").WithReasoning("Counting.").WithToolCall("f", "{\"x\":1}", "k").WithUsage(20, 9);
        Server.Enqueue(reply);
        Server.Enqueue(reply.WithCrLf().WithByteOrderMark());

        ChatReply whole = await Model(Target).ChatAsync("hi");
        List<ChatUpdate> updates = await Collect(Model(Target).StreamAsync("hi"));

        foreach (ChatReply answer in new[] { whole, updates[^1].Reply! })
        {
            Assert.Equal(("Two moons, as a rule.", "Counting."), (answer.Text, answer.ReasoningText));
            Assert.Equal(("k", "{\"x\":1}"), (answer.ToolCalls[0].CallId, answer.ToolCalls[0].ArgumentsText()));
            Assert.Equal((20, 9), (answer.Usage!.InputUncached, answer.Usage.OutputVisible));
            Assert.Equal(0, answer.Cost.TotalUsd);
            Assert.Equal(ChatFinishReason.ToolCalls, answer.FinishReason);
        }

        Assert.Equal("You said: hello", (await Model(Target).ChatAsync("hello")).Text);
        Assert.All(Server.Requests, request => Assert.Equal("/api/chat", request.Path));
    }

    [Theory]
    [InlineData("", "/api/chat")]
    [InlineData("/", "/api/chat")]
    [InlineData("/api", "/api/chat")]
    [InlineData("/v1", "/api/chat")]
    [InlineData("/proxy/v1", "/proxy/api/chat")]
    public async Task The_address_may_be_written_as_the_documentation_or_the_other_api_has_it(string path, string called)
    {
        string server = new Uri(Server.BaseUrl).GetLeftPart(UriPartial.Authority);
        await Model(Target, model => model.BaseUrl = server + path).ChatAsync("hi");
        Assert.Equal(called, Server.Requests[0].Path);
    }

    [Fact]
    public async Task Options_stand_where_the_server_looks_for_them()
    {
        var options = new ChatOptions
        {
            MaxOutputTokens = 50, Temperature = 0.2f, StopSequences = ["END"], ResponseFormat = ChatResponseFormat.Json, Reasoning = new ReasoningOptions { Effort = ReasoningEffort.None },
            AdditionalProperties = new() { ["num_ctx"] = 8192, ["keep_alive"] = "10m", ["options"] = new Dictionary<string, object?> { ["min_p"] = 0.1, ["temperature"] = 1 } },
        };

        ChatReply reply = await Model(Target).ChatAsync("hi", options);

        Assert.Equal(
            """{"model":"qwen3:4b","messages":[{"role":"user","content":"hi"}],"stream":false,"format":"json","think":false,"options":{"num_predict":50,"temperature":0.2,"stop":["END"],"num_ctx":8192,"min_p":0.1},"keep_alive":"10m"}""",
            Server.Requests[0].Json.GetRawText());
        Assert.Contains("temperature", Assert.Single(reply.Warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("qwen3:4b", ReasoningEffort.High, "true")]
    [InlineData("gpt-oss:20b", ReasoningEffort.High, "\"high\"")]
    [InlineData("gpt-oss:20b", ReasoningEffort.None, "\"low\"")]
    public async Task Thinking_is_on_or_off_and_a_level_where_the_model_has_levels(string model, ReasoningEffort effort, string think)
    {
        await Model("ollama-native/" + model).ChatAsync("hi", new ChatOptions { Reasoning = new ReasoningOptions { Effort = effort } });
        Assert.Equal(think, Server.Requests[0].Json.GetProperty("think").GetRawText());
    }

    [Fact]
    public async Task Calls_without_ids_get_stable_ones_and_their_results_go_back_by_name()
    {
        const string Answer = """{"model":"m","created_at":"2026-03-01T12:00:00Z","message":{"role":"assistant","content":"","thinking":"Both.","tool_calls":[{"function":{"name":"moon","arguments":{"day":"Sunday"}}},{"function":{"name":"tide","arguments":{}}}]},"done":true,"done_reason":"stop"}""";
        Server.Enqueue(LoopbackReply.RawJson(Answer));
        Server.Enqueue(LoopbackReply.Raw(200, "application/x-ndjson", System.Text.Encoding.UTF8.GetBytes(Answer + "\n")));
        ModelAlias model = Model(Target);
        ChatReply first = await model.ChatAsync("hi");
        List<ChatUpdate> updates = await Collect(model.StreamAsync("hi"));

        // In the order of the results, not of the calls.
        await model.ChatAsync([new(ChatRole.User, "hi"), first.Message, new(ChatRole.Tool, [.. first.ToolCalls.Reverse().Select(call => new FunctionResultContent(call.CallId, call.Name + "!"))])]);

        string[] ids = [.. first.ToolCalls.Select(call => call.CallId)];
        Assert.Equal(2, ids.Distinct().Count());
        Assert.Equal(ids, updates[^1].Reply!.ToolCalls.Select(call => call.CallId));
        Assert.Equal(ids, updates.Where(update => update.ToolCall is not null).Select(update => update.ToolCall!.Id));
        JsonElement messages = Server.Requests[^1].Json.GetProperty("messages");
        Assert.Equal(
            """{"role":"assistant","content":"","thinking":"Both.","tool_calls":[{"function":{"name":"moon","arguments":{"day":"Sunday"}}},{"function":{"name":"tide","arguments":{}}}]}""",
            messages[1].GetRawText());
        Assert.Equal("""{"role":"tool","content":"tide!","tool_name":"tide"}""", messages[2].GetRawText());
        Assert.Equal("""{"role":"tool","content":"moon!","tool_name":"moon"}""", messages[3].GetRawText());
    }

    [Fact]
    public async Task Images_are_base64_beside_the_text()
    {
        await Model(Target).ChatAsync([new(ChatRole.User, [new TextContent("What is"), new DataContent(new byte[] { 1, 2, 3 }, "image/png"), new TextContent("this?")])]);
        Assert.Equal("""{"role":"user","content":"What is\nthis?","images":["AQID"]}""", Server.Requests[0].Json.GetProperty("messages")[0].GetRawText());
    }

    public static TheoryData<string, AIContent, string> Impossible => new()
    {
        { "user", new UriContent("https://example.org/a.png", "image/png"), "not by their address" },
        { "user", new DataContent(new byte[] { 1 }, "application/pdf"), "TextContent" },
        { "system", new DataContent(new byte[] { 1 }, "image/png"), "Send text" },
        { "assistant", new DataContent(new byte[] { 1 }, "image/png"), "Send text" },
        { "tool", new TextContent("4"), "FunctionResultContent" },
        { "narrator", new TextContent("Once"), "system, user, assistant and tool" },
    };

    [Theory]
    [MemberData(nameof(Impossible))]
    public async Task What_ollama_cannot_be_sent_is_an_error_before_the_call_that_says_what_can(string role, AIContent content, string mend)
    {
        RelayException error = await Assert.ThrowsAsync<RelayException>(() => Model(Target).ChatAsync([new(ChatRole.User, "hi"), new(new ChatRole(role), [content])]));

        Assert.Equal(RelayErrorKind.InvalidRequest, error.Kind);
        Assert.Contains(mend, error.Message, StringComparison.Ordinal);
        Assert.Empty(Server.Requests);
    }

    [Fact]
    public async Task A_tool_cannot_be_forced_and_none_is_none()
    {
        ChatReply forced = await Model(Target).ChatAsync("hi", new ChatOptions { Tools = [Moon], ToolMode = ChatToolMode.RequireAny });
        await Model(Target).ChatAsync("hi", new ChatOptions { Tools = [Moon], ToolMode = ChatToolMode.None });

        Assert.Contains("tool_choice", Assert.Single(forced.Warnings), StringComparison.Ordinal);
        Assert.True(Server.Requests[0].Json.TryGetProperty("tools", out _));
        Assert.False(Server.Requests[1].Json.TryGetProperty("tools", out _));
    }

    [Fact]
    public async Task A_prompt_from_the_cache_has_an_unknown_number_of_tokens()
    {
        Server.Enqueue(LoopbackReply.RawJson("""{"model":"m","message":{"role":"assistant","content":"Two."},"done":true,"done_reason":"stop","eval_count":3,"total_duration":5000000000}"""));

        ChatReply reply = await Model(Target).ChatAsync("hi");

        Assert.Equal((0, 3, UsageAnomalies.InputNotReported), (reply.Usage!.Input, reply.Usage.Output, reply.Usage.Anomalies));
        Assert.Equal(5_000_000_000L, reply.Message.AdditionalProperties!["total_duration"]);
    }

    [Fact]
    public async Task Errors_are_typed_also_inside_a_stream()
    {
        Server.Enqueue(LoopbackReply.Error(404, "model 'qwen9' not found"));
        Server.Enqueue(LoopbackReply.Text("Two moons.").WithChunkSize(4).WithErrorEvent("CUDA error", afterEvents: 1));
        Server.Enqueue(LoopbackReply.Text("Two moons.").WithChunkSize(4).TruncateAfterEvents(2));

        RelayException missing = await Assert.ThrowsAsync<RelayException>(() => Model(Target).ChatAsync("hi"));
        (List<ChatUpdate> updates, RelayException failure) = await CollectFailure(Model(Target).StreamAsync("hi"));
        (_, RelayException cut) = await CollectFailure(Model(Target).StreamAsync("hi"));

        Assert.Equal((RelayErrorKind.ModelUnavailable, "model 'qwen9' not found"), (missing.Kind, missing.ProviderMessage));
        Assert.Equal((RelayErrorKind.StreamError, "CUDA error"), (failure.Kind, failure.ProviderMessage));
        Assert.Equal("Two ", updates[^1].Reply!.Text);
        Assert.Equal(RelayErrorKind.StreamTruncated, cut.Kind);
    }
}
