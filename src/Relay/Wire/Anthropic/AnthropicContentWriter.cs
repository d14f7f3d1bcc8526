using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>Writes one content as a block.</summary>
internal static class AnthropicContentWriter
{
    public static void Write(Utf8JsonWriter writer, AIContent content, bool isAssistant, in WireRequest request, CacheBreakpoints cache)
    {
        if (content.AdditionalProperties?.TryGetValue(AnthropicOpaqueBlock.Key, out object? block) == true)
        {
            JsonValues.Write(writer, block);
            return;
        }

        writer.WriteStartObject();
        switch (content)
        {
            case TextContent text:
                WriteText(writer, text, isAssistant);
                break;
            case TextReasoningContent reasoning when isAssistant:
                WriteReasoning(writer, reasoning);
                break;
            case FunctionCallContent call when isAssistant:
                AnthropicToolUseWriter.WriteCall(writer, call);
                break;
            case FunctionResultContent result when !isAssistant:
                AnthropicToolUseWriter.WriteResult(writer, result, request, cache);
                break;
            default:
                if (isAssistant || !AnthropicMediaWriter.TryWrite(writer, content, request))
                {
                    throw new RelayException(
                        RelayErrorKind.InvalidRequest,
                        $"Content of type {ContentDescription.Of(content)} cannot be sent to {request.Spec.Target} in a message of role '{(isAssistant ? "assistant" : "user")}'. "
                        + (request.Provider.Wire == WireProtocol.Vertex ? "Users send text, images as data (DataContent), PDF or plain text documents and tool results" : "Users send text, images, PDF or plain text documents, files and tool results")
                        + "; assistants text, reasoning and tool calls.");
                }

                break;
        }

        // Thinking cannot be marked; a breakpoint on it would be refused.
        if (content is not TextReasoningContent)
        {
            cache.Write(writer, content);
        }

        writer.WriteEndObject();
    }

    /// <summary>Whether the API can take reasoning back: it wants its own signature, which is never JSON, as other providers' data may be.</summary>
    public static bool IsSigned(TextReasoningContent reasoning) => reasoning.ProtectedData is { Length: > 0 } data && data[0] is not ('[' or '{');

    private static void WriteText(Utf8JsonWriter writer, TextContent text, bool isAssistant)
    {
        writer.WriteString("type"u8, "text"u8);
        writer.WriteString("text"u8, text.Text);
        if (!isAssistant || text.Annotations is not { Count: > 0 } annotations)
        {
            return;
        }

        bool isOpen = false;
        foreach (AIAnnotation annotation in annotations)
        {
            if (AnthropicCitationReader.Of(annotation) is { } citation)
            {
                if (!isOpen)
                {
                    writer.WriteStartArray("citations"u8);
                    isOpen = true;
                }

                citation.WriteTo(writer);
            }
        }

        if (isOpen)
        {
            writer.WriteEndArray();
        }
    }

    private static void WriteReasoning(Utf8JsonWriter writer, TextReasoningContent reasoning)
    {
        if (reasoning.AdditionalProperties?.ContainsKey(AnthropicBlockReader.RedactedKey) == true)
        {
            writer.WriteString("type"u8, "redacted_thinking"u8);
            writer.WriteString("data"u8, reasoning.ProtectedData);
            return;
        }

        writer.WriteString("type"u8, "thinking"u8);
        writer.WriteString("thinking"u8, reasoning.Text);
        writer.WriteString("signature"u8, reasoning.ProtectedData);
    }
}
