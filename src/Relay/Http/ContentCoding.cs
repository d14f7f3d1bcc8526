namespace Relay;

/// <summary>How a body is compressed.</summary>
internal enum ContentCoding
{
    /// <summary>gzip.</summary>
    GZip,

    /// <summary>zlib, or bare deflate data.</summary>
    Deflate,

    /// <summary>Brotli.</summary>
    Brotli,
}
