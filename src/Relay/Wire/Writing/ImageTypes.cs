namespace Relay;

/// <summary>Which images are taken where the API names them: JPEG, PNG, GIF and WebP.</summary>
/// <remarks>Sources: platform.claude.com/docs/en/build-with-claude/vision and platform.openai.com/docs/guides/images-vision, image input requirements.</remarks>
internal static class ImageTypes
{
    /// <summary>The media type as the APIs write it; null for every other one.</summary>
    public static string? Common(string mediaType) => mediaType.ToLowerInvariant() switch
    {
        "image/jpeg" or "image/jpg" => "image/jpeg",
        "image/png" => "image/png",
        "image/gif" => "image/gif",
        "image/webp" => "image/webp",
        _ => null,
    };
}
