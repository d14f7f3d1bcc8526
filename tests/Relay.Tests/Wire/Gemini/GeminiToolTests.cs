using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay.Tests;

public sealed class GeminiToolTests : LoopbackTest
{
    private const string Target = "google/gemini-2.5-flash";

    [Fact]
    public async Task Streamed_calls_are_not_overwritten_and_each_has_its_delta()
    {
        Server.Enqueue(LoopbackReply.RawEvents(
            Event("""{"functionCall":{"name":"f","args":{"x":1}}}""") + Event("""{"functionCall":{"name":"f","args":{"x":2}}}""")
            + Event("""{"text":"thinking","thought":true}""", "STOP")));

        List<ChatUpdate> updates = await Collect(Model(Target).StreamAsync("hi"));

        ChatReply reply = updates[^1].Reply!;
        Assert.Equal(["""{"x":1}""", """{"x":2}"""], reply.ToolCalls.Select(call => call.ArgumentsText()));
        Assert.Equal([(0, "f"), (1, "f")], updates.Where(update => update.ToolCall is not null).Select(update => (update.ToolCall!.Index, update.ToolCall.Name)));
        Assert.Equal(reply.ToolCalls.Select(call => call.CallId), updates.Where(update => update.ToolCall is not null).Select(update => update.ToolCall!.Id));
        Assert.Equal(2, reply.ToolCalls.Select(call => call.CallId).Distinct().Count());
        Assert.Equal(("", "thinking"), (reply.Text, reply.ReasoningText));
        Assert.Equal(ChatFinishReason.ToolCalls, reply.FinishReason);
    }

    [Fact]
    public async Task Parts_go_back_in_their_order_each_with_its_own_signature()
    {
        const string Parts = """[{"text":"why","thought":true,"thoughtSignature":"s1"},{"text":"a"},{"functionCall":{"name":"f","args":{ "x" : 1 }},"thoughtSignature":"s2"},{"functionCall":{"id":"k","name":"g","args":{}}},{"executableCode":{"code":"1"},"thoughtSignature":"s3"},{"text":"","thoughtSignature":"s4"}]""";
        Server.Enqueue(LoopbackReply.RawJson("""{"candidates":[{"content":{"parts":PARTS},"finishReason":"STOP"}],"responseId":"r"}""".Replace("PARTS", Parts, StringComparison.Ordinal)));
        ModelAlias model = Model("google/gemini-3-pro-preview");
        ChatReply first = await model.ChatAsync("hi");

        await model.ChatAsync([new(ChatRole.User, "hi"), first.Message, new(ChatRole.Tool, [.. first.ToolCalls.Select(call => new FunctionResultContent(call.CallId, call.Name + "!"))])]);

        JsonElement contents = Server.Requests[^1].Json.GetProperty("contents");
        Assert.Equal(
            """[{"text":"why","thought":true,"thoughtSignature":"s1"},{"text":"a"},{"functionCall":{"name":"f","args":{ "x" : 1 }},"thoughtSignature":"s2"},{"functionCall":{"id":"k","name":"g","args":{}}},{"executableCode":{"code":"1"},"thoughtSignature":"s3"},{"text":"","thoughtSignature":"s4"}]""",
            contents[1].GetProperty("parts").GetRawText());
        Assert.Equal(
            """{"role":"user","parts":[{"functionResponse":{"name":"f","response":{"output":"f!"}}},{"functionResponse":{"id":"k","name":"g","response":{"output":"g!"}}}]}""",
            contents[2].GetRawText());
    }

    [Fact]
    public async Task Calls_without_an_id_get_ones_that_differ_between_answers_and_stay_the_same_within_one()
    {
        string Answer(string id) => """{"candidates":[{"content":{"parts":[{"functionCall":{"name":"now"}}]},"finishReason":"STOP"}],"responseId":"ID"}""".Replace("ID", id, StringComparison.Ordinal);
        foreach (string id in new[] { "one", "two", "one" })
        {
            Server.Enqueue(LoopbackReply.RawJson(Answer(id)));
        }

        ModelAlias model = Model(Target);
        string[] ids = [(await model.ChatAsync("a")).ToolCalls[0].CallId, (await model.ChatAsync("b")).ToolCalls[0].CallId, (await model.ChatAsync("a")).ToolCalls[0].CallId];

        Assert.NotEqual(ids[0], ids[1]);
        Assert.Equal(ids[0], ids[2]);
        Assert.True(MadeCallId.IsMade(ids[0]));
        Assert.False(MadeCallId.IsMade("relay_x"));
    }

