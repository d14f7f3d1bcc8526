using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>Writes the conversation as turns of user and assistant in alternation.</summary>
/// <remarks>
/// Messages of one role that follow each other become one turn. Tool results stand first in the user turn, as the API wants them. What the API would
/// refuse as empty (blank text) or cannot check (reasoning without a signature) is left out; anything else it cannot carry is an error.
/// </remarks>
internal static class AnthropicMessageWriter
{
    public static void Write(Utf8JsonWriter writer, IReadOnlyList<ChatMessage> messages, in WireRequest request, CacheBreakpoints cache)
    {
        writer.WriteStartArray("messages"u8);
        int start = Next(messages, 0);
        if (start == messages.Count)
        {
            throw new RelayException(RelayErrorKind.InvalidRequest, "The conversation is empty: give at least one message that is not a system message.");
        }

        while (start < messages.Count)
        {
            bool isAssistant = IsAssistant(messages[start]);
            int end = Next(messages, start + 1);
            while (end < messages.Count && IsAssistant(messages[end]) == isAssistant)
            {
                end = Next(messages, end + 1);
            }

            WriteTurn(writer, messages, start, end, isAssistant, request, cache);
            start = end;
        }

        writer.WriteEndArray();
    }

    private static void WriteTurn(
        Utf8JsonWriter writer, IReadOnlyList<ChatMessage> messages, int start, int end, bool isAssistant, in WireRequest request, CacheBreakpoints cache)
    {
        writer.WriteStartObject();
        writer.WriteString("role"u8, isAssistant ? "assistant"u8 : "user"u8);
        if (OnlyText(messages, start, end) is { } only)
        {
            writer.WriteString("content"u8, only.Text);
        }
        else
        {
            writer.WriteStartArray("content"u8);
            if (!isAssistant)
            {
                WriteContents(writer, messages, start, end, isAssistant, results: true, request, cache);
            }

            WriteContents(writer, messages, start, end, isAssistant, results: false, request, cache);
            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    private static void WriteContents(
        Utf8JsonWriter writer, IReadOnlyList<ChatMessage> messages, int start, int end, bool isAssistant, bool results, in WireRequest request, CacheBreakpoints cache)
    {
        for (int i = start; i < end; i++)
        {
            if (MessageRole.IsSystem(messages[i]))
            {
                continue;
            }

            foreach (AIContent content in new ContentSequence(messages[i].Contents))
            {
                if (content is FunctionResultContent == results && IsSent(content))
                {
                    AnthropicContentWriter.Write(writer, content, isAssistant, request, cache);
                }
            }
        }
    }

    /// <summary>The text that is all of a turn and needs no block around it; null when there is more.</summary>
    private static TextContent? OnlyText(IReadOnlyList<ChatMessage> messages, int start, int end)
    {
        TextContent? only = null;
        for (int i = start; i < end; i++)
        {
            if (MessageRole.IsSystem(messages[i]))
            {
                continue;
            }

            foreach (AIContent content in new ContentSequence(messages[i].Contents))
            {
                if (!IsSent(content))
                {
                    continue;
                }

                if (only is not null || content is not TextContent { Annotations: null } text || CacheBreakpoints.Asks(text))
                {
                    return null;
                }

                only = text;
            }
        }

        return only;
    }

    /// <summary>The next message at or behind <paramref name="index"/> of which something is sent.</summary>
    private static int Next(IReadOnlyList<ChatMessage> messages, int index)
    {
        while (index < messages.Count && !HasContent(messages[index]))
        {
            index++;
        }

        return index;
    }

    private static bool HasContent(ChatMessage message)
    {
        if (MessageRole.IsSystem(message))
        {
            return false;
        }

        bool isSent = false, hasResult = false;
        foreach (AIContent content in new ContentSequence(message.Contents))
        {
            isSent |= IsSent(content);
            hasResult |= content is FunctionResultContent;
        }

        return message.Role != ChatRole.Tool || hasResult
            ? isSent
            : throw new RelayException(RelayErrorKind.InvalidRequest, "A message of role 'tool' holds no tool result: add a FunctionResultContent with the id of the call it answers.");
    }

    private static bool IsSent(AIContent content) => content switch
    {
        TextContent text => !string.IsNullOrWhiteSpace(text.Text),
        TextReasoningContent reasoning => AnthropicContentWriter.IsSigned(reasoning),
        ErrorContent or UsageContent => false,
        _ => true,
    };

    private static bool IsAssistant(ChatMessage message) => message.Role == ChatRole.Assistant;
}
