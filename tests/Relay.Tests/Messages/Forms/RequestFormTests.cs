using System.Text.Json;

namespace Relay.Tests;

/// <summary>The checks that conversations on all wires are held to find what they are for.</summary>
public sealed class RequestFormTests
{
    [Theory]
    [InlineData(WireForm.Chat, """{"messages":[{"role":"user","content":"a"},{"role":"assistant","tool_calls":[{"id":"1","type":"function","function":{"name":"f","arguments":"{}"}}]},{"role":"user","content":"b"}]}""", "before the results of 1")]
    [InlineData(WireForm.Chat, """{"messages":[{"role":"tool","tool_call_id":"1","content":"a"}]}""", "answers no call")]
    [InlineData(WireForm.Cohere, """{"messages":[{"role":"assistant","content":"a","reasoning_content":"b"}]}""", "has no reasoning_content")]
    [InlineData(WireForm.Messages, """{"messages":[{"role":"user","content":"a"},{"role":"user","content":"b"}]}""", "user comes behind user")]
    [InlineData(WireForm.Messages, """{"messages":[{"role":"user","content":"a"},{"role":"assistant","content":[{"type":"thinking","thinking":"b","signature":""}]}]}""", "not signed")]
    [InlineData(WireForm.Messages, """{"messages":[{"role":"user","content":"a"},{"role":"assistant","content":[{"type":"tool_use","id":"1","name":"f","input":{}}]},{"role":"user","content":[{"type":"text","text":"b"},{"type":"tool_result","tool_use_id":"1"}]}]}""", "does not begin with the results of 1")]
    [InlineData(WireForm.Gemini, """{"contents":[{"role":"user","parts":[{"text":"a"}]},{"role":"model","parts":[{"functionCall":{"name":"f","args":{}}}]},{"role":"user","parts":[{"text":"b"}]}]}""", "the calls of [f] have the results of []")]
    [InlineData(WireForm.Converse, """{"messages":[{"role":"user","content":[{"text":" "}]}]}""", "blank")]
    [InlineData(WireForm.Converse, """{"messages":[{"role":"user","content":[{"text":"a"}]},{"role":"assistant","content":[{"toolUse":{"toolUseId":"1","name":"f","input":{}}}]},{"role":"user","content":[{"toolResult":{"toolUseId":"1","content":[]}}]}]}""", "no toolConfig")]
    [InlineData(WireForm.Ollama, """{"messages":[{"role":"assistant","content":"","tool_calls":[{"function":{"name":"f","arguments":"{}"}}]}]}""", "no arguments")]
    [InlineData(WireForm.Responses, """{"input":[{"type":"function_call","call_id":"1","name":"f","arguments":"{}"}]}""", "no results of 1")]
    [InlineData(WireForm.Responses, """{"input":[{"type":"message","id":"chatcmpl-1","role":"assistant","content":[{"type":"output_text","text":"a"}]}]}""", "begins with msg_")]
    public void A_fault_is_found(WireForm form, string body, string fault)
    {
        using JsonDocument json = JsonDocument.Parse(body);
        Assert.Contains(RequestForm.Faults(form, json.RootElement), found => found.Contains(fault, StringComparison.Ordinal));
    }
}
