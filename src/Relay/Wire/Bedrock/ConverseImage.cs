using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>An image that a model answers with: <c>{"image": {"format", "source": {"bytes"}}}</c>. It goes back as the block it came in.</summary>
/// <remarks>
/// In a stream the block begins with its format, and the bytes come in pieces behind it. Sources: docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_ImageBlock,
/// API_runtime_ImageBlockStart and API_runtime_ImageBlockDelta.
/// </remarks>
internal static class ConverseImage
{
    private const string Name = "image";

    /// <summary>The image that a block is; null for any other block, and for one without bytes that can be read (an image in S3, an error).</summary>
    public static DataContent? Of(JsonElement block)
    {
        if (!block.TryGetProperty(Name, out JsonElement image) || image.ValueKind != JsonValueKind.Object
            || !image.TryGetProperty("source", out JsonElement source) || source.ValueKind != JsonValueKind.Object
            || !source.TryGetProperty("bytes", out JsonElement bytes) || bytes.ValueKind != JsonValueKind.String || !bytes.TryGetBytesFromBase64(out byte[]? data) || data.Length == 0)
        {
            return null;
        }

        string format = JsonText.Of(image, "format") ?? "";
        var content = new DataContent(data, format is "jpeg" or "gif" or "webp" ? "image/" + format : "image/png");
        ConverseOpaqueBlock.Set(content, block);
        return content;
    }

    /// <summary>The bytes of a piece behind the head of an image, as base64; null where it has none.</summary>
    public static string? Piece(JsonElement delta) =>
        delta.ValueKind == JsonValueKind.Object && delta.TryGetProperty("source", out JsonElement source) ? JsonText.Of(source, "bytes") : null;

    /// <summary>Whether a block that began is an image, whose bytes come behind it.</summary>
    public static bool Begins(JsonElement head) => head.TryGetProperty(Name, out JsonElement image) && image.ValueKind == JsonValueKind.Object;
}
