using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>Writes the instructions and the system messages as the blocks of <c>system</c>, which stands before the conversation.</summary>
/// <remarks>A system message inside the conversation moves to the front, and the reply says so.</remarks>
internal static class ConverseSystemWriter
{
    public static void Write(Utf8JsonWriter writer, IReadOnlyList<ChatMessage> messages, in WireRequest request, CacheBreakpoints cache)
    {
        bool isOpen = false, hasBegun = false, isLate = false;
        if (request.Options?.Instructions is { } instructions && !string.IsNullOrWhiteSpace(instructions))
        {
            isOpen = Open(writer, isOpen);
            WriteText(writer, instructions);
        }

        for (int i = 0; i < messages.Count; i++)
        {
            if (!MessageRole.IsSystem(messages[i]))
            {
                hasBegun = true;
                continue;
            }

            isLate |= hasBegun;
            foreach (AIContent content in new ContentSequence(messages[i].Contents))
            {
                if (content is not TextContent text)
                {
                    throw new RelayException(RelayErrorKind.InvalidRequest, $"A system message for {request.Spec.Target} holds text only, not {content.GetType().Name}.");
                }

                if (string.IsNullOrWhiteSpace(text.Text))
                {
                    continue;
                }

                isOpen = Open(writer, isOpen);
                if (ConverseGuardContent.Asks(text))
                {
                    ConverseGuardContent.WriteText(writer, text);
                }
                else
                {
                    WriteText(writer, text.Text);
                }

                ConverseCachePoint.Write(writer, content.AdditionalProperties, cache);
            }
        }

        if (isOpen)
        {
            writer.WriteEndArray();
        }

        if (isLate)
        {
            request.Warnings.Add("a system message inside the conversation was sent before it: the API takes system text at the front only.");
        }
    }

    private static bool Open(Utf8JsonWriter writer, bool isOpen)
    {
        if (!isOpen)
        {
            writer.WriteStartArray("system"u8);
        }

        return true;
    }

    private static void WriteText(Utf8JsonWriter writer, string text)
    {
        writer.WriteStartObject();
        writer.WriteString("text"u8, text);
        writer.WriteEndObject();
    }
}
