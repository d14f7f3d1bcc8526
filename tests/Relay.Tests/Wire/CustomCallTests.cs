using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay.Tests;

/// <summary>Calls of Chat Completions that are no calls of functions among several: of custom tools, and the one call of before there were several.</summary>
public sealed class CustomCallTests : LoopbackTest
{
    private static readonly ChatOptions Grammar = new()
    {
        AdditionalProperties = new() { ["tools"] = JsonDocument.Parse("""[{"type":"custom","custom":{"name":"run_code"}}]""").RootElement },
    };

    [Fact]
    public async Task A_call_of_a_custom_tool_is_its_name_and_its_text_and_goes_back_as_it_came()
    {
        Server.Enqueue(LoopbackReply.RawJson("""{"id":"c1","choices":[{"index":0,"message":{"role":"assistant","content":null,"tool_calls":[{"id":"call_1","type":"custom","custom":{"name":"run_code","input":"print(1)\n"}}]},"finish_reason":"tool_calls"}]}"""));
        ChatReply reply = await Model("openai/gpt-5").ChatAsync("Run it.", Grammar);
        await AssertAndReturn(reply);
    }

    [Fact]
    public async Task A_streamed_call_of_a_custom_tool_is_the_same()
    {
        Server.Enqueue(LoopbackReply.RawEvents("""
            data: {"id":"c1","choices":[{"index":0,"delta":{"role":"assistant","content":null,"tool_calls":[{"index":0,"id":"call_1","type":"custom","custom":{"name":"run_code","input":""}}]}}]}

            data: {"id":"c1","choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"custom":{"input":"print(1)"}}]}}]}

            data: {"id":"c1","choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"custom":{"input":"\n"}}]}}]}

            data: {"id":"c1","choices":[{"index":0,"delta":{},"finish_reason":"tool_calls"}]}

            data: [DONE]


            """));
        await AssertAndReturn((await Collect(Model("openai/gpt-5").StreamAsync("Run it.", Grammar)))[^1].Reply!);
    }

    [Fact]
    public async Task The_one_call_of_an_older_server_is_a_tool_call()
    {
        Server.Enqueue(LoopbackReply.RawJson("""{"id":"c1","choices":[{"index":0,"message":{"role":"assistant","content":null,"function_call":{"name":"weather","arguments":"{\"city\":\"Lisbon\"}"}},"finish_reason":"function_call"}]}"""));
        ChatReply whole = await Model().ChatAsync("Weather?", Declaring("weather"));
        Server.Enqueue(LoopbackReply.RawEvents("""
            data: {"id":"c1","choices":[{"index":0,"delta":{"role":"assistant","function_call":{"name":"weather","arguments":""}}}]}

            data: {"id":"c1","choices":[{"index":0,"delta":{"function_call":{"arguments":"{\"city\":"}}}]}

            data: {"id":"c1","choices":[{"index":0,"delta":{"function_call":{"arguments":"\"Lisbon\"}"}}}]}

            data: {"id":"c1","choices":[{"index":0,"delta":{},"finish_reason":"function_call"}]}

            data: [DONE]


            """));
        ChatReply streamed = (await Collect(Model().StreamAsync("Weather?", Declaring("weather"))))[^1].Reply!;

        foreach (ChatReply reply in new[] { whole, streamed })
        {
            FunctionCallContent call = Assert.Single(reply.ToolCalls);
            Assert.Equal(("weather", """{"city":"Lisbon"}"""), (call.Name, call.ArgumentsText()));
            Assert.NotEmpty(call.CallId);
            Assert.Equal(ChatFinishReason.ToolCalls, reply.FinishReason);
        }
    }

    [Fact]
    public async Task A_server_that_says_a_call_in_both_ways_made_one()
    {
        Server.Enqueue(LoopbackReply.RawJson("""{"id":"c1","choices":[{"index":0,"message":{"role":"assistant","content":null,"tool_calls":[{"id":"a","type":"function","function":{"name":"weather","arguments":"{}"}}],"function_call":{"name":"weather","arguments":"{}"}},"finish_reason":"tool_calls"}]}"""));
        Assert.Equal("a", Assert.Single((await Model().ChatAsync("Weather?", Declaring("weather"))).ToolCalls).CallId);
    }

    private async Task AssertAndReturn(ChatReply reply)
    {
        FunctionCallContent call = Assert.Single(reply.ToolCalls);
        Assert.Equal(("call_1", "run_code", "print(1)\n"), (call.CallId, call.Name, call.ArgumentsText()));
        Assert.Equal("print(1)\n", call.Arguments!["input"]);
        Assert.Null(call.Exception);

        // Also when the conversation was stored in between.
        string stored = JsonSerializer.Serialize(reply.Message, AIJsonUtilities.DefaultOptions);
        ChatMessage message = JsonSerializer.Deserialize<ChatMessage>(stored, AIJsonUtilities.DefaultOptions)!;
        Server.Enqueue(LoopbackReply.Text("1"));
        await Model("openai/gpt-5").ChatAsync([new(ChatRole.User, "Run it."), message, new(ChatRole.Tool, [new FunctionResultContent("call_1", "1")])], Grammar);
        Assert.Equal(
            """[{"id":"call_1","type":"custom","custom":{"name":"run_code","input":"print(1)\n"}}]""",
            Server.Requests[^1].Json.GetProperty("messages")[1].GetProperty("tool_calls").GetRawText());
    }
}
