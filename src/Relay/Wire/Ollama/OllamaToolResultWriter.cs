using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>Writes tool results: each is a message of its own, which names the function and, where the server gave one, the id of the call.</summary>
internal static class OllamaToolResultWriter
{
    /// <summary>Writes the results of a message; false when it has none.</summary>
    public static bool Write(Utf8JsonWriter writer, ChatMessage message, in WireRequest request, Dictionary<string, string>? functions)
    {
        bool any = false;
        foreach (AIContent content in new ContentSequence(message.Contents))
        {
            if (content is not FunctionResultContent result)
            {
                continue;
            }

            any = true;
            writer.WriteStartObject();
            writer.WriteString("role"u8, "tool"u8);
            WriteContent(writer, result, request);
            if (functions?.TryGetValue(result.CallId, out string? name) == true)
            {
                writer.WriteString("tool_name"u8, name);
            }

            if (result.CallId.Length > 0 && !MadeCallId.IsMade(result.CallId))
            {
                writer.WriteString("tool_call_id"u8, result.CallId);
            }

            writer.WriteEndObject();
        }

        return any;
    }

    private static void WriteContent(Utf8JsonWriter writer, FunctionResultContent result, in WireRequest request)
    {
        if (ToolResultContents.Of(result) is { } contents)
        {
            OllamaContentWriter.Write(writer, contents as IList<AIContent> ?? [.. contents], "a tool's result", takesImages: true, request);
        }
        else
        {
            writer.WriteString("content"u8, ToolResultContents.TextOrJson(result));
        }
    }
}
