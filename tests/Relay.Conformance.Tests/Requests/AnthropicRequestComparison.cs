using System.Text.Json;

namespace Relay.Conformance.Tests;

/// <summary>Whether the Messages request that Relay sent means the same as the recorded one, in what both can say.</summary>
internal static class AnthropicRequestComparison
{
    public static void Compare(RecordedExchange exchange, ReceivedRequest sent, bool stream, Differences differences)
    {
        JsonElement actual = sent.Json;
        if (VertexReplay.IsAbout(exchange))
            VertexReplay.Compare(exchange, sent, stream, differences);
        else
            CompareHead(exchange, sent, differences);
        differences.Equal("sent stream", stream, sent.IsStream);
        differences.True("no output limit", Json.Number(actual, "max_tokens") > 0);
        if (!RebuiltRequest.IsComparable(exchange))
            return;

        JsonElement recorded = exchange.Request.Body!.Value;
        differences.Equal("sent system", Text(Json.Member(recorded, "system")), Text(Json.Member(actual, "system")));
        string[] before = [.. Turns(recorded)], after = [.. Turns(actual)];
        differences.Equal("sent turns", before.Length, after.Length);
        for (int i = 0; i < Math.Min(before.Length, after.Length); i++)
            differences.Equal("sent turn " + i, before[i], after[i]);
        differences.Equal("sent tools", Names(recorded), Names(actual));
        differences.Equal("sent output limit", Json.Number(recorded, "max_tokens"), Json.Number(actual, "max_tokens"));
        differences.Equal("sent temperature", Json.Number(recorded, "temperature"), Json.Number(actual, "temperature"));
        foreach (string name in new[] { "tool_choice", "thinking", "cache_control" })
            differences.Equal("sent " + name, Canonical(recorded, name), Canonical(actual, name));
        bool asksForSchema = RebuiltAnthropicOptions.Schema(recorded) is not null;
        bool hasSchema = Json.Has(Json.Member(actual, "output_config"), "format") || Names(actual).Contains("relay_answer", StringComparison.Ordinal);
        differences.Equal("sent schema", asksForSchema, hasSchema);
    }

    private static void CompareHead(RecordedExchange exchange, ReceivedRequest sent, Differences differences)
    {
        differences.True("path " + sent.Path, sent.Path.EndsWith("/v1/messages", StringComparison.Ordinal) && !sent.Path.EndsWith("/v1/v1/messages", StringComparison.Ordinal));
        differences.Equal("key", ReplayTarget.Key, sent.Headers.GetValueOrDefault("x-api-key"));
        differences.Equal("version", "2023-06-01", sent.Headers.GetValueOrDefault("anthropic-version"));
        differences.Equal("bearer", null, sent.Headers.GetValueOrDefault("Authorization"));
        differences.Equal("sent model", ReplayTarget.Model(exchange), Json.Text(sent.Json, "model"));
    }

    private static string? Canonical(JsonElement body, string name) => Json.Has(body, name) ? Json.Canonical(body.GetProperty(name)) : null;

    private static string Names(JsonElement body) => string.Join(", ", Json.Items(body, "tools").Select(tool => Json.Text(tool, "name")));

    private static IEnumerable<string> Turns(JsonElement body) => Json.Items(body, "messages").Select(message =>
        Json.Text(message, "role") + ": " + (Json.Text(message, "content") is { } text
            ? text
            : string.Join(" | ", Json.Items(message, "content").Select(Block))));

    /// <summary>A block as text. A result is the same whether its text stands alone or in a block, and so is one that says it is no error.</summary>
    private static string Block(JsonElement block) => (Json.Text(block, "type") switch
    {
        "text" => Json.Text(block, "text"),
        "tool_result" => "result of " + Json.Text(block, "tool_use_id") + " " + Text(Json.Member(block, "content")),
        _ => Json.Canonical(block),
    }) + (Json.Text(block, "type") is "text" or "tool_result" && Json.Has(block, "cache_control") ? " [" + Canonical(block, "cache_control") + "]" : "");

    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Array => string.Concat(value.EnumerateArray().Where(part => Json.Text(part, "type") is "text" or "image").Select(part => Json.Text(part, "text") ?? Json.Canonical(part))),
        _ => "",
    };
}
