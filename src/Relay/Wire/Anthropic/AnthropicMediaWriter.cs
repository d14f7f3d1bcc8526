using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>Writes images, documents and files of a user's message, or of a tool's result.</summary>
/// <remarks>
/// Sources: platform.claude.com/docs/en/build-with-claude/vision, pdf-support and files: of Claude on Vertex AI "base64 image sources only", and no Files API.
/// </remarks>
internal static class AnthropicMediaWriter
{
    /// <summary>Writes the properties of the block; false when the API has no block for the content.</summary>
    public static bool TryWrite(Utf8JsonWriter writer, AIContent content, in WireRequest request)
    {
        switch (content)
        {
            case HostedFileContent or UriContent when request.Provider.Wire == WireProtocol.Vertex && content is not UriContent { MediaType: "application/pdf" }:
                return false;
            case DataContent data when ImageTypes.Common(data.MediaType) is { } type:
                WriteSource(writer, "image"u8, "base64"u8, type, "data"u8, data.Base64Data.Span);
                return true;
            case DataContent { MediaType: "application/pdf" } pdf:
                WriteSource(writer, "document"u8, "base64"u8, pdf.MediaType, "data"u8, pdf.Base64Data.Span);
                WriteTitle(writer, pdf.Name);
                return true;
            case DataContent data when data.HasTopLevelMediaType("text"):
                WriteSource(writer, "document"u8, "text"u8, "text/plain", "data"u8, Encoding.UTF8.GetString(data.Data.Span));
                WriteTitle(writer, data.Name);
                return true;
            case UriContent image when image.HasTopLevelMediaType("image"):
                WriteSource(writer, "image"u8, "url"u8, null, "url"u8, image.Uri.AbsoluteUri);
                return true;
            case UriContent { MediaType: "application/pdf" } pdf:
                WriteSource(writer, "document"u8, "url"u8, null, "url"u8, pdf.Uri.AbsoluteUri);
                return true;
            case HostedFileContent file:
                bool isImage = file.MediaType?.StartsWith("image/", StringComparison.OrdinalIgnoreCase) == true;
                WriteSource(writer, isImage ? "image"u8 : "document"u8, "file"u8, null, "file_id"u8, file.FileId);
                if (!isImage)
                {
                    WriteTitle(writer, file.Name);
                }

                return true;
            default:
                return false;
        }
    }

    private static void WriteSource(
        Utf8JsonWriter writer, ReadOnlySpan<byte> block, ReadOnlySpan<byte> type, string? mediaType, ReadOnlySpan<byte> field, ReadOnlySpan<char> value)
    {
        writer.WriteString("type"u8, block);
        writer.WriteStartObject("source"u8);
        writer.WriteString("type"u8, type);
        if (mediaType is not null)
        {
            writer.WriteString("media_type"u8, mediaType);
        }

        writer.WriteString(field, value);
        writer.WriteEndObject();
    }

    private static void WriteTitle(Utf8JsonWriter writer, string? title)
    {
        if (!string.IsNullOrEmpty(title))
        {
            writer.WriteString("title"u8, title);
        }
    }
}
