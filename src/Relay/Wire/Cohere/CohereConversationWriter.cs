using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>Writes <c>messages</c>. What the API cannot carry is an error, never silently dropped.</summary>
internal static class CohereConversationWriter
{
    public static void Write(Utf8JsonWriter writer, in WireRequest request, CohereDocuments documents)
    {
        writer.WriteStartArray("messages"u8);
        if (!string.IsNullOrEmpty(request.Options?.Instructions))
        {
            writer.WriteStartObject();
            writer.WriteString("role"u8, "system"u8);
            writer.WriteString("content"u8, request.Options.Instructions);
            writer.WriteEndObject();
        }

        IReadOnlyList<ChatMessage> messages = request.Messages as IReadOnlyList<ChatMessage> ?? [.. request.Messages];
        for (int i = 0; i < messages.Count; i++)
        {
            ChatMessage message = messages[i];
            if (message is null)
            {
                throw new RelayException(RelayErrorKind.InvalidRequest, "The conversation holds a message that is null.");
            }

            WriteMessage(writer, message, request, documents);
        }

        if (messages.Count == 0)
        {
            throw new RelayException(RelayErrorKind.InvalidRequest, "The conversation is empty: give at least one message.");
        }

        writer.WriteEndArray();
    }

    private static void WriteMessage(Utf8JsonWriter writer, ChatMessage message, in WireRequest request, CohereDocuments documents)
    {
        if (message.Role == ChatRole.Assistant)
        {
            CohereAssistantWriter.Write(writer, message, request);
            CohereToolResultWriter.Write(writer, message, request);
            return;
        }

        bool hasResults = CohereToolResultWriter.Write(writer, message, request);
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
            throw new RelayException(RelayErrorKind.InvalidRequest, $"A message of role '{message.Role.Value}' cannot be sent to {request.Spec.Target}: Cohere knows system, user, assistant and tool.");
        }

        int documentsBefore = documents.Count;
        int parts = CohereContentWriter.Count(message, isSystem, documents);
        if (parts == 0 && documents.Count > documentsBefore)
        {
            throw new RelayException(RelayErrorKind.InvalidRequest, "A message holds documents and nothing else: Cohere takes documents beside the conversation, so add the text that asks about them.");
        }

        if (parts == 0 && hasResults)
        {
            return;
        }

        writer.WriteStartObject();
        writer.WriteString("role"u8, isSystem ? "system"u8 : "user"u8);
        CohereContentWriter.Write(writer, message, parts, isSystem, request);
        writer.WriteEndObject();
    }
}