    [Fact]
    public async Task A_result_without_its_call_is_a_clear_error()
    {
        RelayException error = await Assert.ThrowsAsync<RelayException>(() =>
            Model(Target).ChatAsync([new(ChatRole.User, "hi"), new(ChatRole.Tool, [new FunctionResultContent("lost", "1")])]));

        Assert.Equal(RelayErrorKind.InvalidRequest, error.Kind);
        Assert.Contains("'lost'", error.Message, StringComparison.Ordinal);
        Assert.Empty(Server.Requests);
    }

    [Fact]
    public async Task Calls_of_other_models_are_marked_for_gemini_3_which_wants_a_signature()
    {
        ChatMessage[] conversation =
        [
            new(ChatRole.User, "hi"),
            new(ChatRole.Assistant, [new FunctionCallContent("c1", "f", new Dictionary<string, object?> { ["x"] = 1 }), new FunctionCallContent("c2", "g")]),
            new(ChatRole.Tool, [new FunctionResultContent("c1", new Dictionary<string, object?> { ["y"] = 2 }), new FunctionResultContent("c2", null) { Exception = new InvalidOperationException("broke") }]),
        ];
        await Model("google/gemini-3-pro-preview").ChatAsync(conversation);
        await Model(Target).ChatAsync(conversation);

        Assert.Equal(
            """[{"functionCall":{"id":"c1","name":"f","args":{"x":1}},"thoughtSignature":"skip_thought_signature_validator"},{"functionCall":{"id":"c2","name":"g","args":{}}}]""",
            Server.Requests[0].Json.GetProperty("contents")[1].GetProperty("parts").GetRawText());
        Assert.DoesNotContain("thoughtSignature", Server.Requests[1].Body, StringComparison.Ordinal);
        Assert.Equal(
            """[{"functionResponse":{"id":"c1","name":"f","response":{"y":2}}},{"functionResponse":{"id":"c2","name":"g","response":{"error":"broke"}}}]""",
            Server.Requests[0].Json.GetProperty("contents")[2].GetProperty("parts").GetRawText());
    }

    [Fact]
    public async Task A_functions_references_stay_and_what_Gemini_does_not_list_is_said_in_words()
    {
        JsonElement schema = JsonDocument.Parse("""{"type":"object","properties":{"not":{"$ref":"#/$defs/n"}},"$defs":{"n":{"type":"string","maxLength":3}}}""").RootElement;
        await Model(Target).ChatAsync("hi", new ChatOptions
        {
            Tools = [AIFunctionFactory.CreateDeclaration("f", "F.", schema), new HostedWebSearchTool()],
            ToolMode = ChatToolMode.RequireSpecific("f"),
        });

        JsonElement body = Server.Requests[0].Json;
        Assert.Equal(
            """[{"functionDeclarations":[{"name":"f","description":"F.\n\nConstraints:\n- $defs.n: maxLength=3","parametersJsonSchema":{"type":"object","properties":{"not":{"$ref":"#/$defs/n"}},"$defs":{"n":{"type":"string"}}}}]},{"googleSearch":{}}]""",
            body.GetProperty("tools").GetRawText());
        Assert.Equal("""{"functionCallingConfig":{"mode":"ANY","allowedFunctionNames":["f"]}}""", body.GetProperty("toolConfig").GetRawText());
    }

    private static string Event(string part, string? finish = null) =>
        "data: {\"candidates\":[{\"content\":{\"parts\":[" + part + "]}" + (finish is null ? "" : ",\"finishReason\":\"" + finish + "\"") + "}],\"responseId\":\"r\"}\n\n";
}
