using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>Writes the <c>content</c> of a system or user message: a text where it is nothing else, a list of texts and images otherwise.</summary>
internal static class CohereContentWriter
{
    /// <summary>Counts the parts of the content; documents, which stand beside the conversation, are put aside.</summary>
    public static int Count(ChatMessage message, bool isSystem, CohereDocuments documents)
    {
        int count = 0;
        foreach (AIContent content in new ContentSequence(message.Contents))
        {
            if (content is FunctionResultContent)
            {
                continue;
            }

            if (!isSystem && content is DataContent data && CohereDocuments.Takes(data))
            {
                documents.Add(data);
                continue;
            }

            count++;
        }

        return count;
    }

    public static void Write(Utf8JsonWriter writer, ChatMessage message, int parts, bool isSystem, in WireRequest request)
    {
        writer.WritePropertyName("content"u8);
        if (parts == 0)
        {
            writer.WriteStringValue(""u8);
            return;
        }

        bool isList = parts > 1;
        foreach (AIContent content in new ContentSequence(message.Contents))
        {
            if (IsPart(content, isSystem) && content is not TextContent)
            {
                isList = true;
            }
        }

        if (isList)
        {
            writer.WriteStartArray();
        }

        foreach (AIContent content in new ContentSequence(message.Contents))
        {
            if (!IsPart(content, isSystem))
            {
                continue;
            }

            if (isList)
            {
                WritePart(writer, content, isSystem, request);
            }
            else
            {
                writer.WriteStringValue(((TextContent)content).Text);
            }
        }

        if (isList)
        {
            writer.WriteEndArray();
        }
    }

    public static void WriteText(Utf8JsonWriter writer, string text)
    {
        writer.WriteStartObject();
        writer.WriteString("type"u8, "text"u8);
        writer.WriteString("text"u8, text);
        writer.WriteEndObject();
    }

    private static bool IsPart(AIContent content, bool isSystem) =>
        content is not FunctionResultContent && (isSystem || content is not DataContent data || !CohereDocuments.Takes(data));

    private static void WritePart(Utf8JsonWriter writer, AIContent content, bool isSystem, in WireRequest request)
    {
        switch (content)
        {
            case TextContent text:
                WriteText(writer, text.Text);
                break;
            case DataContent data when !isSystem && data.HasTopLevelMediaType("image"):
                WriteImage(writer, data.Uri, data);
                break;
            case UriContent uri when !isSystem && uri.HasTopLevelMediaType("image"):
                WriteImage(writer, uri.Uri.OriginalString, uri);
                break;
            default:
                throw new RelayException(
                    RelayErrorKind.InvalidRequest,
                    $"Content of type {ContentDescription.Of(content)} cannot be sent to {request.Spec.Target} in a {(isSystem ? "system" : "user")} message. "
                    + (isSystem ? "Send text." : "Send text, images, or documents as text (a DataContent with media type text/plain); take the text out of other files first."));
        }
    }

    private static void WriteImage(Utf8JsonWriter writer, string url, AIContent content)
    {
        writer.WriteStartObject();
        writer.WriteString("type"u8, "image_url"u8);
        writer.WriteStartObject("image_url"u8);
        writer.WriteString("url"u8, url);
        if (content.AdditionalProperties?.TryGetValue("detail", out object? detail) == true && detail is string level)
        {
            writer.WriteString("detail"u8, level);
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    }
}
