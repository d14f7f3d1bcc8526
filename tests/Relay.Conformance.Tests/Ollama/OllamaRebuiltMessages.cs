using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay.Conformance.Tests;

/// <summary>The messages of a recorded request to Ollama as <see cref="ChatMessage"/>s. Calls without an id have one of Relay's own in the program, which is not sent.</summary>
internal sealed class OllamaRebuiltMessages
{
    private readonly Queue<string> _open = new();
    private int _count;

    public static List<ChatMessage> Of(JsonElement body)
    {
        var rebuilt = new OllamaRebuiltMessages();
        return [.. Json.Items(body, "messages").Select(rebuilt.Message)];
    }

    private ChatMessage Message(JsonElement message)
    {
        string role = Json.Text(message, "role")!;
        string text = Json.Text(message, "content") ?? "";
        if (role == "tool")
        {
            string id = Json.Text(message, "tool_call_id") ?? _open.Dequeue();
            return new ChatMessage(ChatRole.Tool, [new FunctionResultContent(id, text)]);
        }

        var contents = new List<AIContent>();
        if (Json.Text(message, "thinking") is { } thinking)
            contents.Add(new TextReasoningContent(thinking));
        contents.Add(new TextContent(text));
        contents.AddRange(Json.Items(message, "images").Select(image => new DataContent(Convert.FromBase64String(image.GetString()!), "image/png")));
        contents.AddRange(Json.Items(message, "tool_calls").Select(Call));
        return new ChatMessage(new ChatRole(role), contents);
    }

    private FunctionCallContent Call(JsonElement call)
    {
        string id = Json.Text(call, "id") ?? "relay_0123456789abcdef_" + _count++.ToString(CultureInfo.InvariantCulture);
        _open.Enqueue(id);
        JsonElement function = call.GetProperty("function");
        return new FunctionCallContent(
            id, Json.Text(function, "name")!, Json.Member(function, "arguments").EnumerateObject().ToDictionary(value => value.Name, value => (object?)value.Value));
    }
}
