using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>Writes images, documents, videos and sound, as data or by their place in S3.</summary>
/// <remarks>
/// A content may say more in its additional properties: <c>bucket_owner</c> (the account that owns the bucket), and of a document <c>citations</c> (true asks for them) and
/// <c>context</c>. Sources: docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_ImageBlock, API_runtime_DocumentBlock, API_runtime_VideoBlock and API_runtime_AudioBlock.
/// </remarks>
internal sealed class ConverseMediaWriter
{
    private ConverseDocumentNames? _names;

    /// <summary>Writes the block; false when the API has none for the content.</summary>
    public bool TryWrite(Utf8JsonWriter writer, AIContent content)
    {
        (string? mediaType, string? name) = content switch
        {
            DataContent data => (data.MediaType, data.Name),
            UriContent { Uri.Scheme: "s3" } uri => (uri.MediaType, uri.Uri.Segments[^1]),
            _ => (null, null),
        };
        if (mediaType is null || ConverseFormats.Of(mediaType) is not { } format)
        {
            return false;
        }

        writer.WriteStartObject();
        writer.WriteStartObject(format.Block);
        if (format.Block == ConverseFormats.Document)
        {
            writer.WriteString("name"u8, (_names ??= new ConverseDocumentNames()).Next(name));
        }

        writer.WriteString("format"u8, format.Format);
        writer.WriteStartObject("source"u8);
        if (content is DataContent bytes)
        {
            writer.WriteString("bytes"u8, bytes.Base64Data.Span);
        }
        else
        {
            WritePlace(writer, (UriContent)content);
        }

        writer.WriteEndObject();
        if (format.Block == ConverseFormats.Document)
        {
            WriteDocumentOptions(writer, content.AdditionalProperties);
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
        return true;
    }

    private static void WritePlace(Utf8JsonWriter writer, UriContent content)
    {
        writer.WriteStartObject("s3Location"u8);

        // As it was written: an object's key is not to be escaped.
        writer.WriteString("uri"u8, content.Uri.OriginalString);
        if (content.AdditionalProperties?.TryGetValue("bucket_owner", out object? owner) == true)
        {
            writer.WritePropertyName("bucketOwner"u8);
            JsonValues.Write(writer, owner);
        }

        writer.WriteEndObject();
    }

    private static void WriteDocumentOptions(Utf8JsonWriter writer, AdditionalPropertiesDictionary? properties)
    {
        if (properties?.TryGetValue("context", out object? context) == true)
        {
            writer.WritePropertyName("context"u8);
            JsonValues.Write(writer, context);
        }

        if (properties?.TryGetValue("citations", out object? citations) == true)
        {
            writer.WritePropertyName("citations"u8);
            if (citations is bool or JsonElement { ValueKind: JsonValueKind.True or JsonValueKind.False })
            {
                writer.WriteStartObject();
                writer.WritePropertyName("enabled"u8);
                JsonValues.Write(writer, citations);
                writer.WriteEndObject();
            }
            else
            {
                JsonValues.Write(writer, citations);
            }
        }
    }
}
