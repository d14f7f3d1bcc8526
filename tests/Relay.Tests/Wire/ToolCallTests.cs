using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay.Tests;

[Feature(25)]
public sealed class ToolCallTests : LoopbackTest
{
    public static TheoryData<string, string> Numberings => new()
    {
        { "id only on the first piece", """{"index":0,"id":"a","function":{"name":"f","arguments":"{\"x\""}}|{"index":0,"function":{"arguments":":1}"}}|{"index":1,"id":"b","function":{"name":"g","arguments":"{}"}}""" },
        { "id on every piece", """{"index":0,"id":"a","function":{"name":"f","arguments":"{\"x\""}}|{"index":0,"id":"a","function":{"arguments":":1}"}}|{"index":1,"id":"b","function":{"name":"g","arguments":"{}"}}""" },
        { "no index", """{"id":"a","function":{"name":"f","arguments":"{\"x\""}}|{"function":{"arguments":":1}"}}|{"id":"b","function":{"name":"g","arguments":"{}"}}""" },
        { "index from 1", """{"index":1,"id":"a","function":{"name":"f","arguments":"{\"x\""}}|{"index":1,"function":{"arguments":":1}"}}|{"index":2,"id":"b","function":{"name":"g","arguments":"{}"}}""" },
        { "index always 0 with new ids", """{"index":0,"id":"a","function":{"name":"f","arguments":"{\"x\":1}"}}|{"index":0,"id":"b","function":{"name":"g","arguments":"{}"}}""" },
        { "interleaved", """{"index":0,"id":"a","function":{"name":"f","arguments":""}}|{"index":1,"id":"b","function":{"name":"g","arguments":"{"}}|{"index":0,"function":{"arguments":"{\"x\":1}"}}|{"index":1,"function":{"arguments":"}"}}""" },
        { "name on every piece", """{"index":0,"id":"a","function":{"name":"f","arguments":"{\"x\""}}|{"index":0,"id":"a","function":{"name":"f","arguments":":1}"}}|{"index":1,"id":"b","function":{"name":"g","arguments":"{}"}}""" },
        { "empty id and name afterwards", """{"index":0,"id":"a","function":{"name":"f","arguments":"{\"x\""}}|{"index":0,"id":"","function":{"name":"","arguments":":1}"}}|{"index":1,"id":"b","function":{"name":"g","arguments":"{}"}}""" },
        { "null afterwards", """{"index":0,"id":"a","type":"function","function":{"name":"f","arguments":null}}|{"index":0,"id":null,"function":{"name":null,"arguments":"{\"x\":1}"}}|{"index":1,"id":"b","function":{"name":"g","arguments":"{}"}}""" },
        { "null for the index", """{"index":null,"id":"a","function":{"name":"f","arguments":"{\"x\""}}|{"index":null,"id":"a","function":{"arguments":":1}"}}|{"index":null,"id":"b","function":{"name":"g","arguments":"{}"}}""" },
        { "id on every piece, index always 0", """{"index":0,"id":"a","function":{"name":"f","arguments":"{\"x\""}}|{"index":0,"id":"a","function":{"arguments":":1}"}}|{"index":0,"id":"b","function":{"name":"g","arguments":"{}"}}""" },
        { "arguments after the name", """{"index":0,"id":"a","function":{"name":"f"}}|{"index":0,"function":{"arguments":"{\"x\":1}"}}|{"index":1,"id":"b","function":{"name":"g"}}|{"index":1,"function":{"arguments":"{}"}}""" },
        { "arguments as an object", """{"index":0,"id":"a","function":{"name":"f","arguments":{"x":1}}}|{"index":1,"id":"b","function":{"name":"g","arguments":{}}}""" },
    };

    [Theory]
    [MemberData(nameof(Numberings))]
    public async Task Pieces_are_merged_however_the_provider_numbers_them(string how, string pieces)
    {
        string events = string.Concat(pieces.Split('|').Select(p => "data: {\"choices\":[{\"index\":0,\"delta\":{\"tool_calls\":[" + p + "]}}]}\n\n"));
        Server.Enqueue(LoopbackReply.RawEvents(events + "data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"tool_calls\"}]}\n\ndata: [DONE]\n\n"));

        List<ChatUpdate> updates = await Collect(Model().StreamAsync("hi"));

        IReadOnlyList<FunctionCallContent> calls = updates[^1].Reply!.ToolCalls;
        Assert.Equal(["a", "b"], calls.Select(c => c.CallId));
        Assert.Equal(["f", "g"], calls.Select(c => c.Name));
        Assert.Equal(["{\"x\":1}", "{}"], calls.Select(c => c.ArgumentsText()));
        Assert.Equal(1, ((JsonElement)calls[0].Arguments!["x"]!).GetInt32());
        Assert.NotEmpty(how);
        var first = updates.Where(u => u.ToolCall?.Id is not null).Select(u => (u.ToolCall!.Index, u.ToolCall.Id));
        Assert.Equal([(0, "a"), (1, "b")], first);
    }

