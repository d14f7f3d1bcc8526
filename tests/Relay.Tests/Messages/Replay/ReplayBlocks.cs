using System.Text.Json;

namespace Relay.Tests;

/// <summary>An answer of Anthropic Messages: thinking with signatures, a tool that Anthropic ran, cited text, calls.</summary>
internal static class ReplayBlocks
{
    private const string Blocks = """
        [{"type":"thinking","thinking":"Look it up.","signature":"c2ln"},{"type":"redacted_thinking","data":"ZW5j"},{"type":"text","text":"One moment."},{"type":"server_tool_use","id":"s1","name":"web_search","input":{"query":"tide"}},{"type":"web_search_tool_result","tool_use_id":"s1","content":[{"type":"web_search_result","url":"https://example.com","title":"Tides","encrypted_content":"ZQ=="}]},{"type":"thinking","thinking":"Now the rest.","signature":"c2lnMg=="},{"type":"thinking","thinking":"","signature":"c2lnMw=="},{"type":"text","text":"It is "},{"type":"text","text":"high","citations":[{"type":"web_search_result_location","url":"https://example.com","title":"Tides","encrypted_index":"aQ==","cited_text":"h\u00fcgh <b>"}]},{"type":"text","text":" there."},{"type":"tool_use","id":"t1","name":"tide_at","input":{"harbour":"Brest","depth":1.50}},{"type":"tool_use","id":"t2","name":"tide_now","input":{}},{"type":"text","text":"Wait."}]
        """;

    /// <summary>Goes back block for block, written as requests are: escaped no more than JSON needs.</summary>
    public static ReplayCase Of(string target) => new(
        target,
        """{"id":"m1","content":BLOCKS,"stop_reason":"tool_use"}""".Replace("BLOCKS", Blocks, StringComparison.Ordinal),
        LoopbackReply.RawEvents(BlockEvents()),
        "\"content\":" + Blocks.Trim().Replace("\\u00fc", "ü", StringComparison.Ordinal))
    { Maker = "claude", Kept = ["One moment.", "Brest", "tide_now"], Bound = ["reasoning", "tools of its own"] };

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

    private static string Event(string json) => "event: " + JsonDocument.Parse(json).RootElement.GetProperty("type").GetString() + "\ndata: " + json + "\n\n";
}
