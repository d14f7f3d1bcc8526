using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay.Conformance.Tests;

/// <summary>The system and the messages of a recorded Converse request as messages.</summary>
internal static class BedrockRebuiltMessages
{
    public static List<ChatMessage> Of(JsonElement body)
    {
        var messages = new List<ChatMessage>();
        List<AIContent> system = Contents(Json.Items(body, "system"));
        if (system.Count > 0)
            messages.Add(new ChatMessage(ChatRole.System, system));
        foreach (JsonElement message in Json.Items(body, "messages"))
        {
            List<AIContent> contents = Contents(Json.Items(message, "content"));
            ChatRole role = Json.Text(message, "role") == "assistant" ? ChatRole.Assistant
                : contents.All(content => content is FunctionResultContent) ? ChatRole.Tool
                : ChatRole.User;
            messages.Add(new ChatMessage(role, contents));
        }

        return messages;
    }

    private static List<AIContent> Contents(IEnumerable<JsonElement> blocks)
    {
        var contents = new List<AIContent>();
        foreach (JsonElement block in blocks)
        {
            // A cache point is a wish of what stands before it.
            if (Json.Has(block, "cachePoint"))
                (contents[^1].AdditionalProperties ??= [])["cache_control"] = Json.Text(block.GetProperty("cachePoint"), "ttl") ?? "ephemeral";
            else
                contents.Add(Content(block));
        }

        return contents;
    }

    private static AIContent Content(JsonElement block)
    {
        JsonProperty member = block.EnumerateObject().First();
        JsonElement value = member.Value;
        return member.Name switch
        {
            "text" => new TextContent(value.GetString()),
            "image" => Media(value, "image/" + Json.Text(value, "format")),
            "document" => Media(value, Json.Text(value, "format") == "txt" ? "text/plain" : "application/" + Json.Text(value, "format")),
            "guardContent" => new TextContent(Json.Text(value.GetProperty("text"), "text"))
            {
                AdditionalProperties = new() { ["guard_content"] = Json.Items(value.GetProperty("text"), "qualifiers").Select(qualifier => qualifier.GetString()!).ToArray() },
            },
            "reasoningContent" => new TextReasoningContent(Json.Text(value.GetProperty("reasoningText"), "text")) { ProtectedData = Json.Text(value.GetProperty("reasoningText"), "signature") },
            "toolUse" when !Json.Has(value, "type") => Call(value),
            "toolResult" when !Json.Has(value, "type") => new FunctionResultContent(Json.Text(value, "toolUseId")!, Result([.. Json.Items(value, "content")]))
            {
                Exception = Json.Text(value, "status") == "error" ? new InvalidOperationException("It failed.") : null,
            },
            _ => new AIContent { AdditionalProperties = new() { ["converse_block"] = block } },
        };
    }

    private static AIContent Media(JsonElement value, string mediaType)
    {
        JsonElement source = value.GetProperty("source");
        return Json.Text(source, "bytes") is { } bytes
            ? new DataContent(Convert.FromBase64String(bytes), mediaType) { Name = Json.Text(value, "name") }
            : new UriContent(Json.Text(source.GetProperty("s3Location"), "uri")!, mediaType);
    }

    private static FunctionCallContent Call(JsonElement use) => new(
        Json.Text(use, "toolUseId")!,
        Json.Text(use, "name")!,
        use.GetProperty("input").EnumerateObject().ToDictionary(argument => argument.Name, argument => (object?)argument.Value, StringComparer.Ordinal));

    private static object? Result(JsonElement[] items) => items switch
    {
        [] => null,
        [var only] when Json.Has(only, "text") => Json.Text(only, "text"),
        [var only] when Json.Has(only, "json") => only.GetProperty("json"),
        _ => items.Select(item => Json.Has(item, "json") ? new DataContent(JsonSerializer.SerializeToUtf8Bytes(item.GetProperty("json")), "application/json") : Content(item)).ToList(),
    };
}
