using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>Writes tool results: each is a message of its own, whatever message it stands in.</summary>
/// <remarks>A result of documents (data of text) is what the model cites best. Source: docs.cohere.com/docs/tool-use-citations.</remarks>
internal static class CohereToolResultWriter
{
    /// <summary>Writes the results of a message; false when it has none.</summary>
    public static bool Write(Utf8JsonWriter writer, ChatMessage message, in WireRequest request)
    {
        bool any = false;
        foreach (AIContent content in new ContentSequence(message.Contents))
        {
            if (content is FunctionResultContent result)
            {
                any = true;
                writer.WriteStartObject();
                writer.WriteString("role"u8, "tool"u8);
                writer.WriteString("tool_call_id"u8, result.CallId);
                WriteContent(writer, result, request);
                writer.WriteEndObject();
            }
        }

        return any;
    }

    private static void WriteContent(Utf8JsonWriter writer, FunctionResultContent result, in WireRequest request)
    {
        if (ToolResultContents.Text(result) is null && ToolResultContents.Of(result) is { } contents)
        {
            WriteParts(writer, contents, request);
        }
        else
        {
            writer.WriteString("content"u8, ToolResultContents.TextOrJson(result));
        }
    }

    private static void WriteParts(Utf8JsonWriter writer, IReadOnlyList<AIContent> contents, in WireRequest request)
    {
        int position = 0;
        writer.WriteStartArray("content"u8);
        foreach (AIContent content in contents)
        {
            switch (content)
            {
                case TextContent text:
                    CohereContentWriter.WriteText(writer, text.Text);
                    break;
                case DataContent data when CohereDocuments.Takes(data):
                    writer.WriteStartObject();
                    writer.WriteString("type"u8, "document"u8);
                    writer.WritePropertyName("document"u8);
                    CohereDocuments.WriteDocument(writer, data, position++);
                    writer.WriteEndObject();
                    break;
                default:
                    throw new RelayException(
                        RelayErrorKind.InvalidRequest,
                        $"Content of type {ContentDescription.Of(content)} cannot be sent to {request.Spec.Target} in a tool's result. Send text, or documents as text (a DataContent with media type text/plain).");
            }
        }

        writer.WriteEndArray();
    }
}
