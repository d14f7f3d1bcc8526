using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay.Tests;

[Feature(23)]
public sealed class CohereTests : LoopbackTest
{
    private const string Target = "cohere/command-a-03-2025";
    private const string Thinking = "cohere/command-a-reasoning-08-2025";
    private static readonly AIFunctionDeclaration Call = AIFunctionFactory.CreateDeclaration("bird_call", "What a bird says.", JsonDocument.Parse("""{"type":"object","properties":{"bird":{"type":"string"}}}""").RootElement);
    private static readonly AIFunctionDeclaration Season = AIFunctionFactory.CreateDeclaration("season", null, JsonDocument.Parse("""{"type":"object"}""").RootElement);

    [Fact]
    public async Task The_loopback_provider_answers_as_cohere_does()
    {
        LoopbackReply reply = LoopbackReply.Text("The cuckoo, as a rule.").WithReasoning("Listening.").WithToolCall("f", "{\"x\":1}", "k").WithUsage(20, 9, cached: 4, reasoning: 3);
        Server.Enqueue(reply);
        Server.Enqueue(reply);

        ChatReply whole = await Model(Thinking).ChatAsync("hi");
        List<ChatUpdate> updates = await Collect(Model(Thinking).StreamAsync("hi"));

        foreach (ChatReply answer in new[] { whole, updates[^1].Reply! })
        {
            Assert.Equal(("The cuckoo, as a rule.", "Listening."), (answer.Text, answer.ReasoningText));
            Assert.Equal(("k", "{\"x\":1}"), (answer.ToolCalls[0].CallId, answer.ToolCalls[0].ArgumentsText()));
            Assert.Equal((20, 9), (answer.Usage!.InputUncached, answer.Usage.OutputVisible));
            Assert.Equal(ChatFinishReason.ToolCalls, answer.FinishReason);
        }

        Assert.Equal("You said: hello", (await Model(Target).ChatAsync("hello")).Text);
    }

