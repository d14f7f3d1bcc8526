using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>Writes <c>input</c>: the conversation as items. What the wire cannot carry is an error, never silently dropped.</summary>
/// <remarks>System messages stay where they stand, as many as there are; <see cref="ChatOptions.Instructions"/> become <c>instructions</c>.</remarks>
internal static class ResponsesInputWriter
{
    public static void Write(Utf8JsonWriter writer, in WireRequest request)
    {
        writer.WriteStartArray("input"u8);
        IReadOnlyList<ChatMessage> messages = request.Messages as IReadOnlyList<ChatMessage> ?? [.. request.Messages];
        for (int i = 0; i < messages.Count; i++)
        {
            ChatMessage message = messages[i];
            if (message is null)
            {
                throw new RelayException(RelayErrorKind.InvalidRequest, "The conversation holds a message that is null.");
            }

            if (message.Role == ChatRole.Assistant)
            {
                ResponsesAssistantWriter.Write(writer, message, request);
            }
            else
            {
                WriteMessage(writer, message, request);
            }
        }

        if (messages.Count == 0)
        {
            throw new RelayException(RelayErrorKind.InvalidRequest, "The conversation is empty: give at least one message.");
        }

        writer.WriteEndArray();
    }

    private static void WriteMessage(Utf8JsonWriter writer, ChatMessage message, in WireRequest request)
    {
        bool hasAnswers = ResponsesResultWriter.WriteAll(writer, message, request);
        if (message.Role == ChatRole.Tool)
        {
            if (!hasAnswers)
            {
                throw new RelayException(RelayErrorKind.InvalidRequest, "A message of role 'tool' holds no tool result: add a FunctionResultContent with the id of the call it answers.");
            }

            return;
        }

        if (hasAnswers && !HasOther(message))
        {
            return;
        }

        writer.WriteStartObject();
        writer.WriteString("role"u8, message.Role.Value);
        writer.WritePropertyName("content"u8);
        ResponsesContentWriter.Write(writer, message, request);
        writer.WriteEndObject();
    }

    private static bool HasOther(ChatMessage message)
    {
        foreach (AIContent content in new ContentSequence(message.Contents))
        {
            if (!ResponsesResultWriter.IsAnswer(content))
            {
                return true;
            }
        }

        return false;
    }
}
