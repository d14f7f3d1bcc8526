using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>Writes the members of a part that a user gives: text, data, or a file by its address.</summary>
internal static class GeminiPartWriter
{
    private const string Files = "https://generativelanguage.googleapis.com/v1beta/";

    public static void Write(Utf8JsonWriter writer, AIContent content, GeminiTarget target)
    {
        switch (content)
        {
            case TextContent text:
                writer.WriteString("text"u8, text.Text);
                break;
            case DataContent or UriContent when IsImageNotTaken(content):
                throw new RelayException(
                    RelayErrorKind.InvalidRequest,
                    $"Content of type {ContentDescription.Of(content)} cannot be sent to {target.Spec.Target}: Gemini takes images as PNG, JPEG, WebP, HEIC and HEIF.");
            case DataContent data:
                WriteData(writer, data);
                break;
            case UriContent uri:
                WriteFile(writer, uri.Uri.OriginalString, uri.MediaType);
                break;
            case HostedFileContent file:
                WriteFile(writer, FileAddress(file.FileId, target), file.MediaType);
                break;
            default:
                throw new RelayException(
                    RelayErrorKind.InvalidRequest,
                    $"Content of type {ContentDescription.Of(content)} cannot be sent to {target.Spec.Target} in a user message. Send text, data (DataContent), an address (UriContent) or an uploaded file (HostedFileContent).");
        }

        WriteMembers(writer, content);
    }

    /// <summary>ai.google.dev/gemini-api/docs/image-understanding, supported image formats.</summary>
    private static bool IsImageNotTaken(AIContent content)
    {
        string mediaType = (content as DataContent)?.MediaType ?? ((UriContent)content).MediaType;
        return mediaType.StartsWith("image/", StringComparison.OrdinalIgnoreCase)
            && mediaType["image/".Length..].ToUpperInvariant() is not ("PNG" or "JPEG" or "JPG" or "WEBP" or "HEIC" or "HEIF" or "*");
    }

    public static void WriteData(Utf8JsonWriter writer, DataContent data)
    {
        writer.WriteStartObject("inlineData"u8);
        writer.WriteString("mimeType"u8, data.MediaType);
        writer.WriteString("data"u8, data.Base64Data.Span);
        writer.WriteEndObject();
    }

    private static void WriteFile(Utf8JsonWriter writer, string address, string? mediaType)
    {
        writer.WriteStartObject("fileData"u8);
        if (mediaType is not null)
        {
            writer.WriteString("mimeType"u8, mediaType);
        }

        writer.WriteString("fileUri"u8, address);
        writer.WriteEndObject();
    }

    /// <summary>Uploaded files are named by an address; <c>files/abc</c> and <c>abc</c> are its last pieces.</summary>
    private static string FileAddress(string id, GeminiTarget target) =>
        id.Contains("://", StringComparison.Ordinal) ? id
        : target.IsVertex ? throw new RelayException(
            RelayErrorKind.InvalidRequest, $"A file without an address cannot be sent to {target.Spec.Target}: Vertex AI keeps no uploaded files. Give its address, such as gs://bucket/file.pdf.")
        : id.StartsWith("files/", StringComparison.Ordinal) ? Files + id
        : Files + "files/" + id;

    private static void WriteMembers(Utf8JsonWriter writer, AIContent content)
    {
        if (content.AdditionalProperties is not { } properties)
        {
            return;
        }

        foreach (string name in GeminiKept.PartMembers)
        {
            if (properties.TryGetValue(name, out object? value))
            {
                writer.WritePropertyName(name);
                JsonValues.Write(writer, value);
            }
        }
    }
}
