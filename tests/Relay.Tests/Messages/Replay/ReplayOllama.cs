using System.Text;

namespace Relay.Tests;

/// <summary>An answer of Ollama's own chat: thinking, text, calls whose arguments are objects.</summary>
/// <remarks>docs.ollama.com/api/chat and docs.ollama.com/capabilities/tool-calling.</remarks>
internal static class ReplayOllama
{
    private const string First = """{"id":"call_a1","function":{"name":"tide_at","arguments":{"harbour":"Brest","depth":1.50}}}""";
    private const string Second = """{"id":"call_a2","function":{"name":"tide_now","arguments":{}}}""";

    public static ReplayCase Of(string target) => new(
        target,
        Line($$""" "content":"One moment.","thinking":"Look it up.","tool_calls":[{{First}},{{Second}}] """, isLast: true),
        LoopbackReply.Raw(200, "application/x-ndjson", Encoding.UTF8.GetBytes(string.Join('\n',
            Line(""" "content":"","thinking":"Look " """), Line(""" "content":"","thinking":"it up." """), Line(""" "content":"One " """), Line(""" "content":"moment." """),
            Line($$""" "content":"","tool_calls":[{{First}}] """), Line($$""" "content":"","tool_calls":[{{Second}}] """), Line(""" "content":"" """, isLast: true)) + "\n")),
        $$"""{"role":"assistant","content":"One moment.","thinking":"Look it up.","tool_calls":[{{First}},{{Second}}]}""")
    { Maker = target.Split('/')[0], Kept = ["One moment.", "Brest", "tide_now"], Bound = ["reasoning"] };

    private static string Line(string message, bool isLast = false) =>
        """{"model":"qwen3","created_at":"2026-03-01T12:00:00Z","message":{"role":"assistant",""" + message.Trim() + "}," + (isLast ? "\"done\":true,\"done_reason\":\"stop\"}" : "\"done\":false}");
}
