using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay.Conformance.Tests;

/// <summary>The contents of a recorded Gemini request as messages.</summary>
internal sealed class GeminiRebuiltMessages
{
    private readonly List<(string Name, string Id)> _calls = [];
    private int _count;

    public static List<ChatMessage> Of(JsonElement body)
    {
        var rebuilt = new GeminiRebuiltMessages();
        var messages = new List<ChatMessage>();
        string[] system = [.. GeminiRequest.Items(GeminiRequest.Member(body, "systemInstruction"), "parts").Select(part => GeminiRequest.Text(part, "text")!)];
        if (system.Length > 0)
            messages.Add(new ChatMessage(ChatRole.System, [.. system.Select(text => new TextContent(text))]));
        foreach (JsonElement content in GeminiRequest.Items(body, "contents"))
        {
            AIContent[] parts = [.. GeminiRequest.Items(content, "parts").Select(rebuilt.Part)];
            ChatRole role = GeminiRequest.Text(content, "role") == "model" ? ChatRole.Assistant
                : parts.Length > 0 && parts.All(part => part is FunctionResultContent) ? ChatRole.Tool
                : ChatRole.User;
            messages.Add(new ChatMessage(role, parts));
        }

        return messages;
    }

    private AIContent Part(JsonElement part)
    {
        AIContent content = Content(part);
        if (GeminiRequest.Text(part, "thoughtSignature") is { } signature)
            (content.AdditionalProperties ??= [])["thoughtSignature"] = signature;
        return content;
    }

    private AIContent Content(JsonElement part)
    {
        if (GeminiRequest.Member(part, "functionCall") is { ValueKind: JsonValueKind.Object } call)
            return Call(call);
        if (GeminiRequest.Member(part, "functionResponse") is { ValueKind: JsonValueKind.Object } response)
            return Result(response);
        if (GeminiRequest.Member(part, "inlineData") is { ValueKind: JsonValueKind.Object } data)
            return new DataContent(Convert.FromBase64String(GeminiRequest.Base64(GeminiRequest.Text(data, "data")!)), GeminiRequest.Text(data, "mimeType")!);
        if (GeminiRequest.Member(part, "fileData") is { ValueKind: JsonValueKind.Object } file)
            return new UriContent(GeminiRequest.Text(file, "fileUri")!, GeminiRequest.Text(file, "mimeType")!);
        string text = GeminiRequest.Text(part, "text") ?? "";
        return GeminiRequest.Member(part, "thought").ValueKind == JsonValueKind.True ? new TextReasoningContent(text) : new TextContent(text);
    }

    private FunctionCallContent Call(JsonElement call)
    {
        string name = GeminiRequest.Text(call, "name")!;

        // A call that came without an id has one of Relay's own in the program, which is not sent.
        string id = GeminiRequest.Text(call, "id") ?? "relay_0123456789abcdef_" + _count++.ToString(CultureInfo.InvariantCulture);
        _calls.Add((name, id));
        var arguments = new Dictionary<string, object?>(StringComparer.Ordinal);
        if (GeminiRequest.Member(call, "args") is { ValueKind: JsonValueKind.Object } values)
        {
            foreach (JsonProperty argument in values.EnumerateObject())
                arguments[argument.Name] = argument.Value;
        }

        return new FunctionCallContent(id, name, arguments);
    }

    private FunctionResultContent Result(JsonElement response)
    {
        string name = GeminiRequest.Text(response, "name")!;
        int index = _calls.FindIndex(call => call.Name == name);
        string id = GeminiRequest.Text(response, "id") ?? _calls[index].Id;
        _calls.RemoveAt(index);
        JsonElement value = GeminiRequest.Member(response, "response");
        DataContent[] data = [.. GeminiRequest.Items(response, "parts").Select(Content).OfType<DataContent>()];

        // Data is a result together with text, and with nothing else.
        return new FunctionResultContent(id, data.Length == 0 ? value : new List<AIContent>([new TextContent(Json.Canonical(value)), .. data]));
    }
}
