namespace Relay.Tests;

/// <summary>An answer of Responses: an encrypted reasoning item, a tool that the provider ran, a message, calls.</summary>
/// <remarks>platform.openai.com/docs/api-reference/responses: with <c>store: false</c> reasoning goes back encrypted.</remarks>
internal static class ReplayItems
{
    private const string Reasoning = """{"id":"rs_1","type":"reasoning","summary":[{"type":"summary_text","text":"Look it up."}],"encrypted_content":"gAAA/+é="}""";
    private const string Search = """{"id":"ws_1","type":"web_search_call","status":"completed","action":{"type":"search","query":"tide"}}""";
    private const string Message = """{"type":"message","id":"msg_1","status":"completed","role":"assistant","content":[{"type":"output_text","text":"One moment.","annotations":[]}]}""";
    private const string First = """{"type":"function_call","id":"fc_1","status":"completed","call_id":"call_1","name":"tide_at","arguments":"{\"harbour\":\"Brest\"}"}""";
    private const string Second = """{"type":"function_call","id":"fc_2","status":"completed","call_id":"call_2","name":"tide_now","arguments":"{}"}""";

    /// <summary>Out of the text of a server that is compatible, reasoning between tags is taken, so that its message is no longer the item it was and goes as text.</summary>
    private const string Rewritten = """{"role":"assistant","content":[{"type":"output_text","text":"One moment."}]}""";

    private static readonly string[] s_items = [Reasoning, Search, Message, First, Second];

    public static ReplayCase Of(string target) => new(
        target,
        $$"""{"id":"resp_1","object":"response","status":"completed","model":"gpt-5","output":[{{string.Join(',', s_items)}}]}""",
        LoopbackReply.RawEvents(Stream()),
        string.Join(',', target.StartsWith("own-", StringComparison.Ordinal) ? [Reasoning, Search, Rewritten, First, Second] : s_items))
    { Maker = WireTarget.Plain(target).Split('/')[0], Kept = ["One moment.", "Brest", "tide_now"], Bound = ["reasoning", "tools of its own"] };

    private static string Stream()
    {
        string events = Event("""{"type":"response.created","response":{"id":"resp_1","status":"in_progress","model":"gpt-5","output":[]}}""");
        for (int i = 0; i < s_items.Length; i++)
        {
            events += s_items[i] switch
            {
                Reasoning => Added(i, """{"id":"rs_1","type":"reasoning","summary":[],"encrypted_content":"unfinished"}""")
                    + Delta("reasoning_summary_text", i, "\"item_id\":\"rs_1\",\"summary_index\":0", "\"Look \"") + Delta("reasoning_summary_text", i, "\"item_id\":\"rs_1\",\"summary_index\":0", "\"it up.\""),
                Search => Added(i, """{"id":"ws_1","type":"web_search_call","status":"in_progress"}"""),
                Message => Added(i, """{"id":"msg_1","type":"message","status":"in_progress","role":"assistant","content":[]}""")
                    + Delta("output_text", i, "\"item_id\":\"msg_1\",\"content_index\":0", "\"One \"") + Delta("output_text", i, "\"item_id\":\"msg_1\",\"content_index\":0", "\"moment.\""),
                First => Added(i, """{"id":"fc_1","type":"function_call","status":"in_progress","call_id":"call_1","name":"tide_at","arguments":""}""")
                    + Delta("function_call_arguments", i, "\"item_id\":\"fc_1\"", "\"{\\\"harbour\\\":\"") + Delta("function_call_arguments", i, "\"item_id\":\"fc_1\"", "\"\\\"Brest\\\"}\""),
                _ => Added(i, """{"id":"fc_2","type":"function_call","status":"in_progress","call_id":"call_2","name":"tide_now","arguments":""}""")
                    + Delta("function_call_arguments", i, "\"item_id\":\"fc_2\"", "\"{}\""),
            };
            events += Event($$"""{"type":"response.output_item.done","output_index":{{i}},"item":{{s_items[i]}}}""");
        }

        return events + Event($$$"""{"type":"response.completed","response":{"id":"resp_1","status":"completed","model":"gpt-5","output":[{{{string.Join(',', s_items)}}}]}}""");
    }

    private static string Added(int index, string item) => Event($$"""{"type":"response.output_item.added","output_index":{{index}},"item":{{item}}}""");

    private static string Delta(string kind, int index, string place, string piece) =>
        Event("{\"type\":\"response." + kind + ".delta\",\"output_index\":" + index + "," + place + ",\"delta\":" + piece + "}");

    private static string Event(string json) => "data: " + json + "\n\n";
}
