namespace Relay.Tests;

/// <summary>An answer of Cohere's chat: thinking, text, the plan for its calls, calls.</summary>
/// <remarks>docs.cohere.com/reference/chat and docs.cohere.com/reference/chat-stream.</remarks>
internal static class ReplayCohere
{
    private const string Content = """[{"type":"thinking","thinking":"Look it up."},{"type":"text","text":"One moment."}]""";

    public static ReplayCase Of(string target) => new(
        target,
        """{"id":"c1","message":{"role":"assistant","content":CONTENT,"tool_plan":"I will ask the harbour.","tool_calls":CALLS},"finish_reason":"TOOL_CALL"}""".Replace("CONTENT", Content, StringComparison.Ordinal).Replace("CALLS", ReplayChat.Calls, StringComparison.Ordinal),
        LoopbackReply.RawEvents(string.Concat(
            Event("message-start", "\"id\":\"c1\"", "\"role\":\"assistant\",\"content\":[],\"tool_plan\":\"\",\"tool_calls\":[],\"citations\":[]"),
            Event("content-start", "\"index\":0", """ "content":{"type":"thinking","thinking":""} """),
            Event("content-delta", "\"index\":0", """ "content":{"thinking":"Look "} """),
            Event("content-delta", "\"index\":0", """ "content":{"thinking":"it up."} """),
            Event("content-end", "\"index\":0", null),
            Event("tool-plan-delta", null, """ "tool_plan":"I will ask" """),
            Event("tool-plan-delta", null, """ "tool_plan":" the harbour." """),
            Event("content-start", "\"index\":1", """ "content":{"type":"text","text":""} """),
            Event("content-delta", "\"index\":1", """ "content":{"text":"One "} """),
            Event("content-delta", "\"index\":1", """ "content":{"text":"moment."} """),
            Event("content-end", "\"index\":1", null),
            Event("tool-call-start", "\"index\":0", """ "tool_calls":{"id":"callaaaa1","type":"function","function":{"name":"tide_at","arguments":""}} """),
            Event("tool-call-delta", "\"index\":0", """ "tool_calls":{"function":{"arguments":"{\"harbour\":"}} """),
            Event("tool-call-delta", "\"index\":0", """ "tool_calls":{"function":{"arguments":"\"Brest\"}"}} """),
            Event("tool-call-end", "\"index\":0", null),
            Event("tool-call-start", "\"index\":1", """ "tool_calls":{"id":"callaaaa2","type":"function","function":{"name":"tide_now","arguments":""}} """),
            Event("tool-call-delta", "\"index\":1", """ "tool_calls":{"function":{"arguments":"{}"}} """),
            Event("tool-call-end", "\"index\":1", null),
            "event: message-end\ndata: {\"type\":\"message-end\",\"delta\":{\"finish_reason\":\"TOOL_CALL\"}}\n\n")),
        "{\"role\":\"assistant\",\"content\":" + Content + ",\"tool_plan\":\"I will ask the harbour.\",\"tool_calls\":" + ReplayChat.Calls + "}")
    { Maker = target.Split('/')[0], Kept = ["One moment.", "Brest", "tide_now"], Bound = ["reasoning", "tool_plan"] };

    private static string Event(string type, string? member, string? message) =>
        $"event: {type}\ndata: {{\"type\":\"{type}\"{(member is null ? "" : "," + member)}{(message is null ? "" : ",\"delta\":{\"message\":{" + message.Trim() + "}}")}}}\n\n";
}
