using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>Writes contents as blocks, each with the cache point it asks for behind it.</summary>
internal sealed class ConverseContentWriter(in WireRequest request, CacheBreakpoints cache)
{
    private readonly ModelSpec _spec = request.Spec;
    private ConverseMediaWriter? _media;

    public void Write(Utf8JsonWriter writer, AIContent content, bool isAssistant)
    {
        WriteBlock(writer, content, isAssistant);

        // Reasoning cannot be marked; a cache point behind it would be refused.
        if (content is not TextReasoningContent)
        {
            ConverseCachePoint.Write(writer, content.AdditionalProperties, cache);
        }
    }

    /// <summary>Writes an item of a tool's result.</summary>
    public void WriteResultItem(Utf8JsonWriter writer, AIContent content)
    {
        if (content is TextContent text)
        {
            WriteText(writer, text.Text);
        }
        else if (content is DataContent { MediaType: "application/json" } json && JsonValues.IsObject(json.Data.Span))
        {
            ConverseResultWriter.WriteJson(writer, json.Data.Span);
        }
        else if (!(_media ??= new ConverseMediaWriter()).TryWrite(writer, content))
        {
            throw Refusal(content, "tool");
        }
    }

    private void WriteBlock(Utf8JsonWriter writer, AIContent content, bool isAssistant)
    {
        if (content.AdditionalProperties?.TryGetValue(ConverseOpaqueBlock.Key, out object? block) == true)
        {
            JsonValues.Write(writer, block);
            return;
        }

        switch (content)
        {
            case TextContent text when ConverseGuardContent.Asks(text):
                ConverseGuardContent.WriteText(writer, text);
                break;
            case TextContent { Annotations: { Count: > 0 } annotations } text when isAssistant && HasCitations(annotations):
                WriteCited(writer, text.Text, annotations);
                break;
            case TextContent text:
                WriteText(writer, text.Text);
                break;
            case TextReasoningContent reasoning when isAssistant:
                WriteReasoning(writer, reasoning);
                break;
            case FunctionCallContent call when isAssistant:
                ConverseResultWriter.WriteCall(writer, call);
                break;
            case FunctionResultContent result when !isAssistant:
                ConverseResultWriter.WriteResult(writer, result, this);
                break;
            default:
                if (isAssistant || !(_media ??= new ConverseMediaWriter()).TryWrite(writer, content))
                {
                    throw Refusal(content, isAssistant ? "assistant" : "user");
                }

                break;
        }
    }

    private RelayException Refusal(AIContent content, string role) => new(
        RelayErrorKind.InvalidRequest,
        $"Content of type {ContentDescription.Of(content)} cannot be sent to {_spec.Target} in a message of role '{role}'. "
        + "Users send text, images, documents, videos and sound as data or by an s3:// address, and tool results; assistants text, reasoning and tool calls.");

    private static void WriteText(Utf8JsonWriter writer, string text)
    {
        writer.WriteStartObject();
        writer.WriteString("text"u8, text);
        writer.WriteEndObject();
    }

    private static bool HasCitations(IList<AIAnnotation> annotations)
    {
        foreach (AIAnnotation annotation in annotations)
        {
            if (ConverseCitations.Of(annotation) is not null)
            {
                return true;
            }
        }

        return false;
    }

    private static void WriteCited(Utf8JsonWriter writer, string text, IList<AIAnnotation> annotations)
    {
        writer.WriteStartObject();
        writer.WriteStartObject("citationsContent"u8);
        writer.WriteStartArray("content"u8);
        WriteText(writer, text);
        writer.WriteEndArray();
        writer.WriteStartArray("citations"u8);
        foreach (AIAnnotation annotation in annotations)
        {
            if (ConverseCitations.Of(annotation) is { } raw)
            {
                raw.WriteTo(writer);
            }
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WriteReasoning(Utf8JsonWriter writer, TextReasoningContent reasoning)
    {
        writer.WriteStartObject();
        writer.WriteStartObject("reasoningContent"u8);
        if (reasoning.AdditionalProperties?.ContainsKey(AnthropicBlockReader.RedactedKey) == true)
        {
            writer.WriteString("redactedContent"u8, reasoning.ProtectedData);
        }
        else
        {
            writer.WriteStartObject("reasoningText"u8);
            writer.WriteString("text"u8, reasoning.Text);
            writer.WriteString("signature"u8, reasoning.ProtectedData);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    }
}
