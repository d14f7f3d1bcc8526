using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>Writes the instructions and the system messages as <c>system</c>, which stands before the conversation.</summary>
/// <remarks>One text, joined by blank lines; a list of blocks where a content asks for a cache breakpoint. A system message inside the conversation moves to the front, and the reply says so.</remarks>
internal static class AnthropicSystemWriter
{
    public static void Write(Utf8JsonWriter writer, IReadOnlyList<ChatMessage> messages, in WireRequest request, CacheBreakpoints cache)
    {
        string? instructions = request.Options?.Instructions;
        TextAccumulator text = default;
        if (!string.IsNullOrWhiteSpace(instructions))
        {
            text.Append(instructions);
        }

        bool hasBreakpoint = false, hasBegun = false, isLate = false;
        for (int i = 0; i < messages.Count; i++)
        {
            if (!MessageRole.IsSystem(messages[i]))
            {
                hasBegun = true;
                continue;
            }

            isLate |= hasBegun;
            Check(messages[i], request, ref hasBreakpoint);
            if (!string.IsNullOrWhiteSpace(messages[i].Text))
            {
                if (!text.IsEmpty)
                {
                    text.Append("\n\n");
                }

                text.Append(messages[i].Text);
            }
        }

        if (isLate)
        {
            request.Warnings.Add("a system message inside the conversation was sent before it: the API takes system text at the front only.");
        }

        if (hasBreakpoint)
        {
            WriteBlocks(writer, messages, instructions, cache);
        }
        else if (!text.IsEmpty)
        {
            writer.WriteString("system"u8, text.ToString());
        }
    }

    private static void WriteBlocks(Utf8JsonWriter writer, IReadOnlyList<ChatMessage> messages, string? instructions, CacheBreakpoints cache)
    {
        writer.WriteStartArray("system"u8);
        if (!string.IsNullOrWhiteSpace(instructions))
        {
            WriteText(writer, instructions);
            writer.WriteEndObject();
        }

        for (int i = 0; i < messages.Count; i++)
        {
            if (!MessageRole.IsSystem(messages[i]))
            {
                continue;
            }

            foreach (AIContent content in new ContentSequence(messages[i].Contents))
            {
                if (content is TextContent text && !string.IsNullOrWhiteSpace(text.Text))
                {
                    WriteText(writer, text.Text);
                    cache.Write(writer, content);
                    writer.WriteEndObject();
                }
            }
        }

        writer.WriteEndArray();
    }

    private static void WriteText(Utf8JsonWriter writer, string text)
    {
        writer.WriteStartObject();
        writer.WriteString("type"u8, "text"u8);
        writer.WriteString("text"u8, text);
    }

    private static void Check(ChatMessage message, in WireRequest request, ref bool hasBreakpoint)
    {
        foreach (AIContent content in new ContentSequence(message.Contents))
        {
            hasBreakpoint |= CacheBreakpoints.Asks(content);
            if (content is not TextContent)
            {
                throw new RelayException(
                    RelayErrorKind.InvalidRequest, $"A system message for {request.Spec.Target} holds text only, not {content.GetType().Name}.");
            }
        }
    }
}
