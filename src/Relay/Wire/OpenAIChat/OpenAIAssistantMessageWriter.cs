using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>Writes what the model said before: text, refusal, tool calls, and whatever the provider wants back as it was.</summary>
internal static class OpenAIAssistantMessageWriter
{
    public static void Write(Utf8JsonWriter writer, ChatMessage message, in WireRequest request, ref OpenAIToolResultWriter results, string? prefill)
    {
        string text = message.Text;
        bool hasCalls = false;
        string? refusal = null;
        foreach (AIContent content in new ContentSequence(message.Contents))
        {
            if (content is not (DataContent or UriContent or HostedFileContent))
            {
                UnsentContent.Tell(content, request);
            }

            hasCalls |= content is FunctionCallContent;
            refusal ??= content is ErrorContent { ErrorCode: Answer.RefusalCode } error ? error.Message : null;
        }

        writer.WriteStartObject();
        writer.WriteString("role"u8, "assistant"u8);
        OpenAIChatMessageWriter.WriteName(writer, message.AuthorName);

        if (request.Provider.Dialect.ReasoningReplayField == "content" && ReasoningText(message) is { } thinking)
        {
            WriteParts(writer, thinking, text);
        }
        else if (text.Length > 0 || !(hasCalls || refusal is not null))
        {
            writer.WriteString("content"u8, text);
        }
        else
        {
            writer.WriteNull("content"u8);
        }

        if (refusal is not null)
        {
            writer.WriteString("refusal"u8, refusal);
        }

        OpenAIImages.Write(writer, message, request);
        WriteAudio(writer, message, request);
        WriteReasoning(writer, message, request.Provider.Dialect.ReasoningReplayField);
        if (hasCalls)
        {
            WriteCalls(writer, message, request.Provider.Dialect);
        }

        if (message.AdditionalProperties?.TryGetValue("extra_content", out object? extra) == true)
        {
            writer.WritePropertyName("extra_content"u8);
            JsonValues.Write(writer, extra);
        }

        if (prefill is not null && !hasCalls)
        {
            writer.WriteBoolean(prefill, true);
        }

        writer.WriteEndObject();
        results.Write(message, request);
    }

    /// <summary>
    /// Audio goes back by its id, to who made it (platform.openai.com/docs/guides/audio, multi-turn conversations). Elsewhere only what was said goes, which is the message's text.
    /// </summary>
    private static void WriteAudio(Utf8JsonWriter writer, ChatMessage message, in WireRequest request)
    {
        foreach (AIContent content in new ContentSequence(message.Contents))
        {
            if (content is not DataContent audio || !audio.HasTopLevelMediaType("audio"))
            {
                continue;
            }

            if (request.Provider.CatalogName is "openai" or "azure" && audio.Name is { } id && id.StartsWith("audio", StringComparison.Ordinal))
            {
                writer.WriteStartObject("audio"u8);
                writer.WriteString("id"u8, id);
                writer.WriteEndObject();
                return;
            }

            request.Warnings.AddOnce("the sound of an earlier answer was not sent: only its maker can take it back, by its id.");
        }
    }

    private static void WriteReasoning(Utf8JsonWriter writer, ChatMessage message, string? field)
    {
        if (field is null or "content")
        {
            return;
        }

        if (field == "reasoning_details")
        {
            foreach (AIContent content in new ContentSequence(message.Contents))
            {
                // Data in another provider's form (a bare signature) is of no use to this one.
                if (content is TextReasoningContent { ProtectedData: { } details } && details.StartsWith('[') && ToolCallExtensions.IsJson(details))
                {
                    writer.WritePropertyName(field);
                    writer.WriteRawValue(details, skipInputValidation: true);
                    return;
                }
            }

            return;
        }

        if (ReasoningText(message) is { } text)
        {
            writer.WriteString(field, text);
        }
    }

    /// <summary>All visible reasoning; null when there is none.</summary>
    private static string? ReasoningText(ChatMessage message)
    {
        string? text = null;
        foreach (AIContent content in new ContentSequence(message.Contents))
        {
            text = content is TextReasoningContent { Text: { Length: > 0 } more } ? text + more : text;
        }

        return text;
    }

    /// <summary>Mistral: reasoning and text are parts of the content.</summary>
    private static void WriteParts(Utf8JsonWriter writer, string thinking, string text)
    {
        writer.WriteStartArray("content"u8);
        writer.WriteStartObject();
        writer.WriteString("type"u8, "thinking"u8);
        writer.WriteStartArray("thinking"u8);
        WriteText(writer, thinking);
        writer.WriteEndArray();
        writer.WriteEndObject();
        if (text.Length > 0)
        {
            WriteText(writer, text);
        }

        writer.WriteEndArray();
    }

    private static void WriteText(Utf8JsonWriter writer, string text)
    {
        writer.WriteStartObject();
        writer.WriteString("type"u8, "text"u8);
        writer.WriteString("text"u8, text);
        writer.WriteEndObject();
    }

    private static void WriteCalls(Utf8JsonWriter writer, ChatMessage message, OpenAIChatDialect dialect)
    {
        writer.WriteStartArray("tool_calls"u8);
        foreach (AIContent content in new ContentSequence(message.Contents))
        {
            if (content is not FunctionCallContent call)
            {
                continue;
            }

            writer.WriteStartObject();
            writer.WriteString("id"u8, ToolCallIds.Fit(call.CallId, dialect.ToolCallIds));
            string? input = CustomCall.InputOf(call);
            ReadOnlySpan<byte> type = input is null ? "function"u8 : "custom"u8;
            writer.WriteString("type"u8, type);
            writer.WriteStartObject(type);
            writer.WriteString("name"u8, call.Name);
            if (input is not null)
            {
                writer.WriteString("input"u8, input);
            }
            else
            {
                string arguments = call.ArgumentsText();
                writer.WriteString("arguments"u8, string.IsNullOrWhiteSpace(arguments) ? "{}" : arguments);
            }

            writer.WriteEndObject();
            if (call.AdditionalProperties?.TryGetValue("extra_content", out object? extra) == true)
            {
                writer.WritePropertyName("extra_content"u8);
                JsonValues.Write(writer, extra);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
