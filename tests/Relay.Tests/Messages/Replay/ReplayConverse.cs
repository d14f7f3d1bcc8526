using System.Text.Json;

namespace Relay.Tests;

/// <summary>Answers of Bedrock's Converse: Claude's reasoning with signatures, cited text, a tool that Amazon ran, calls.</summary>
/// <remarks>docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_ContentBlock, API_runtime_ContentBlockStart and API_runtime_ContentBlockDelta.</remarks>
internal static class ReplayConverse
{
    private const string Calls = """{"toolUse":{"toolUseId":"t1","name":"tide_at","input":{"harbour":"Brest","depth":1.50}}},{"toolUse":{"toolUseId":"t2","name":"tide_now","input":{}}}""";

    private const string Claude = """
        {"reasoningContent":{"reasoningText":{"text":"Look it up.","signature":"c2ln"}}},{"reasoningContent":{"redactedContent":"ZW5j"}},{"text":"One moment."},{"citationsContent":{"content":[{"text":"It is hügh <b>."}],"citations":[{"title":"Tides","sourceContent":[{"text":"high"}],"location":{"documentPage":{"documentIndex":0,"start":1,"end":2}}}]}},
        """;

    private const string Nova = """
        {"text":"One moment."},{"toolUse":{"toolUseId":"s1","name":"nova_code_interpreter","type":"server_tool_use","input":{"snippet":"1"}}},{"toolResult":{"toolUseId":"s1","type":"nova_code_interpreter_result","status":"success","content":[{"json":{"stdOut":"1"}},{"text":"one"}]}},{"text":"It is high."},
        """;

    public static ReplayCase OfClaude(string target) => Case(target, Claude.Trim() + Calls) with { Maker = "claude", Bound = ["reasoning"] };

    public static ReplayCase OfNova(string target) => Case(target, Nova.Trim() + Calls) with { Maker = "bedrock", Bound = ["tools of its own"] };

    private static ReplayCase Case(string target, string blocks) => new(
        target,
        """{"output":{"message":{"role":"assistant","content":[BLOCKS]}},"stopReason":"tool_use","usage":{"inputTokens":1,"outputTokens":2,"totalTokens":3}}""".Replace("BLOCKS", blocks, StringComparison.Ordinal),
        LoopbackReply.Raw(200, "application/vnd.amazon.eventstream", Events(blocks)),
        $"\"content\":[{blocks}]")
    { Kept = ["One moment.", "Brest", "tide_now"] };

    private static byte[] Events(string blocks)
    {
        List<byte> stream = [.. AwsMessage.Of("messageStart", """{"role":"assistant"}""")];
        using JsonDocument document = JsonDocument.Parse($"[{blocks}]");
        int index = 0;
        foreach (JsonElement block in document.RootElement.EnumerateArray())
        {
            JsonProperty kind = block.EnumerateObject().Single();
            if (kind.Name is "toolUse" or "toolResult")
            {
                string head = string.Join(",", kind.Value.EnumerateObject().Where(member => member.Name is not ("input" or "content")).Select(member => $"\"{member.Name}\":{member.Value.GetRawText()}"));
                stream.AddRange(AwsMessage.Of("contentBlockStart", $"{{\"contentBlockIndex\":{index},\"start\":{{\"{kind.Name}\":{{{head}}}}}}}"));
            }

            foreach (string delta in Deltas(kind))
            {
                stream.AddRange(AwsMessage.Of("contentBlockDelta", $$"""{"contentBlockIndex":{{index}},"delta":{{delta}},"p":"abc"}"""));
            }

            stream.AddRange(AwsMessage.Of("contentBlockStop", $$"""{"contentBlockIndex":{{index++}}}"""));
        }

        stream.AddRange(AwsMessage.Of("messageStop", """{"stopReason":"tool_use"}"""));
        stream.AddRange(AwsMessage.Of("metadata", """{"usage":{"inputTokens":1,"outputTokens":2,"totalTokens":3},"metrics":{"latencyMs":9}}"""));
        return [.. stream];
    }

    private static IEnumerable<string> Deltas(JsonProperty kind) => kind.Name switch
    {
        "text" => Pieces(kind.Value.GetString()!).Select(piece => $"{{\"text\":{piece}}}"),
        "toolUse" when kind.Value.GetProperty("input").GetRawText() is not "{}" and var input => Pieces(input).Select(piece => $$$"""{"toolUse":{"input":{{{piece}}}}}"""),
        "toolResult" => kind.Value.GetProperty("content").EnumerateArray().Select(item => $$"""{"toolResult":[{{item.GetRawText()}}]}"""),
        "citationsContent" => [
            .. Pieces(kind.Value.GetProperty("content")[0].GetProperty("text").GetString()!).Select(piece => $"{{\"text\":{piece}}}"),
            $$"""{"citation":{{kind.Value.GetProperty("citations")[0].GetRawText()}}}""",
        ],
        "reasoningContent" when kind.Value.TryGetProperty("redactedContent", out JsonElement data) => [$$$"""{"reasoningContent":{"redactedContent":{{{data.GetRawText()}}}}}"""],
        "reasoningContent" => [
            .. Pieces(kind.Value.GetProperty("reasoningText").GetProperty("text").GetString()!).Select(piece => $$$"""{"reasoningContent":{"text":{{{piece}}}}}"""),
            $$$"""{"reasoningContent":{"signature":{{{kind.Value.GetProperty("reasoningText").GetProperty("signature").GetRawText()}}}}}""",
        ],
        _ => [],
    };

    /// <summary>A text in two pieces, each as JSON.</summary>
    private static string[] Pieces(string text) => [JsonSerializer.Serialize(text[..(text.Length / 2)]), JsonSerializer.Serialize(text[(text.Length / 2)..])];
}
