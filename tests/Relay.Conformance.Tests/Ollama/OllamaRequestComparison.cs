using System.Text.Json;
using System.Text.Json.Nodes;

namespace Relay.Conformance.Tests;

/// <summary>Whether the request that Relay sent to Ollama means the same as the recorded one: the whole body, field by field.</summary>
/// <remarks>
/// Not a difference: fields that are empty and so mean nothing (a format of "", no options, no tools, a null); the type of a call, which can only be a function; the name of the function of a
/// result, which clients of 2024 left out and Relay always sends.
/// </remarks>
internal static class OllamaRequestComparison
{
    private static readonly string[] MayBeEmpty = ["format", "options", "tools", "keep_alive"];

    public static void Compare(RecordedExchange exchange, ReceivedRequest sent, bool stream, Differences differences)
    {
        // The replayed address ends in /v1, which is not where this API is.
        differences.True("path: " + sent.Path, sent.Path.EndsWith("/api/chat", StringComparison.Ordinal) && !sent.Path.Contains("/v1", StringComparison.Ordinal));
        differences.Equal("key", "Bearer " + ReplayTarget.Key, sent.Headers.GetValueOrDefault("Authorization"));
        differences.Equal("sent stream", stream, Json.Member(sent.Json, "stream").ValueKind == JsonValueKind.True);
        differences.Equal("accepted", stream ? "application/x-ndjson" : "application/json", sent.Headers.GetValueOrDefault("Accept"));
        if (RebuiltRequest.IsComparable(exchange))
            differences.Equal("sent body", Normal(exchange.Request.Body!.Value), Normal(sent.Json));
    }

    private static string Normal(JsonElement body)
    {
        JsonObject normal = JsonNode.Parse(body.GetRawText())!.AsObject();
        normal.Remove("stream");
        foreach (string name in MayBeEmpty)
        {
            if (normal[name] is null or JsonObject { Count: 0 } or JsonArray { Count: 0 } || normal[name]!.ToJsonString() == "\"\"")
                normal.Remove(name);
        }

        string? called = null;
        foreach (JsonNode? message in normal["messages"]!.AsArray())
        {
            foreach (JsonNode? call in message!["tool_calls"] as JsonArray ?? [])
            {
                called = call!["function"]!["name"]!.GetValue<string>();
                call.AsObject().Remove("type");
            }

            if (message["role"]!.GetValue<string>() == "tool" && message["tool_name"] is null)
                message["tool_name"] = called;
        }

        return Json.Canonical(Json.Parse(normal.ToJsonString()));
    }
}
