using System.Text.Json;
using System.Text.Json.Nodes;

namespace Relay.Conformance.Tests;

/// <summary>Whether the request that Relay sent to Converse means the same as the recorded one.</summary>
internal static class BedrockRequestComparison
{
    private static readonly string[] Same =
        ["guardrailConfig", "additionalModelRequestFields", "performanceConfig", "serviceTier", "requestMetadata", "promptVariables"];

    private static readonly string[] SameInference = ["maxTokens", "temperature", "topP", "stopSequences"];

    public static void Compare(RecordedExchange exchange, ReceivedRequest sent, bool stream, Differences differences)
    {
        string path = "/model/" + ReplayTarget.Model(exchange) + (stream ? "/converse-stream" : "/converse");
        differences.True("path: " + sent.Path, sent.Path.EndsWith(path, StringComparison.Ordinal));
        differences.Equal("authorization", "Bearer " + ReplayTarget.Key, sent.Headers.GetValueOrDefault("Authorization"));
        differences.Equal("accept", stream ? "application/vnd.amazon.eventstream" : "application/json", sent.Headers.GetValueOrDefault("Accept"));
        if (!RebuiltRequest.IsComparable(exchange))
            return;

        JsonElement recorded = exchange.Request.Body!.Value, actual = sent.Json;
        differences.Equal("sent turns", string.Join("\n", Turns(recorded)), string.Join("\n", Turns(actual)));
        differences.Equal("sent system", string.Join(" | ", Json.Items(recorded, "system").Select(Json.Canonical)), string.Join(" | ", Json.Items(actual, "system").Select(Json.Canonical)));
        differences.Equal("sent tools", Tools(recorded), Tools(actual));
        differences.Equal("sent tool choice", Choice(recorded), Choice(actual));
        differences.Equal("sent output format", OutputFormat(recorded), OutputFormat(actual));
        foreach (string name in Same)
            differences.Equal("sent " + name, Canonical(recorded, name), Canonical(actual, name));
        foreach (string name in SameInference)
            differences.Equal("sent " + name, Canonical(Json.Member(recorded, "inferenceConfig"), name), Canonical(Json.Member(actual, "inferenceConfig"), name));
    }

    /// <summary>The messages, neighbours of one role joined.</summary>
    private static IEnumerable<string> Turns(JsonElement body)
    {
        string? role = null;
        var blocks = new List<string>();
        foreach (JsonElement message in Json.Items(body, "messages"))
        {
            string next = Json.Text(message, "role")!;
            if (role is not null && role != next)
            {
                yield return role + ": " + string.Join(" | ", blocks);
                blocks.Clear();
            }

            role = next;
            blocks.AddRange(Json.Items(message, "content").Select(Block));
        }

        yield return role + ": " + string.Join(" | ", blocks);
    }

    /// <summary>A result that says it is a success says nothing.</summary>
    private static string Block(JsonElement block)
    {
        JsonNode node = JsonNode.Parse(block.GetRawText())!;
        if (node["toolResult"] is JsonObject result && (string?)result["status"] == "success" && !result.ContainsKey("type"))
            result.Remove("status");
        return Json.Canonical(JsonSerializer.SerializeToElement(node));
    }

    private static string Tools(JsonElement body) => string.Join(" | ", Json.Items(Json.Member(body, "toolConfig"), "tools")
        .Select(tool => Json.Text(Json.Member(tool, "toolSpec"), "name") == "relay_answer" ? "relay_answer" : Json.Canonical(tool)));

    /// <summary>To choose freely is what the API does unasked.</summary>
    private static string Choice(JsonElement body) => Json.Member(Json.Member(body, "toolConfig"), "toolChoice") is { ValueKind: JsonValueKind.Object } choice && !Json.Has(choice, "auto")
        ? Json.Canonical(choice)
        : "";

    private static string OutputFormat(JsonElement body)
    {
        JsonElement schema = Json.Member(Json.Member(Json.Member(Json.Member(body, "outputConfig"), "textFormat"), "structure"), "jsonSchema");
        return Json.Text(schema, "schema") is { } text ? Json.Text(schema, "name") + " " + Json.Text(schema, "description") + " " + Json.Canonical(Json.Parse(text)) : "";
    }

    private static string Canonical(JsonElement owner, string name) => Json.Member(owner, name) switch
    {
        { ValueKind: JsonValueKind.Undefined } => "",
        { ValueKind: JsonValueKind.Array } list when list.GetArrayLength() == 0 => "",
        var value => Json.Canonical(value),
    };
}
