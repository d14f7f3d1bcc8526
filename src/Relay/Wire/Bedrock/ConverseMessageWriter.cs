using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>Writes the conversation as <c>messages</c>: users and assistants take turns, tool results stand first in a user's.</summary>
/// <remarks>
/// Neighbours of one role become one message, as the API wants them. What the API would refuse as empty (blank text) or cannot check (reasoning without a signature) is left
/// out; anything else it cannot carry is an error.
/// </remarks>
internal static class ConverseMessageWriter
{
    public static void Write(Utf8JsonWriter writer, IReadOnlyList<ChatMessage> messages, in WireRequest request, BedrockFamily family, CacheBreakpoints cache)
    {
        bool takesSignatures = TakesSignatures(family);
        var content = new ConverseContentWriter(request, cache);
        writer.WriteStartArray("messages"u8);
        int start = Next(messages, 0, takesSignatures);
        if (start == messages.Count)
        {
            throw new RelayException(RelayErrorKind.InvalidRequest, "The conversation is empty: give at least one message that is not a system message.");
        }

        while (start < messages.Count)
        {
            bool isAssistant = IsAssistant(messages[start]);
            int end = Next(messages, start + 1, takesSignatures);
            while (end < messages.Count && IsAssistant(messages[end]) == isAssistant)
            {
                end = Next(messages, end + 1, takesSignatures);
            }

            writer.WriteStartObject();
            writer.WriteString("role"u8, isAssistant ? "assistant"u8 : "user"u8);
            writer.WriteStartArray("content"u8);
            if (!isAssistant)
            {
                WriteContents(writer, messages, start, end, isAssistant, results: true, takesSignatures, content);
            }

            WriteContents(writer, messages, start, end, isAssistant, results: false, takesSignatures, content);
            writer.WriteEndArray();
            writer.WriteEndObject();
            start = end;
        }

        writer.WriteEndArray();
    }

    private static void WriteContents(Utf8JsonWriter writer, IReadOnlyList<ChatMessage> messages, int start, int end, bool isAssistant, bool results, bool takesSignatures, ConverseContentWriter contents)
    {
        for (int i = start; i < end; i++)
        {
            if (MessageRole.IsSystem(messages[i]))
            {
                continue;
            }

            foreach (AIContent content in new ContentSequence(messages[i].Contents))
            {
                if (content is FunctionResultContent == results && IsSent(content, takesSignatures))
                {
                    contents.Write(writer, content, isAssistant);
                }
            }
        }
    }

    /// <summary>The next message at or behind <paramref name="index"/> of which something is sent.</summary>
    private static int Next(IReadOnlyList<ChatMessage> messages, int index, bool takesSignatures)
    {
        while (index < messages.Count && !HasContent(messages[index], takesSignatures))
        {
            index++;
        }

        return index;
    }

    private static bool HasContent(ChatMessage message, bool takesSignatures)
    {
        if (MessageRole.IsSystem(message))
        {
            return false;
        }

        bool isSent = false, hasResult = false;
        foreach (AIContent content in new ContentSequence(message.Contents))
        {
            isSent |= IsSent(content, takesSignatures);
            hasResult |= content is FunctionResultContent;
        }

        return message.Role != ChatRole.Tool || hasResult
            ? isSent
            : throw new RelayException(RelayErrorKind.InvalidRequest, "A message of role 'tool' holds no tool result: add a FunctionResultContent with the id of the call it answers.");
    }

    private static bool IsSent(AIContent content, bool takesSignatures) => content switch
    {
        TextContent text => !string.IsNullOrWhiteSpace(text.Text),
        TextReasoningContent reasoning => takesSignatures && AnthropicContentWriter.IsSigned(reasoning),
        ErrorContent or UsageContent => false,
        _ => true,
    };

    /// <summary>Whether reasoning with a signature may go back: a conversation that another model began may hold some, and these models refuse the field.</summary>
    /// <remarks>Seen of gpt-oss: github.com/badlogic/pi-mono/issues/686. The others of the list never sign.</remarks>
    private static bool TakesSignatures(BedrockFamily family) =>
        family is not (BedrockFamily.GptOss or BedrockFamily.DeepSeek or BedrockFamily.Nova or BedrockFamily.EarlyMistral or BedrockFamily.Cohere or BedrockFamily.Plain);

    private static bool IsAssistant(ChatMessage message) => message.Role == ChatRole.Assistant;
}
