using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>Writes <c>contents</c> and <c>systemInstruction</c>.</summary>
/// <remarks>Gemini has one place for what the system says, so every system message of the conversation goes there, in order and each a part of its own.</remarks>
internal static class GeminiConversationWriter
{
    public static void Write(Utf8JsonWriter writer, in WireRequest request)
    {
        List<string>? system = null;
        if (!string.IsNullOrEmpty(request.Options?.Instructions))
        {
            (system = []).Add(request.Options.Instructions);
        }

        writer.WriteStartArray("contents"u8);
        var turns = new GeminiTurns(writer, GeminiTarget.Of(request));
        foreach (ChatMessage message in request.Messages)
        {
            if (message is null)
            {
                throw new RelayException(RelayErrorKind.InvalidRequest, "The conversation holds a message that is null.");
            }

            if (MessageRole.IsSystem(message))
            {
                AddSystem(system ??= [], message);
            }
            else
            {
                turns.Add(message);
            }
        }

        turns.End();
        writer.WriteEndArray();
        if (system is not null)
        {
            WriteSystem(writer, system);
        }
    }

    private static void AddSystem(List<string> system, ChatMessage message)
    {
        foreach (AIContent content in new ContentSequence(message.Contents))
        {
            system.Add(content is TextContent text
                ? text.Text
                : throw new RelayException(RelayErrorKind.InvalidRequest, $"Content of type {content.GetType().Name} cannot be sent in a system message: Gemini takes text there."));
        }
    }

    private static void WriteSystem(Utf8JsonWriter writer, List<string> system)
    {
        writer.WriteStartObject("systemInstruction"u8);
        writer.WriteStartArray("parts"u8);
        foreach (string text in system)
        {
            writer.WriteStartObject();
            writer.WriteString("text"u8, text);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
