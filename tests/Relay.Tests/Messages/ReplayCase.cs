using System.Text.Json;

namespace Relay.Tests;

/// <summary>An answer, whole and as a stream, and what of it the next request must hold, character for character.</summary>
public sealed record ReplayCase(string Target, string Whole, string Events, string Expected)
{
    private const string Blocks = """
        [{"type":"thinking","thinking":"Look it up.","signature":"c2ln"},{"type":"redacted_thinking","data":"ZW5j"},{"type":"text","text":"One moment."},{"type":"server_tool_use","id":"s1","name":"web_search","input":{"query":"tide"}},{"type":"web_search_tool_result","tool_use_id":"s1","content":[{"type":"web_search_result","url":"https://example.com","title":"Tides","encrypted_content":"ZQ=="}]},{"type":"thinking","thinking":"Now the rest.","signature":"c2lnMg=="},{"type":"thinking","thinking":"","signature":"c2lnMw=="},{"type":"text","text":"It is "},{"type":"text","text":"high","citations":[{"type":"web_search_result_location","url":"https://example.com","title":"Tides","encrypted_index":"aQ==","cited_text":"h\u00fcgh <b>"}]},{"type":"text","text":" there."},{"type":"tool_use","id":"t1","name":"tide_at","input":{"harbour":"Brest","depth":1.50}},{"type":"tool_use","id":"t2","name":"tide_now","input":{}},{"type":"text","text":"Wait."}]
        """;

    private const string Parts = """
        [{"text":"Look.","thought":true,"thoughtSignature":"s1"},{"text":"One moment.","thoughtSignature":"s2"},{"text":"It is high."},{"text":"","thoughtSignature":"s3"},{"functionCall":{"id":"c1","name":"tide_at","args":{"harbour":"Brest","depth":1.50}},"thoughtSignature":"s4"},{"functionCall":{"id":"c2","name":"tide_now","args":{}}},{"executableCode":{"language":"PYTHON","code":"1"}},{"text":"Done."}]
        """;

    private const string Details = """[{"type":"reasoning.text","text":"Look it up.","format":"f","signature":"c2ln","index":0},{"type":"reasoning.encrypted","data":"x","index":1}]""";

    private const string Calls = """[{"id":"callaaaa1","type":"function","function":{"name":"tide_at","arguments":"{\"harbour\":\"Brest\"}"}},{"id":"callaaaa2","type":"function","function":{"name":"tide_now","arguments":"{}"}}]""";

    public static IReadOnlyList<ReplayCase> All { get; } =
    [
        new("anthropic/claude-sonnet-4-5", """{"id":"m1","content":BLOCKS,"stop_reason":"tool_use"}""".Replace("BLOCKS", Blocks, StringComparison.Ordinal), BlockEvents(), "\"content\":" + Plain(Blocks)),
        new(
            "google/gemini-3-pro-preview", """{"responseId":"r1","candidates":[{"content":{"parts":PARTS,"role":"model"},"finishReason":"STOP"}]}""".Replace("PARTS", Parts, StringComparison.Ordinal),
            PartEvents(), "\"parts\":" + Plain(Parts)),
        Chat("openrouter/anthropic/claude-sonnet-4.5", "reasoning_details", Details, $"\"reasoning_details\":{Details}"),
        Chat("deepseek/deepseek-reasoner", "reasoning_content", "\"Look it up.\"", "\"reasoning_content\":\"Look it up.\""),
        Chat("vllm/qwen3", "reasoning", "\"Look it up.\"", "\"reasoning\":\"Look it up.\""),
    ];

    public static ReplayCase Of(string target) => All.Single(one => one.Target == target);

    private static ReplayCase Chat(string target, string field, string reasoning, string expected)
    {
        string message = $"{{\"{field}\":{reasoning},\"content\":\"One moment.\",\"tool_calls\":{Calls}}}";
        string deltas = Chunk($"{{\"{field}\":{reasoning}}}") + Chunk("""{"content":"One "}""") + Chunk("""{"content":"moment."}""");
        int index = 0;
        foreach (JsonElement call in JsonDocument.Parse(Calls).RootElement.EnumerateArray())
        {
            deltas += Chunk("""{"tool_calls":[""" + call.GetRawText().Replace("{\"id\"", $"{{\"index\":{index++},\"id\"", StringComparison.Ordinal) + "]}");
        }

        return new(
            target,
            """{"id":"c1","choices":[{"index":0,"message":MESSAGE,"finish_reason":"tool_calls"}]}""".Replace("MESSAGE", message, StringComparison.Ordinal),
            deltas + "data: {\"id\":\"c1\",\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"tool_calls\"}]}\n\ndata: [DONE]\n\n",
            expected)
        { AlsoExpected = ["\"content\":\"One moment.\"", "\"tool_calls\":" + Calls] };
    }

