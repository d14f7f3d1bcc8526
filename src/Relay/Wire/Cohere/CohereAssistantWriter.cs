using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>Writes what the model said before: thinking, text, the plan for its tool calls, and the calls.</summary>
internal static class CohereAssistantWriter
{
    /// <summary>Writes the message; nothing when there is nothing of it to send.</summary>
    public static void Write(Utf8JsonWriter writer, ChatMessage message, in WireRequest request)
    {
        bool thinks = CohereModelRules.Thinks(ModelId.Normalize(request.Spec.Model));
        bool hasCalls = false, hasList = false;
        TextContent? only = null;
        int parts = 0;
        foreach (AIContent content in new ContentSequence(message.Contents))
        {
            Check(content, request);
            hasCalls |= content is FunctionCallContent;
            if (IsPart(content, thinks))
            {
                parts++;
                only = content as TextContent;
                hasList |= only is null;
            }
        }

        if (parts == 0 && !hasCalls)
        {
            return;
        }

        writer.WriteStartObject();
        writer.WriteString("role"u8, "assistant"u8);
        if (parts == 1 && !hasList)
        {
            writer.WriteString("content"u8, only!.Text);
        }
        else if (parts > 0)
        {
            WriteParts(writer, message, thinks);
        }

        if (hasCalls)
        {
            if (CohereToolPlan.Of(message) is { Length: > 0 } plan)
            {
                writer.WriteString("tool_plan"u8, plan);
            }

            WriteCalls(writer, message);
        }

        writer.WriteEndObject();
    }

    private static bool IsPart(AIContent content, bool thinks) => content switch
    {
        TextContent text => text.Text.Length > 0,
        TextReasoningContent reasoning => thinks && reasoning.Text.Length > 0,
        _ => false,
    };

    private static void WriteParts(Utf8JsonWriter writer, ChatMessage message, bool thinks)
    {
        writer.WriteStartArray("content"u8);
        foreach (AIContent content in new ContentSequence(message.Contents))
        {
            if (!IsPart(content, thinks))
            {
                continue;
            }

            if (content is TextReasoningContent reasoning)
            {
                writer.WriteStartObject();
                writer.WriteString("type"u8, "thinking"u8);
                writer.WriteString("thinking"u8, reasoning.Text);
                writer.WriteEndObject();
            }
            else
            {
                CohereContentWriter.WriteText(writer, ((TextContent)content).Text);
            }
        }

        writer.WriteEndArray();
    }

    private static void WriteCalls(Utf8JsonWriter writer, ChatMessage message)
    {
        writer.WriteStartArray("tool_calls"u8);
        foreach (AIContent content in new ContentSequence(message.Contents))
        {
            if (content is not FunctionCallContent call)
            {
                continue;
            }

            string arguments = call.ArgumentsText();
            writer.WriteStartObject();
            writer.WriteString("id"u8, call.CallId);
            writer.WriteString("type"u8, "function"u8);
            writer.WriteStartObject("function"u8);
            writer.WriteString("name"u8, call.Name);
            writer.WriteString("arguments"u8, string.IsNullOrWhiteSpace(arguments) ? "{}" : arguments);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    /// <summary>What an assistant cannot have said on this wire; what else there is no place for is told.</summary>
    private static void Check(AIContent content, in WireRequest request)
    {
        if (content is DataContent or UriContent or HostedFileContent)
        {
            throw new RelayException(
                RelayErrorKind.InvalidRequest,
                $"Content of type {ContentDescription.Of(content)} cannot be sent to {request.Spec.Target} in a message of role 'assistant'. Assistants send text, reasoning and tool calls; put it into a user message.");
        }

        UnsentContent.Tell(content, request);
    }
}