    [Theory]
    [InlineData("""{"index":0,"id":"a","function":{"name":"f","arguments":""}}""")]
    [InlineData("""{"index":0,"id":"a","function":{"name":"f"}}""")]
    [InlineData("""{"index":0,"id":"a","function":{"name":"f","arguments":null}}""")]
    [InlineData("""{"id":"a","function":{"name":"f","arguments":" "}}""")]
    public async Task A_streamed_call_without_arguments_has_none(string piece)
    {
        Server.Enqueue(LoopbackReply.RawEvents(
            "data: {\"choices\":[{\"index\":0,\"delta\":{\"tool_calls\":[" + piece + "]}}]}\n\ndata: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"tool_calls\"}]}\n\ndata: [DONE]\n\n"));

        FunctionCallContent call = Assert.Single((await Collect(Model().StreamAsync("hi", Declaring("f"))))[^1].Reply!.ToolCalls);

        Assert.Empty(call.Arguments!);
        Assert.Null(call.Exception);
    }

    [Theory]
    [InlineData("{\"note\": \"The", true)]
    [InlineData("[1]", true)]
    [InlineData("", false)]
    [InlineData("{}", false)]
    public async Task Argument_text_is_kept_as_it_came(string text, bool isBroken)
    {
        Server.Enqueue(LoopbackReply.ToolCall("f", text, "a"));

        ChatReply reply = await Model().ChatAsync("hi", new ChatOptions { Tools = [AIFunctionFactory.Create(() => "", "f")] });

        FunctionCallContent call = Assert.Single(reply.ToolCalls);
        Assert.Equal(text, call.ArgumentsText());
        Assert.Equal(isBroken, call.Exception is not null);
        Assert.Equal(isBroken, call.Arguments is null);
    }

    [Fact]
    public async Task Ids_names_and_argument_text_survive_the_way_back()
    {
        Server.Enqueue(LoopbackReply.ToolCall("weather", "{ \"city\" : \"Lisbon\" }", "call_7"));
        Server.Enqueue(LoopbackReply.Text("sunny"));
        ModelAlias model = Model();
        List<ChatMessage> conversation = [new(ChatRole.User, "weather?")];

        ChatReply first = await model.ChatAsync(conversation);
        conversation.Add(first.Message);
        conversation.Add(new ChatMessage(ChatRole.Tool, [new FunctionResultContent("call_7", new Dictionary<string, object?> { ["degrees"] = 21 })]));
        await model.ChatAsync(conversation);

        JsonElement messages = Server.Requests[^1].Json.GetProperty("messages");
        JsonElement call = messages[1].GetProperty("tool_calls")[0];
        Assert.Equal("call_7", call.GetProperty("id").GetString());
        Assert.Equal("{ \"city\" : \"Lisbon\" }", call.GetProperty("function").GetProperty("arguments").GetString());
        Assert.Equal(JsonValueKind.Null, messages[1].GetProperty("content").ValueKind);
        Assert.Equal("tool", messages[2].GetProperty("role").GetString());
        Assert.Equal("call_7", messages[2].GetProperty("tool_call_id").GetString());
        Assert.Equal("{\"degrees\":21}", messages[2].GetProperty("content").GetString());
    }

    [Fact]
    public async Task Opaque_signatures_go_back_with_the_call_they_came_with()
    {
        Server.Enqueue(LoopbackReply.RawJson("""{"choices":[{"index":0,"message":{"content":null,"tool_calls":[{"id":"a","type":"function","extra_content":{"google":{"thought_signature":"sig=="}},"function":{"name":"f","arguments":"{}"}}]},"finish_reason":"tool_calls"}]}"""));
        Server.Enqueue(LoopbackReply.Text("ok"));
        ModelAlias model = Model();

        ChatReply first = await model.ChatAsync("hi");
        await model.ChatAsync([new(ChatRole.User, "hi"), first.Message, new(ChatRole.Tool, [new FunctionResultContent("a", "1")])]);

        JsonElement call = Server.Requests[^1].Json.GetProperty("messages")[1].GetProperty("tool_calls")[0];
        Assert.Equal("sig==", call.GetProperty("extra_content").GetProperty("google").GetProperty("thought_signature").GetString());
    }

    [Fact]
    public async Task Reasoning_goes_back_only_where_the_provider_wants_it()
    {
        foreach ((string target, bool wanted) in new[] { ("deepseek/deepseek-reasoner", true), ("openai/gpt-4o", false) })
        {
            Server.Enqueue(LoopbackReply.ToolCall("f", "{}", "a").WithReasoning("because"));
            Server.Enqueue(LoopbackReply.Text("ok"));
            ModelAlias model = Model(target);

            ChatReply first = await model.ChatAsync("hi");
            Assert.Equal("because", first.ReasoningText);
            await model.ChatAsync([new(ChatRole.User, "hi"), first.Message, new(ChatRole.Tool, [new FunctionResultContent("a", "1")])]);

            Assert.Equal(wanted, Server.Requests[^1].Json.GetProperty("messages")[1].TryGetProperty("reasoning_content", out _));
        }
    }
}
