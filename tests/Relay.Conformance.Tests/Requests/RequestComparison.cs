using System.Text.Json;

namespace Relay.Conformance.Tests;

/// <summary>Whether the body that Relay sent means the same as the recorded one, in what both can say.</summary>
internal static class RequestComparison
{
    public static void Compare(RecordedExchange exchange, ReceivedRequest sent, bool stream, Differences differences)
    {
        if (GeminiExpectations.IsAbout(exchange))
        {
            GeminiRequestComparison.Compare(exchange, sent, stream, differences);
            return;
        }

        if (BedrockExpectations.IsAbout(exchange))
        {
            BedrockRequestComparison.Compare(exchange, sent, stream, differences);
            return;
        }

        if (ReplayTarget.Wire(exchange) == WireProtocol.AzureOpenAI && AzureTarget.PathAndQuery(exchange) is { } path)
            differences.True("address: expected " + path + ", got " + sent.Path + sent.Query, (sent.Path + sent.Query).EndsWith(path, StringComparison.Ordinal));
        if (ResponsesExpectations.IsAbout(exchange))
        {
            ResponsesRequestComparison.Compare(exchange, sent, stream, differences);
            return;
        }

        JsonElement actual = sent.Json;
        if (ReplayTarget.Body(exchange) == WireProtocol.AnthropicMessages)
        {
            AnthropicRequestComparison.Compare(exchange, sent, stream, differences);
            return;
        }

        if (ReplayTarget.Wire(exchange) == WireProtocol.CohereV2)
        {
            CohereRequestComparison.Compare(exchange, sent, stream, differences);
            return;
        }

        if (ReplayTarget.Wire(exchange) == WireProtocol.OllamaChat)
        {
            OllamaRequestComparison.Compare(exchange, sent, stream, differences);
            return;
        }

        differences.Equal("path", true, sent.Path.EndsWith("/chat/completions", StringComparison.Ordinal));
        bool isAzure = ReplayTarget.Wire(exchange) == WireProtocol.AzureOpenAI;
        differences.Equal("authorization", isAzure ? ReplayTarget.Key : "Bearer " + ReplayTarget.Key, sent.Headers.GetValueOrDefault(isAzure ? "api-key" : "Authorization"));
        differences.Equal("sent model", AzureTarget.Deployment(exchange) ?? ReplayTarget.Model(exchange), Json.Text(actual, "model"));
        differences.Equal("sent stream", stream, sent.IsStream);
        if (!RebuiltRequest.IsComparable(exchange))
            return;

        JsonElement recorded = exchange.Request.Body!.Value;
        CompareMessages(recorded, actual, differences);
        differences.Equal("sent tools", ToolNames(recorded), ToolNames(actual));
        differences.Equal(
            "sent output limit",
            Json.Number(recorded, "max_completion_tokens") ?? Json.Number(recorded, "max_tokens"),
            Json.Number(actual, "max_completion_tokens") ?? Json.Number(actual, "max_tokens"));
        if (Json.Number(actual, "temperature") is { } temperature)
            differences.Equal("sent temperature", Json.Number(recorded, "temperature"), temperature);
        bool asksForJson = Json.Has(recorded, "response_format");
        differences.Equal("sent response format", asksForJson, Json.Has(actual, "response_format"));
    }

    private static void CompareMessages(JsonElement recorded, JsonElement actual, Differences differences)
    {
        JsonElement[] before = [.. Json.Items(recorded, "messages")];
        JsonElement[] after = [.. Json.Items(actual, "messages")];
        differences.Equal("sent message count", before.Length, after.Length);
        for (int i = 0; i < Math.Min(before.Length, after.Length); i++)
        {
            string where = "sent message " + i + " ";
            differences.Equal(where + "role", Role(before[i]), Role(after[i]));
            differences.Equal(where + "text", RequestText.Of(before[i]), RequestText.Of(after[i]));
            differences.Equal(where + "tool call id", Json.Text(before[i], "tool_call_id"), Json.Text(after[i], "tool_call_id"));
            differences.Equal(where + "tool calls", ToolCalls(before[i]), ToolCalls(after[i]));
            if (Role(before[i]) == "user")
                differences.Equal(where + "images", Images(before[i]), Images(after[i]));
        }
    }

    private static string Role(JsonElement message) => Json.Text(message, "role") switch
    {
        null => "user",
        "developer" => "system",
        string role => role,
    };

    private static int Images(JsonElement message) => Json.Items(message, "content").Count(part => Json.Text(part, "type") == "image_url");

    private static string ToolCalls(JsonElement message) => string.Join("; ", Json.Items(message, "tool_calls").Select(call =>
    {
        JsonElement function = call.GetProperty("function");
        string arguments = Json.Text(function, "arguments") ?? "";
        return Json.Text(call, "id") + " " + Json.Text(function, "name") + " "
            + (Json.TryParse(arguments, out JsonElement parsed) ? Json.Canonical(parsed) : "{}");
    }));

    private static string ToolNames(JsonElement body) => string.Join(
        ", ",
        Json.Items(body, "tools").Where(tool => tool.TryGetProperty("function", out _)).Select(tool => Json.Text(tool.GetProperty("function"), "name")));
}
