using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>Writes the conversation. What the wire cannot carry is an error, never silently dropped.</summary>
internal static class OpenAIChatMessageWriter
{
    public static void Write(Utf8JsonWriter writer, in WireRequest request)
    {
        writer.WriteStartArray();
        int count = 0;
        if (!string.IsNullOrEmpty(request.Options?.Instructions))
        {
            writer.WriteStartObject();
            writer.WriteString("role"u8, "system"u8);
            writer.WriteString("content"u8, request.Options.Instructions);
            writer.WriteEndObject();
        }

        string? prefill = PrefillRules.Mark(request.Provider, request.Spec.Model);
        var results = new OpenAIToolResultWriter(writer);
        IReadOnlyList<ChatMessage> messages = request.Messages as IReadOnlyList<ChatMessage> ?? [.. request.Messages];
        if (request.Provider.CatalogName == "perplexity")
        {
            messages = AlternatingTurns.Of(messages, request.Warnings);
        }

        for (; count < messages.Count; count++)
        {
            if (messages[count].Role != ChatRole.Tool)
            {
                results.WriteShown(request);
            }

            WriteMessage(writer, messages[count], request, ref results, count == messages.Count - 1 ? prefill : null);
        }

        results.WriteShown(request);

        if (count == 0)
        {
            throw new RelayException(RelayErrorKind.InvalidRequest, "The conversation is empty: give at least one message.");
        }

        writer.WriteEndArray();
    }

    private static void WriteMessage(Utf8JsonWriter writer, ChatMessage message, in WireRequest request, ref OpenAIToolResultWriter results, string? prefill)
    {
        if (message.Role == ChatRole.Assistant)
        {
            OpenAIAssistantMessageWriter.Write(writer, message, request, ref results, prefill);
            return;
        }

        bool hasResults = results.Write(message, request);
        if (message.Role == ChatRole.Tool)
        {
            if (!hasResults)
            {
                throw new RelayException(RelayErrorKind.InvalidRequest, "A message of role 'tool' holds no tool result: add a FunctionResultContent with the id of the call it answers.");
            }

            return;
        }

        if (hasResults && !HasOther(message))
        {
            return;
        }

        results.WriteShown(request);
        writer.WriteStartObject();
        writer.WriteString("role"u8, message.Role.Value);
        WriteName(writer, message.AuthorName);
        writer.WritePropertyName("content"u8);
        OpenAIContentWriter.Write(writer, message, request);
        writer.WriteEndObject();
    }

    /// <summary>The author, in the letters that are taken: a name with a blank in it would be refused with the whole request.</summary>
    /// <remarks>Source: platform.openai.com/docs/api-reference/chat, <c>name</c>: letters, digits, underscore and hyphen, at most 64.</remarks>
    public static void WriteName(Utf8JsonWriter writer, string? author)
    {
        const int Longest = 64;
        if (string.IsNullOrEmpty(author))
        {
            return;
        }

        Span<char> name = stackalloc char[Longest];
        int length = 0;
        foreach (char c in author)
        {
            if (length < Longest && (char.IsAsciiLetterOrDigit(c) || c is '_' or '-'))
            {
                name[length++] = c;
            }
        }

        if (length > 0)
        {
            writer.WriteString("name"u8, name[..length]);
        }
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
