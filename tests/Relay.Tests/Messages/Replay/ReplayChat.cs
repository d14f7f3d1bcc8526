using System.Text.Json;

namespace Relay.Tests;

/// <summary>An answer of Chat Completions: reasoning in the field that the provider has for it, text, calls.</summary>
internal static class ReplayChat
{
    private const string Details = """[{"type":"reasoning.text","text":"Look it up.","format":"f","signature":"c2ln","index":0},{"type":"reasoning.encrypted","data":"x","index":1}]""";

    /// <summary>With ids as all of them take them: nine letters and digits are Mistral's only ones.</summary>
    public const string Calls = """[{"id":"callaaaa1","type":"function","function":{"name":"tide_at","arguments":"{\"harbour\":\"Brest\"}"}},{"id":"callaaaa2","type":"function","function":{"name":"tide_now","arguments":"{}"}}]""";

    /// <summary>Mistral: thinking and text are parts of the content (docs.mistral.ai/capabilities/reasoning).</summary>
    private const string Parts = """[{"type":"thinking","thinking":[{"type":"text","text":"Look it up."}]},{"type":"text","text":"One moment."}]""";

    public static ReplayCase OfParts(string target) => Case(
        target,
        $"\"content\":{Parts}",
        ["""{"content":[{"type":"thinking","thinking":[{"type":"text","text":"Look "}]}]}""", """{"content":[{"type":"thinking","thinking":[{"type":"text","text":"it up."}]}]}""", """{"content":"One "}""", """{"content":"moment."}"""],
        [$"\"content\":{Parts}"],
        ["reasoning"]);

    /// <summary>OpenRouter: openrouter.ai/docs/use-cases/reasoning-tokens.</summary>
    public static ReplayCase OfDetails(string target) => OfField(target, "reasoning_details", Details);

    public static ReplayCase OfText(string target, string field) => OfField(target, field, "\"Look it up.\"");

    /// <summary>Where reasoning is not shown.</summary>
    public static ReplayCase OfCalls(string target) =>
        Case(target, "\"content\":\"One moment.\"", ["""{"content":"One "}""", """{"content":"moment."}"""], ["\"content\":\"One moment.\""], []);

    private static ReplayCase OfField(string target, string field, string reasoning) => Case(
        target,
        $"\"{field}\":{reasoning},\"content\":\"One moment.\"",
        [$"{{\"{field}\":{reasoning}}}", """{"content":"One "}""", """{"content":"moment."}"""],
        [$"\"{field}\":{reasoning}", "\"content\":\"One moment.\""],
        ["reasoning"]);

    private static ReplayCase Case(string target, string members, string[] deltas, string[] expected, string[] bound)
    {
        string stream = string.Concat(deltas.Select(Chunk));
        int index = 0;
        using JsonDocument calls = JsonDocument.Parse(Calls);
        foreach (JsonElement call in calls.RootElement.EnumerateArray())
        {
            stream += Chunk("""{"tool_calls":[""" + call.GetRawText().Replace("{\"id\"", $"{{\"index\":{index++},\"id\"", StringComparison.Ordinal) + "]}");
        }

        return new(
            target,
            """{"id":"c1","choices":[{"index":0,"message":{MEMBERS,"tool_calls":CALLS},"finish_reason":"tool_calls"}]}""".Replace("MEMBERS", members, StringComparison.Ordinal).Replace("CALLS", Calls, StringComparison.Ordinal),
            LoopbackReply.RawEvents(stream + "data: {\"id\":\"c1\",\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"tool_calls\"}]}\n\ndata: [DONE]\n\n"),
            "\"tool_calls\":" + Calls)
        { AlsoExpected = expected, Maker = target.Split('/')[0], Kept = ["One moment.", "Brest", "tide_now"], Bound = bound };
    }

    private static string Chunk(string delta) => "data: {\"id\":\"c1\",\"choices\":[{\"index\":0,\"delta\":" + delta + "}]}\n\n";
}
