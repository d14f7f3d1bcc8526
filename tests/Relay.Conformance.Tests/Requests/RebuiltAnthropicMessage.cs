using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay.Conformance.Tests;

/// <summary>The system text and the messages of a recorded Messages request as <see cref="ChatMessage"/>s.</summary>
internal static class RebuiltAnthropicMessage
{
    public static IEnumerable<ChatMessage> All(JsonElement body)
    {
        if (Json.Text(body, "system") is { } system)
            yield return new ChatMessage(ChatRole.System, system);
        else if (Json.Has(body, "system"))
            yield return new ChatMessage(ChatRole.System, [.. Json.Items(body, "system").Select(Block).OfType<AIContent>()]);
        foreach (JsonElement message in Json.Items(body, "messages"))
        {
            ChatRole role = Json.Text(message, "role") == "assistant" ? ChatRole.Assistant : ChatRole.User;
            yield return Json.Text(message, "content") is { } text
                ? new ChatMessage(role, text)
                : new ChatMessage(role, [.. Json.Items(message, "content").Select(Block).OfType<AIContent>()]);
        }
    }

    /// <summary>A block; null for one that the public API has no word for.</summary>
    private static AIContent? Block(JsonElement block)
    {
        AIContent? content = Json.Text(block, "type") switch
        {
            "text" => new TextContent(Json.Text(block, "text")),
            "thinking" => new TextReasoningContent(Json.Text(block, "thinking")) { ProtectedData = Json.Text(block, "signature") },
            "tool_use" => new FunctionCallContent(
                Json.Text(block, "id")!, Json.Text(block, "name")!, block.GetProperty("input").EnumerateObject().ToDictionary(value => value.Name, value => (object?)value.Value)),
            "tool_result" => Result(block),
            "image" or "document" => Media(block.GetProperty("source")),
            _ => null,
        };
        if (content is not null && Json.Has(block, "cache_control"))
            content.AdditionalProperties = new() { ["cache_control"] = block.GetProperty("cache_control") };
        return content;
    }

    private static FunctionResultContent Result(JsonElement block)
    {
        object? result = Json.Text(block, "content") is { } text ? text : Json.Items(block, "content").Select(Block).OfType<AIContent>().ToList();
        return new FunctionResultContent(Json.Text(block, "tool_use_id")!, result);
    }

    private static AIContent? Media(JsonElement source) => Json.Text(source, "type") switch
    {
        "base64" => new DataContent(Convert.FromBase64String(Json.Text(source, "data")!), Json.Text(source, "media_type")!),
        "url" => new UriContent(Json.Text(source, "url")!, "image/jpeg"),
        "file" => new HostedFileContent(Json.Text(source, "file_id")!),
        _ => null,
    };
}
