using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay.Conformance.Tests;

/// <summary>A message of a recorded request as a <see cref="ChatMessage"/>.</summary>
internal static class RebuiltMessage
{
    public static ChatMessage Of(JsonElement message)
    {
        string role = Json.Text(message, "role") ?? "user";
        var contents = new List<AIContent>();
        if ((Json.Text(message, "reasoning_content") ?? Json.Text(message, "reasoning")) is { } reasoning)
            contents.Add(new TextReasoningContent(reasoning));
        if (role == "tool")
        {
            contents.Add(new FunctionResultContent(Json.Text(message, "tool_call_id") ?? "", RequestText.Of(message)));
            return new ChatMessage(ChatRole.Tool, contents);
        }

        AddContent(contents, message);
        foreach (JsonElement call in Json.Items(message, "tool_calls"))
            contents.Add(ToolCall(call));
        return new ChatMessage(Role(role), contents);
    }

    private static ChatRole Role(string role) => role switch
    {
        "system" or "developer" => ChatRole.System,
        "assistant" => ChatRole.Assistant,
        _ => ChatRole.User,
    };

    private static void AddContent(List<AIContent> contents, JsonElement message)
    {
        if (Json.Text(message, "content") is { } text)
        {
            contents.Add(new TextContent(text));
            return;
        }

        foreach (JsonElement part in Json.Items(message, "content"))
        {
            if (Part(part) is { } content)
                contents.Add(content);
        }
    }

    /// <summary>A content part; null for one that the public API has no word for.</summary>
    private static AIContent? Part(JsonElement part) => Json.Text(part, "type") switch
    {
        "text" => new TextContent(Json.Text(part, "text")),
        "image_url" => Image(part.GetProperty("image_url")),
        "document_url" => new UriContent(Json.Text(part, "document_url")!, "application/pdf"),
        "input_audio" => Audio(part.GetProperty("input_audio")),
        "file" when Json.Text(part.GetProperty("file"), "file_data") is { } data =>
            new DataContent(data) { Name = Json.Text(part.GetProperty("file"), "filename") },
        _ => null,
    };

    private static AIContent Image(JsonElement image)
    {
        string url = image.ValueKind == JsonValueKind.String ? image.GetString()! : Json.Text(image, "url")!;
        return url.StartsWith("data:", StringComparison.Ordinal) ? new DataContent(url) : new UriContent(url, "image/jpeg");
    }

    private static DataContent Audio(JsonElement audio) =>
        new(Convert.FromBase64String(Json.Text(audio, "data")!), "audio/" + (Json.Text(audio, "format") == "mp3" ? "mpeg" : "wav"));

    private static FunctionCallContent ToolCall(JsonElement call)
    {
        JsonElement function = call.GetProperty("function");
        string arguments = Json.Text(function, "arguments") ?? "{}";
        var values = new Dictionary<string, object?>(StringComparer.Ordinal);
        if (Json.TryParse(arguments, out JsonElement parsed) && parsed.ValueKind == JsonValueKind.Object)
        {
            foreach (JsonProperty property in parsed.EnumerateObject())
                values[property.Name] = property.Value;
        }

        return new FunctionCallContent(Json.Text(call, "id") ?? "", Json.Text(function, "name") ?? "", values);
    }
}
