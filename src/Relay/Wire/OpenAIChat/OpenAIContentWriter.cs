using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>Writes the content of a system or user message: a text where it is nothing else, a list of parts otherwise.</summary>
internal static class OpenAIContentWriter
{
    public static void Write(Utf8JsonWriter writer, ChatMessage message, in WireRequest request)
    {
        if (IsText(message))
        {
            writer.WriteStringValue(message.Contents.Count == 1 && message.Contents[0] is TextContent single ? single.Text : message.Text);
            return;
        }

        writer.WriteStartArray();
        foreach (AIContent content in new ContentSequence(message.Contents))
        {
            if (content is not FunctionResultContent)
            {
                writer.WriteStartObject();
                WritePart(writer, content, request);
                writer.WriteEndObject();
            }
        }

        writer.WriteEndArray();
    }

    private static bool IsText(ChatMessage message)
    {
        IList<AIContent> contents = message.Contents;
        for (int i = 0; i < contents.Count; i++)
        {
            if (contents[i] is not (TextContent or FunctionResultContent))
            {
                return false;
            }
        }

        // Several texts stay several parts: joining them would invent a text nobody wrote.
        return contents.Count <= 1;
    }

    public static void WritePart(Utf8JsonWriter writer, AIContent content, in WireRequest request)
    {
        switch (content)
        {
            case TextContent text:
                writer.WriteString("type"u8, "text"u8);
                writer.WriteString("text"u8, text.Text);
                break;
            case DataContent data when data.HasTopLevelMediaType("image") && TakesImage(data.MediaType, request):
                WriteImage(writer, data.Uri, data);
                break;
            case UriContent uri when uri.HasTopLevelMediaType("image"):
                WriteImage(writer, uri.Uri.AbsoluteUri, uri);
                break;
            case DataContent data when IsText(data):
                writer.WriteString("type"u8, "text"u8);
                writer.WriteString("text"u8, Text(data));
                break;
            case DataContent data when data.HasTopLevelMediaType("audio") && AudioFormat(data.MediaType, request) is { } format:
                writer.WriteString("type"u8, "input_audio"u8);
                writer.WriteStartObject("input_audio"u8);
                writer.WriteString("data"u8, data.Base64Data.Span);
                writer.WriteString("format"u8, format);
                writer.WriteEndObject();
                break;
            case DataContent video when video.HasTopLevelMediaType("video") && TakesVideo(request):
                WriteVideo(writer, video.Uri);
                break;
            case UriContent video when video.HasTopLevelMediaType("video") && TakesVideo(request):
                WriteVideo(writer, video.Uri.AbsoluteUri);
                break;
            case DataContent data when !(data.HasTopLevelMediaType("audio") || data.HasTopLevelMediaType("video") || data.HasTopLevelMediaType("image")):
                writer.WriteString("type"u8, "file"u8);
                writer.WriteStartObject("file"u8);
                writer.WriteString("filename"u8, data.Name ?? "file" + (data.MediaType == "application/pdf" ? ".pdf" : ""));
                writer.WriteString("file_data"u8, data.Uri);
                writer.WriteEndObject();
                break;
            case HostedFileContent file:
                writer.WriteString("type"u8, "file"u8);
                writer.WriteStartObject("file"u8);
                writer.WriteString("file_id"u8, file.FileId);
                writer.WriteEndObject();
                break;
            case UriContent document when request.Provider.Dialect.DocumentUrls && !(document.HasTopLevelMediaType("audio") || document.HasTopLevelMediaType("video")):
                writer.WriteString("type"u8, "document_url"u8);
                writer.WriteString("document_url"u8, document.Uri.AbsoluteUri);
                break;
            default:
                throw new RelayException(
                    RelayErrorKind.InvalidRequest,
                    $"Content of type {ContentDescription.Of(content)} cannot be sent to {request.Spec.Target} in a user or system message. Send text, an image, wav or mp3 audio, or a file's own data (DataContent).");
        }
    }

    private static void WriteImage(Utf8JsonWriter writer, string uri, AIContent content)
    {
        writer.WriteString("type"u8, "image_url"u8);
        writer.WriteStartObject("image_url"u8);
        writer.WriteString("url"u8, uri);
        if (content.AdditionalProperties?.TryGetValue("detail", out object? detail) == true && detail?.ToString() is { Length: > 0 } level)
        {
            writer.WriteString("detail"u8, level);
        }

        writer.WriteEndObject();
    }

    /// <summary>Whether an image of this type is taken: OpenAI names those it takes, others take more.</summary>
    public static bool TakesImage(string mediaType, in WireRequest request) => request.Provider.CatalogName is not ("openai" or "azure") || ImageTypes.Common(mediaType) is not null;

    /// <summary>Who has a part for videos: openrouter.ai/docs/features/multimodal/videos, docs.vllm.ai/en/latest/features/multimodal_inputs, docs.z.ai/guides/vlm.</summary>
    private static bool TakesVideo(in WireRequest request) => request.Provider.CatalogName is "openrouter" or "vllm" or "zai";

    private static void WriteVideo(Utf8JsonWriter writer, string uri)
    {
        writer.WriteString("type"u8, "video_url"u8);
        writer.WriteStartObject("video_url"u8);
        writer.WriteString("url"u8, uri);
        writer.WriteEndObject();
    }

    /// <summary>Whether data are text, which is sent as such: for a document that is text there is no other form.</summary>
    public static bool IsText(DataContent data) => data.HasTopLevelMediaType("text") || data.MediaType.StartsWith("application/json", StringComparison.Ordinal);

    public static string Text(DataContent data) => Encoding.UTF8.GetString(data.Data.Span);

    /// <summary>The short name of an audio format; null where OpenAI itself, which takes wav and mp3, does not take it.</summary>
    /// <remarks>platform.openai.com/docs/api-reference/chat, <c>input_audio.format</c>. Others take more (openrouter.ai/docs/features/multimodal/audio).</remarks>
    public static string? AudioFormat(string mediaType, in WireRequest request)
    {
        string format = mediaType["audio/".Length..];
        int parameter = format.IndexOf(';', StringComparison.Ordinal);
        format = parameter < 0 ? format : format[..parameter];
        return format switch
        {
            "mpeg" or "mp3" or "mpeg3" or "x-mpeg-3" => "mp3",
            "wav" or "wave" or "x-wav" or "vnd.wave" => "wav",
            _ when request.Provider.CatalogName is "openai" or "azure" => null,
            _ => format.StartsWith("x-", StringComparison.Ordinal) ? format[2..] : format,
        };
    }
}
