using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>Writes <c>messages</c>. What the API cannot carry is an error, never silently dropped.</summary>
internal static class OllamaConversationWriter
{
    public static void Write(Utf8JsonWriter writer, in WireRequest request)
    {
        writer.WriteStartArray("messages"u8);
        if (!string.IsNullOrEmpty(request.Options?.Instructions))
        {
            writer.WriteStartObject();
            writer.WriteString("role"u8, "system"u8);
            writer.WriteString("content"u8, request.Options.Instructions);
            writer.WriteEndObject();
        }

        Dictionary<string, string>? functions = null;
        IReadOnlyList<ChatMessage> messages = request.Messages as IReadOnlyList<ChatMessage> ?? [.. request.Messages];
        for (int i = 0; i < messages.Count; i++)
        {
            ChatMessage message = messages[i];
            if (message is null)
            {
                throw new RelayException(RelayErrorKind.InvalidRequest, "The conversation holds a message that is null.");
            }

            WriteMessage(writer, message, request, ref functions);
        }

        if (messages.Count == 0)
        {
            throw new RelayException(RelayErrorKind.InvalidRequest, "The conversation is empty: give at least one message.");
        }

        writer.WriteEndArray();
    }

    /// <param name="writer">Where to.</param>
    /// <param name="message">The message.</param>
    /// <param name="request">The request.</param>
    /// <param name="functions">The names of the functions that were called so far, by the calls' ids: results are matched by name. Null for none.</param>
    private static void WriteMessage(Utf8JsonWriter writer, ChatMessage message, in WireRequest request, ref Dictionary<string, string>? functions)
    {
        if (message.Role == ChatRole.Assistant)
        {
            OllamaAssistantWriter.Write(writer, message, request, ref functions);
            OllamaToolResultWriter.Write(writer, message, request, functions);
            return;
        }

        bool hasResults = OllamaToolResultWriter.Write(writer, message, request, functions);
        if (message.Role == ChatRole.Tool)
        {
            if (!hasResults)
            {
                throw new RelayException(RelayErrorKind.InvalidRequest, "A message of role 'tool' holds no tool result: add a FunctionResultContent with the id of the call it answers.");
            }

            return;
        }

        bool isSystem = MessageRole.IsSystem(message);
        if (!isSystem && message.Role != ChatRole.User)
        {
            throw new RelayException(RelayErrorKind.InvalidRequest, $"A message of role '{message.Role.Value}' cannot be sent to {request.Spec.Target}: Ollama knows system, user, assistant and tool.");
        }

        if (hasResults && !HasOther(message))
        {
            return;
        }

        writer.WriteStartObject();
        writer.WriteString("role"u8, isSystem ? "system"u8 : "user"u8);
        OllamaContentWriter.Write(writer, message.Contents, isSystem ? "a system message" : "a user message", takesImages: !isSystem, request);
        writer.WriteEndObject();
    }

    private static bool HasOther(ChatMessage message)
    {
        foreach (AIContent content in new ContentSequence(message.Contents))
        {
            if (content is not FunctionResultContent)
            {
                return true;
            }
        }

        return false;
    }
}
