using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>Writes what the model said before: text, thinking, and tool calls with their arguments as an object.</summary>
internal static class OllamaAssistantWriter
{
    public static void Write(Utf8JsonWriter writer, ChatMessage message, in WireRequest request, ref Dictionary<string, string>? functions)
    {
        string? thinking = null;
        bool hasCalls = false;
        foreach (AIContent content in new ContentSequence(message.Contents))
        {
            if (content is DataContent or UriContent or HostedFileContent)
            {
                throw OllamaContentWriter.Refusal(content, "a message of role 'assistant'", takesImages: false, request);
            }

            UnsentContent.Tell(content, request);
            hasCalls |= content is FunctionCallContent;
            thinking = content is TextReasoningContent { Text: { Length: > 0 } more } ? thinking + more : thinking;
        }

        string text = message.Text;
        if (text.Length == 0 && thinking is null && !hasCalls)
        {
            return;
        }

        writer.WriteStartObject();
        writer.WriteString("role"u8, "assistant"u8);
        writer.WriteString("content"u8, text);
        if (thinking is not null)
        {
            writer.WriteString("thinking"u8, thinking);
        }

        if (hasCalls)
        {
            WriteCalls(writer, message, functions ??= new Dictionary<string, string>(StringComparer.Ordinal));
        }

        writer.WriteEndObject();
    }

    private static void WriteCalls(Utf8JsonWriter writer, ChatMessage message, Dictionary<string, string> functions)
    {
        writer.WriteStartArray("tool_calls"u8);
        foreach (AIContent content in new ContentSequence(message.Contents))
        {
            if (content is not FunctionCallContent call)
            {
                continue;
            }

            functions[call.CallId] = call.Name;
            writer.WriteStartObject();
            if (call.CallId.Length > 0 && !MadeCallId.IsMade(call.CallId))
            {
                writer.WriteString("id"u8, call.CallId);
            }

            writer.WriteStartObject("function"u8);
            writer.WriteString("name"u8, call.Name);
            writer.WritePropertyName("arguments"u8);
            WriteArguments(writer, call.ArgumentsText());
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    /// <summary>Text that is no object, which another model may have written, stands in one as a member: the server refuses anything else.</summary>
    private static void WriteArguments(Utf8JsonWriter writer, string arguments)
    {
        if (string.IsNullOrWhiteSpace(arguments))
        {
            writer.WriteRawValue("{}"u8, skipInputValidation: true);
        }
        else if (arguments.AsSpan().TrimStart().StartsWith("{") && ToolCallExtensions.IsJson(arguments))
        {
            writer.WriteRawValue(arguments, skipInputValidation: true);
        }
        else
        {
            writer.WriteStartObject();
            writer.WriteString("_raw"u8, arguments);
            writer.WriteEndObject();
        }
    }
}
