namespace Relay;

/// <summary>Which block carries a media type, and what the API calls its format.</summary>
internal static class ConverseFormats
{
    public const string Document = "document";

    /// <summary>The block and the format; null for a type that the API has no format for.</summary>
    public static (string Block, string Format)? Of(string mediaType)
    {
        int parameters = mediaType.IndexOf(';', StringComparison.Ordinal);
        string type = (parameters < 0 ? mediaType : mediaType[..parameters]).Trim().ToLowerInvariant();
        return type switch
        {
            "image/png" => ("image", "png"),
            "image/jpeg" or "image/jpg" => ("image", "jpeg"),
            "image/gif" => ("image", "gif"),
            "image/webp" => ("image", "webp"),
            "application/pdf" => (Document, "pdf"),
            "text/csv" => (Document, "csv"),
            "application/msword" => (Document, "doc"),
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document" => (Document, "docx"),
            "application/vnd.ms-excel" => (Document, "xls"),
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" => (Document, "xlsx"),
            "text/html" => (Document, "html"),
            "text/markdown" => (Document, "md"),
            "text/plain" => (Document, "txt"),
            "video/x-matroska" => ("video", "mkv"),
            "video/quicktime" => ("video", "mov"),
            "video/mp4" => ("video", "mp4"),
            "video/webm" => ("video", "webm"),
            "video/x-flv" => ("video", "flv"),
            "video/mpeg" => ("video", "mpeg"),
            "video/x-ms-wmv" => ("video", "wmv"),
            "video/3gpp" => ("video", "three_gp"),
            "audio/mpeg" or "audio/mp3" => ("audio", "mp3"),
            "audio/wav" or "audio/x-wav" or "audio/wave" => ("audio", "wav"),
            "audio/opus" => ("audio", "opus"),
            "audio/aac" => ("audio", "aac"),
            "audio/flac" => ("audio", "flac"),
            "audio/mp4" => ("audio", "mp4"),
            "audio/m4a" or "audio/x-m4a" => ("audio", "m4a"),
            "audio/ogg" => ("audio", "ogg"),
            "audio/webm" => ("audio", "webm"),

            // Any other text is read as such: source code, JSON Lines, XML.
            _ when type.StartsWith("text/", StringComparison.Ordinal) => (Document, "txt"),
            _ => null,
        };
    }
}
