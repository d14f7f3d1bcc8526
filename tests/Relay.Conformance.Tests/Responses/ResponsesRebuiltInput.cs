using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay.Conformance.Tests;

/// <summary>The <c>input</c> of a recorded request as <see cref="ChatMessage"/>s: what the model said is in the form in which Relay had returned it.</summary>
internal static class ResponsesRebuiltInput
{
    public static IEnumerable<ChatMessage> Of(JsonElement body)
    {
        if (Json.Text(body, "input") is { } text)
            return [new ChatMessage(ChatRole.User, text)];
        var messages = new List<ChatMessage>();
        foreach (JsonElement item in Json.Items(body, "input"))
        {
            (ChatRole role, List<AIContent> contents) = Item(item);

            // What the model said at once is one message, as it was when it was returned.
            if (role == ChatRole.Assistant && messages.Count > 0 && messages[^1].Role == role && !(IsMessage(item) && messages[^1].Contents[^1] is TextContent))
            {
                foreach (AIContent content in contents)
                    messages[^1].Contents.Add(content);
            }
            else
            {
                messages.Add(new ChatMessage(role, contents));
            }
        }

        return messages;
    }

    private static bool IsMessage(JsonElement item) => Json.Text(item, "role") is not null;

    private static (ChatRole Role, List<AIContent> Contents) Item(JsonElement item) => Json.Text(item, "type") switch
    {
        "function_call" => (ChatRole.Assistant, [Call(item)]),
        "function_call_output" => (ChatRole.Tool, [Result(item)]),
        "reasoning" => (ChatRole.Assistant, [new TextReasoningContent("") { ProtectedData = item.GetRawText() }]),
        _ => (new ChatRole(Json.Text(item, "role") ?? "user"), Contents(item)),
    };

    private static List<AIContent> Contents(JsonElement item) =>
        Json.Text(item, "content") is { } text ? [new TextContent(text)] : [.. Json.Items(item, "content").Select(Part)];

    private static AIContent Part(JsonElement part) => Json.Text(part, "type") switch
    {
        "input_image" => Image(part),
        "input_file" when Json.Text(part, "file_data") is { } data => new DataContent(data) { Name = Json.Text(part, "filename") },
        "input_file" when Json.Text(part, "file_url") is { } url => new UriContent(url, "application/pdf"),
        "input_file" => new HostedFileContent(Json.Text(part, "file_id")!),
        _ => new TextContent(Json.Text(part, "text")),
    };

    private static AIContent Image(JsonElement part)
    {
        string url = Json.Text(part, "image_url")!;
        AIContent image = url.StartsWith("data:", StringComparison.Ordinal) ? new DataContent(url) : new UriContent(url, "image/jpeg");
        if (Json.Text(part, "detail") is { } detail)
            image.AdditionalProperties = new() { ["detail"] = detail };
        return image;
    }

    private static FunctionCallContent Call(JsonElement item)
    {
        string[] read = ["type", "call_id", "name", "arguments"];
        var rest = item.EnumerateObject().Where(member => !read.Contains(member.Name)).ToDictionary(member => member.Name, member => member.Value);
        var call = new FunctionCallContent(Json.Text(item, "call_id")!, Json.Text(item, "name")!) { RawRepresentation = Json.Text(item, "arguments") };
        if (rest.Count > 0)
            call.AdditionalProperties = new() { ["responses_item"] = JsonSerializer.Serialize(rest) };
        return call;
    }

    private static FunctionResultContent Result(JsonElement item)
    {
        object? output = Json.Text(item, "output");
        return new FunctionResultContent(Json.Text(item, "call_id")!, output ?? Json.Items(item, "output").Select(Part).ToList());
    }
}