    public IReadOnlyList<string> AlsoExpected { get; private init; } = [];

    private static string Chunk(string delta) => "data: {\"id\":\"c1\",\"choices\":[{\"index\":0,\"delta\":" + delta + "}]}\n\n";

    private static string BlockEvents()
    {
        string events = Event("""{"type":"message_start","message":{"id":"m1","model":"claude-sonnet-4-5","content":[],"usage":{"input_tokens":1,"output_tokens":1}}}""");
        int index = 0;
        foreach (JsonElement block in JsonDocument.Parse(Blocks).RootElement.EnumerateArray())
        {
            string type = block.GetProperty("type").GetString()!;
            events += Event($"{{\"type\":\"content_block_start\",\"index\":{index},\"content_block\":{Empty(block, type)}}}");
            foreach (string delta in Deltas(block, type))
            {
                events += Event($"{{\"type\":\"content_block_delta\",\"index\":{index},\"delta\":{delta}}}");
            }

            events += Event($"{{\"type\":\"content_block_stop\",\"index\":{index++}}}");
        }

        return events + Event("""{"type":"message_delta","delta":{"stop_reason":"tool_use"},"usage":{"output_tokens":9}}""") + Event("""{"type":"message_stop"}""");
    }

    private static string Empty(JsonElement block, string type) => type switch
    {
        "thinking" => """{"type":"thinking","thinking":"","signature":""}""",
        "text" => """{"type":"text","text":""}""",
        "tool_use" or "server_tool_use" => $"{{\"type\":\"{type}\",\"id\":{block.GetProperty("id").GetRawText()},\"name\":{block.GetProperty("name").GetRawText()},\"input\":{{}}}}",
        _ => block.GetRawText(),
    };

    private static IEnumerable<string> Deltas(JsonElement block, string type)
    {
        if (type == "thinking")
        {
            foreach (string piece in Pieces(block.GetProperty("thinking").GetString()!))
            {
                yield return $"{{\"type\":\"thinking_delta\",\"thinking\":{JsonSerializer.Serialize(piece)}}}";
            }

            yield return $"{{\"type\":\"signature_delta\",\"signature\":{block.GetProperty("signature").GetRawText()}}}";
        }
        else if (type == "text")
        {
            if (block.TryGetProperty("citations", out JsonElement citations))
            {
                yield return "{\"type\":\"citations_delta\",\"citation\":" + citations[0].GetRawText() + "}";
            }

            foreach (string piece in Pieces(block.GetProperty("text").GetString()!))
            {
                yield return $"{{\"type\":\"text_delta\",\"text\":{JsonSerializer.Serialize(piece)}}}";
            }
        }
        else if (type is "tool_use" or "server_tool_use" && block.GetProperty("input").GetRawText() is not "{}" and var input)
        {
            foreach (string piece in Pieces(input))
            {
                yield return $"{{\"type\":\"input_json_delta\",\"partial_json\":{JsonSerializer.Serialize(piece)}}}";
            }
        }
    }

    private static string[] Pieces(string text) => text.Length < 2 ? [text] : [text[..(text.Length / 2)], text[(text.Length / 2)..]];

    private static string PartEvents()
    {
        string events = "";
        foreach (JsonElement part in JsonDocument.Parse(Parts).RootElement.EnumerateArray())
        {
            events += "data: " + """{"responseId":"r1","candidates":[{"content":{"parts":[PART],"role":"model"}}]}""".Replace("PART", part.GetRawText(), StringComparison.Ordinal) + "\n\n";
        }

        return events + "data: {\"responseId\":\"r1\",\"candidates\":[{\"content\":{\"parts\":[],\"role\":\"model\"},\"finishReason\":\"STOP\"}]}\n\n";
    }

    private static string Event(string json) => "event: " + JsonDocument.Parse(json).RootElement.GetProperty("type").GetString() + "\ndata: " + json + "\n\n";

    /// <summary>As requests are written: escaped no more than JSON needs.</summary>
    private static string Plain(string json) => json.Trim().Replace("\\u00fc", "ü", StringComparison.Ordinal);
}
