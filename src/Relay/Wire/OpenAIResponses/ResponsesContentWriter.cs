using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>Writes the content of a system or user message, or of a tool's result: a text where it is nothing else, a list of parts otherwise.</summary>
internal static class ResponsesContentWriter
{
    public static void Write(Utf8JsonWriter writer, ChatMessage message, in WireRequest request)
    {
        if (OnlyText(message) is { } text)
        {
            writer.WriteStringValue(text);
            return;
        }

        writer.WriteStartArray();
        foreach (AIContent content in new ContentSequence(message.Contents))
        {
            if (!ResponsesResultWriter.IsAnswer(content))
            {
                WritePart(writer, content, request);
            }
        }

        writer.WriteEndArray();
    }

    public static void WritePart(Utf8JsonWriter writer, AIContent content, in WireRequest request)
    {
        writer.WriteStartObject();
        switch (content)
        {
            case TextContent text:
                writer.WriteString("type"u8, "input_text"u8);
                writer.WriteString("text"u8, text.Text);
                break;
            case DataContent data when data.HasTopLevelMediaType("image") && OpenAIContentWriter.TakesImage(data.MediaType, request):
                WriteImage(writer, "image_url", data.Uri, data);
                break;
            case UriContent uri when uri.HasTopLevelMediaType("image"):
                WriteImage(writer, "image_url", uri.Uri.OriginalString, uri);
                break;
            case HostedFileContent file when file.HasTopLevelMediaType("image"):
                WriteImage(writer, "file_id", file.FileId, file);
                break;
            case DataContent data when data.HasTopLevelMediaType("audio") && OpenAIContentWriter.AudioFormat(data.MediaType, request) is { } format:
                writer.WriteString("type"u8, "input_audio"u8);
                writer.WriteStartObject("input_audio"u8);
                writer.WriteString("data"u8, data.Base64Data.Span);
                writer.WriteString("format"u8, format);
                writer.WriteEndObject();
                break;
            case DataContent data when !(data.HasTopLevelMediaType("audio") || data.HasTopLevelMediaType("video") || data.HasTopLevelMediaType("image")):
                writer.WriteString("type"u8, "input_file"u8);
                writer.WriteString("filename"u8, data.Name ?? "file" + (data.MediaType == "application/pdf" ? ".pdf" : ""));
                writer.WriteString("file_data"u8, data.Uri);
                break;
            case HostedFileContent file:
                writer.WriteString("type"u8, "input_file"u8);
                writer.WriteString("file_id"u8, file.FileId);
                break;
            case UriContent document when !document.HasTopLevelMediaType("audio") && !document.HasTopLevelMediaType("video"):
                writer.WriteString("type"u8, "input_file"u8);
                writer.WriteString("file_url"u8, document.Uri.OriginalString);
                break;
            default:
                throw new RelayException(
                    RelayErrorKind.InvalidRequest,
                    $"Content of type {ContentDescription.Of(content)} cannot be sent to {request.Spec.Target} in a message that is not the model's. Send text, an image, audio or a file.");
        }

        writer.WriteEndObject();
    }

    /// <summary>The text of a message that holds nothing else. Several texts stay several parts: joining them would invent a text nobody wrote.</summary>
    private static string? OnlyText(ChatMessage message)
    {
        string? only = null;
        foreach (AIContent content in new ContentSequence(message.Contents))
        {
            if (ResponsesResultWriter.IsAnswer(content))
            {
                continue;
            }

            if (only is not null || content is not TextContent text)
            {
                return null;
            }

            only = text.Text;
        }

        return only ?? "";
    }

    private static void WriteImage(Utf8JsonWriter writer, string field, string value, AIContent content)
    {
        writer.WriteString("type"u8, "input_image"u8);
        writer.WriteString(field, value);
        if (content.AdditionalProperties?.TryGetValue("detail", out object? detail) == true && detail?.ToString() is { Length: > 0 } level)
        {
            writer.WriteString("detail"u8, level);
        }
    }
}