    [Fact]
    public async Task Documents_that_are_no_list_are_not_left_out_silently()
    {
        ChatReply reply = await Model(Target).ChatAsync("hi", new ChatOptions { AdditionalProperties = new() { ["documents"] = "A text about owls." } });
        Assert.Contains(reply.Warnings, warning => warning.StartsWith("documents was not sent", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_stream_of_server_sent_events_is_not_read_as_json_lines()
    {
        Server.Enqueue(LoopbackReply.Text("The cuckoo.").WithChunkSize(3).WithCrLf());

        List<ChatUpdate> updates = await Collect(Model(Target).StreamAsync("hi"));

        Assert.Equal(["The", " cu", "cko", "o."], updates.Where(update => update.Kind == ChatUpdateKind.Text).Select(update => update.Text));
        Assert.Equal("text/event-stream", Server.Requests[0].Headers["Accept"]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Plan_thinking_calls_and_results_go_back(bool throughUpdates)
    {
        Server.Enqueue(LoopbackReply.RawEvents(
            """
            data: {"type":"content-delta","index":0,"delta":{"message":{"content":{"thinking":"Hm."}}}}

            data: {"type":"tool-plan-delta","delta":{"message":{"tool_plan":"I ask "}}}

            data: {"type":"tool-plan-delta","delta":{"message":{"tool_plan":"the owl."}}}

            data: {"type":"tool-call-start","index":0,"delta":{"message":{"tool_calls":{"id":"a","type":"function","function":{"name":"bird_call","arguments":"{\"bird\":\"owl\"}"}}}}}

            data: {"type":"message-end","delta":{"finish_reason":"TOOL_CALL"}}


            """));
        ModelAlias model = Model(Thinking);
        ChatMessage said = throughUpdates
            ? (await ((IChatClient)model).GetStreamingResponseAsync("hi").ToChatResponseAsync()).Messages[0]
            : (await Collect(model.StreamAsync("hi")))[^1].Reply!.Message;

        await model.ChatAsync([new(ChatRole.User, "hi"), said, new(ChatRole.Tool, [new FunctionResultContent("a", new { sound = "hoo" })])], new ChatOptions { Tools = [Call] });

        JsonElement messages = Server.Requests[^1].Json.GetProperty("messages");
        Assert.Equal(
            """{"role":"assistant","content":[{"type":"thinking","thinking":"Hm."}],"tool_plan":"I ask the owl.","tool_calls":[{"id":"a","type":"function","function":{"name":"bird_call","arguments":"{\"bird\":\"owl\"}"}}]}""",
            messages[1].GetRawText());
        Assert.Equal("""{"role":"tool","tool_call_id":"a","content":"{\"sound\":\"hoo\"}"}""", messages[2].GetRawText());
    }

    [Fact]
    public async Task Citations_stand_at_the_text_they_are_about()
    {
        Server.Enqueue(LoopbackReply.RawJson("""
            {"id":"x","message":{"role":"assistant","citations":[{"start":4,"end":10,"text":"cuckoo","sources":[{"type":"document","id":"d1","document":{"title":"Birds","text":"Cuckoos say it.","url":"https://example.org/b"}}],"type":"TEXT_CONTENT","content_index":1}],
            "content":[{"type":"thinking","thinking":"Hm."},{"type":"text","text":"The cuckoo."}]},"finish_reason":"COMPLETE"}
            """));

        ChatReply reply = await Model(Thinking).ChatAsync("hi");

        var text = Assert.IsType<TextContent>(reply.Message.Contents[1]);
        var citation = Assert.IsType<CitationAnnotation>(Assert.Single(text.Annotations!));
        Assert.Equal(("Birds", "https://example.org/b", "d1", "Cuckoos say it."), (citation.Title, citation.Url!.AbsoluteUri, citation.FileId, citation.Snippet));
        var region = Assert.IsType<TextSpanAnnotatedRegion>(Assert.Single(citation.AnnotatedRegions!));
        Assert.Equal("cuckoo", text.Text[region.StartIndex!.Value..region.EndIndex!.Value]);
    }

    [Fact]
    public async Task A_text_file_beside_the_question_is_a_document()
    {
        var file = new DataContent(Encoding.UTF8.GetBytes("Cuckoos say it."), "text/plain") { Name = "birds.txt" };
        var options = new ChatOptions { AdditionalProperties = new() { ["documents"] = new[] { "A bare text." }, ["safety_mode"] = "STRICT" } };

        await Model(Target).ChatAsync([new(ChatRole.User, [new TextContent("Which bird?"), file])], options);

        JsonElement sent = Server.Requests[0].Json;
        Assert.Equal("""[{"id":"doc:0","data":{"title":"birds.txt","text":"Cuckoos say it."}},"A bare text."]""", sent.GetProperty("documents").GetRawText());
        Assert.Equal("Which bird?", sent.GetProperty("messages")[0].GetProperty("content").GetString());
        Assert.Equal("STRICT", sent.GetProperty("safety_mode").GetString());
    }

    [Fact]
    public async Task What_cohere_would_refuse_is_mended_and_said()
    {
        var options = new ChatOptions
        {
            TopP = 1, TopK = 900, FrequencyPenalty = 0.5f, PresencePenalty = 0.5f, Seed = 7, Temperature = 0.2f,
            AllowMultipleToolCalls = false, Tools = [Call], ResponseFormat = ChatResponseFormat.Json, Reasoning = new ReasoningOptions { Effort = ReasoningEffort.High },
        };

        ChatReply reply = await Model("cohere/command-r7b-12-2024").ChatAsync("hi", options);

        JsonElement sent = Server.Requests[0].Json;
        Assert.Equal((0.99, 500, 0.5, 0.2), (sent.GetProperty("p").GetDouble(), sent.GetProperty("k").GetInt32(), sent.GetProperty("frequency_penalty").GetDouble(), sent.GetProperty("temperature").GetDouble()));
        foreach (string name in new[] { "presence_penalty", "parallel_tool_calls", "response_format", "thinking", "top_p", "top_k" })
        {
            Assert.False(sent.TryGetProperty(name, out _), name);
        }

        Assert.Equal(6, reply.Warnings.Count);
    }

    [Theory]
    [InlineData(ReasoningEffort.None, """{"type":"disabled"}""")]
    [InlineData(ReasoningEffort.Low, """{"type":"enabled","token_budget":4096}""")]
    [InlineData(ReasoningEffort.ExtraHigh, """{"type":"enabled"}""")]
    public async Task Effort_is_a_budget_of_tokens(ReasoningEffort effort, string thinking)
    {
        await Model(Thinking).ChatAsync("hi", new ChatOptions { Reasoning = new ReasoningOptions { Effort = effort } });
        Assert.Equal(thinking, Server.Requests[0].Json.GetProperty("thinking").GetRawText());
    }

    [Fact]
    public async Task One_tool_that_must_be_called_is_the_only_one_sent()
    {
        await Model(Target).ChatAsync("hi", new ChatOptions { Tools = [Call, Season], ToolMode = ChatToolMode.RequireSpecific("season") });

        JsonElement sent = Server.Requests[0].Json;
        Assert.Equal("REQUIRED", sent.GetProperty("tool_choice").GetString());
        Assert.Equal("season", Assert.Single(sent.GetProperty("tools").EnumerateArray()).GetProperty("function").GetProperty("name").GetString());
    }

    public static TheoryData<string, AIContent, string> Impossible => new()
    {
        { "user", new DataContent(new byte[] { 1 }, "application/pdf"), "text/plain" },
        { "user", new UriContent("https://example.org/a.mp3", "audio/mpeg"), "text/plain" },
        { "system", new DataContent(new byte[] { 1 }, "image/png"), "Send text" },
        { "assistant", new DataContent(new byte[] { 1 }, "image/png"), "user message" },
        { "tool", new TextContent("4"), "FunctionResultContent" },
        { "narrator", new TextContent("Once"), "system, user, assistant and tool" },
    };

    [Theory]
    [MemberData(nameof(Impossible))]
    public async Task What_cohere_cannot_be_sent_is_an_error_before_the_call_that_says_what_can(string role, AIContent content, string mend)
    {
        // Of a model that the catalog does not know nothing is known to be missing.
        RelayException error = await Assert.ThrowsAsync<RelayException>(() => Model("cohere/of-my-own").ChatAsync([new(ChatRole.User, "hi"), new(new ChatRole(role), [content])]));

        Assert.Equal(RelayErrorKind.InvalidRequest, error.Kind);
        Assert.Contains(mend, error.Message, StringComparison.Ordinal);
        Assert.Empty(Server.Requests);
    }

    [Fact]
    public async Task Errors_are_typed_also_inside_a_stream()
    {
        Server.Enqueue(LoopbackReply.Error(429, "You are using a Trial key."));
        Server.Enqueue(LoopbackReply.Text("The cuckoo.").WithChunkSize(3).WithErrorEvent("internal server error", afterEvents: 3));

        RelayException limit = await Assert.ThrowsAsync<RelayException>(() => Model(Target).ChatAsync("hi", new CallOptions { MaxRetries = 0 }));
        (List<ChatUpdate> updates, RelayException failure) = await CollectFailure(Model(Target).StreamAsync("hi"));

        Assert.Equal((RelayErrorKind.RateLimit, "You are using a Trial key."), (limit.Kind, limit.ProviderMessage));
        Assert.Equal((RelayErrorKind.StreamError, "internal server error"), (failure.Kind, failure.ProviderMessage));
        Assert.Equal("The", updates[^1].Reply!.Text);
    }
}
