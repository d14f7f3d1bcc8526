using System.Text.Json;
using System.Text.Json.Nodes;

namespace Relay.Conformance.Tests;

/// <summary>Whether the request that Relay sent to Cohere means the same as the recorded one: the whole body, field by field.</summary>
/// <remarks>
/// Not a difference: a text alone or as a list of one; an empty text beside tool calls; an empty list of documents; a stream that is said not to be one; the spaces of arguments.
/// </remarks>
internal static class CohereRequestComparison
{
    public static void Compare(RecordedExchange exchange, ReceivedRequest sent, bool stream, Differences differences)
    {
        differences.True("path: " + sent.Path, sent.Path.EndsWith("/v1/chat", StringComparison.Ordinal));
        differences.Equal("key", "Bearer " + ReplayTarget.Key, sent.Headers.GetValueOrDefault("Authorization"));
        differences.Equal("sent stream", stream, sent.IsStream);
        differences.Equal("accepted", stream ? "text/event-stream" : "application/json", sent.Headers.GetValueOrDefault("Accept"));
        if (RebuiltRequest.IsComparable(exchange))
            differences.Equal("sent body", Normal(exchange.Request.Body!.Value), Normal(sent.Json));
    }

    private static string Normal(JsonElement body)
    {
        JsonObject normal = JsonNode.Parse(body.GetRawText())!.AsObject();
        normal.Remove("stream");
        if (normal["documents"] is JsonArray { Count: 0 })
            normal.Remove("documents");
        foreach (JsonNode? message in normal["messages"]!.AsArray())
            Normalise(message!.AsObject());
        return Json.Canonical(Json.Parse(normal.ToJsonString()));
    }

    private static void Normalise(JsonObject message)
    {
        JsonNode? content = message["content"];
        message.Remove("content");
        var parts = new JsonArray();
        if (content is JsonValue text)
            parts.Add(new JsonObject { ["type"] = "text", ["text"] = text.GetValue<string>() });
        foreach (JsonNode? part in content as JsonArray ?? [])
            parts.Add(part!.DeepClone());
        if (message["tool_calls"] is JsonArray calls)
        {
            if (parts is [JsonObject only] && only["text"]?.GetValue<string>() == "")
                parts.Clear();
            foreach (JsonNode? call in calls)
            {
                JsonNode function = call!["function"]!;
                function["arguments"] = JsonNode.Parse(function["arguments"]!.GetValue<string>());
            }
        }

        if (parts.Count > 0)
            message["content"] = parts;
    }
}
