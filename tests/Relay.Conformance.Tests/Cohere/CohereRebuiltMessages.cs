using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay.Conformance.Tests;

/// <summary>The messages and documents of a recorded request to Cohere as <see cref="ChatMessage"/>s.</summary>
internal static class CohereRebuiltMessages
{
    public static List<ChatMessage> Of(JsonElement body)
    {
        var messages = new List<ChatMessage>();
        foreach (JsonElement message in Json.Items(body, "messages"))
            messages.Add(Message(message));

        // Documents of a title and a text are data of the message that asks about them; the others go as they are (CohereRebuiltOptions).
        foreach (JsonElement document in Json.Items(body, "documents").Where(IsText))
            messages[^1].Contents.Add(Document(document));
        return messages;
    }

    public static bool IsText(JsonElement document) => Json.Text(Json.Member(document, "data"), "text") is not null && Json.Text(document, "id") is not null;

    private static ChatMessage Message(JsonElement message)
    {
        if (Json.Text(message, "role") == "tool")
            return new ChatMessage(ChatRole.Tool, [new FunctionResultContent(Json.Text(message, "tool_call_id")!, Result(message))]);
        var contents = new List<AIContent>();
        if (Json.Text(message, "content") is { } text)
            contents.Add(new TextContent(text));
        contents.AddRange(Json.Items(message, "content").Select(Part));
        contents.AddRange(Json.Items(message, "tool_calls").Select(Call));
        var role = new ChatRole(Json.Text(message, "role")!);
        var rebuilt = new ChatMessage(role, contents);
        if (Json.Text(message, "tool_plan") is { } plan)
            rebuilt.AdditionalProperties = new() { ["tool_plan"] = plan };
        return rebuilt;
    }

    private static AIContent Part(JsonElement part) => Json.Text(part, "type") switch
    {
        "text" => new TextContent(Json.Text(part, "text")),
        "thinking" => new TextReasoningContent(Json.Text(part, "thinking")),
        "image_url" => Image(Json.Text(part.GetProperty("image_url"), "url")!),
        "document" => Document(part.GetProperty("document")),
        string other => throw new FormatException("A part of type " + other),
        null => throw new FormatException("A part without a type"),
    };

    private static AIContent Image(string url) => url.StartsWith("data:", StringComparison.Ordinal) ? new DataContent(url) : new UriContent(url, "image/jpeg");

    private static object Result(JsonElement message) =>
        Json.Text(message, "content") is { } text ? text : Json.Items(message, "content").Select(Part).ToList();

    private static DataContent Document(JsonElement document)
    {
        JsonElement data = document.GetProperty("data");
        var content = new DataContent(Encoding.UTF8.GetBytes(Json.Text(data, "text")!), "text/plain") { Name = Json.Text(data, "title") };
        content.AdditionalProperties = new() { ["id"] = Json.Text(document, "id") };
        foreach (JsonProperty member in data.EnumerateObject().Where(member => member.Name is not ("text" or "title")))
            content.AdditionalProperties[member.Name] = member.Value;
        return content;
    }

    private static FunctionCallContent Call(JsonElement call)
    {
        JsonElement function = call.GetProperty("function");
        return new FunctionCallContent(
            Json.Text(call, "id")!,
            Json.Text(function, "name")!,
            Json.Parse(Json.Text(function, "arguments")!).EnumerateObject().ToDictionary(value => value.Name, value => (object?)value.Value));
    }
}
