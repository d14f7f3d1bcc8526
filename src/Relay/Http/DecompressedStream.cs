using System.IO.Compression;

namespace Relay;

/// <summary>A body that is decompressed while it is read, and that may not become larger than what came allows.</summary>
/// <remarks>
/// Relay decompresses by itself: a handler that does it shows neither how much came nor that anything was compressed. A handler that does
/// so all the same
/// (<see cref="SocketsHttpHandler.AutomaticDecompression"/>) takes the header away, and then nothing is left to do here.
/// </remarks>
internal sealed class DecompressedStream(CountedStream source, ContentCoding coding, AnswerLimits limits) : ReadOnlyStream
{
    private Stream? _plain;
    private long _count;

    /// <exception cref="InvalidDataException">What came is not compressed as it is said to be.</exception>
    /// <exception cref="AnswerLimitException">It becomes too large for what came.</exception>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        int count;
        try
        {
            _plain ??= await OpenAsync(cancellationToken).ConfigureAwait(false);
            count = await _plain.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        }
        catch (InvalidOperationException error)
        {
            // As the framework's decoders put it, each in its own way.
            throw new InvalidDataException("The body is not compressed as its Content-Encoding says.", error);
        }

        _count += count;
        if (_count > limits.DecompressionRatioFromBytes && _count > limits.MaxDecompressionRatio * source.Count)
        {
            throw new AnswerLimitException(nameof(AnswerLimits.MaxDecompressionRatio), limits.MaxDecompressionRatio);
        }

        return count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _plain?.Dispose();
            source.Dispose();
        }

        base.Dispose(disposing);
    }

    private async ValueTask<Stream> OpenAsync(CancellationToken cancellationToken) => coding switch
    {
        ContentCoding.GZip => new GZipStream(source, CompressionMode.Decompress),
        ContentCoding.Brotli => new BrotliStream(source, CompressionMode.Decompress),

        // RFC 9110, 8.4.1.2: deflate is the zlib format; some servers send the bare data all the same. The first byte of a zlib header
        // says so in its lower half.
        _ => (await source.PeekAsync(cancellationToken).ConfigureAwait(false) & 0x0F) == 8
            ? new ZLibStream(source, CompressionMode.Decompress)
            : new DeflateStream(source, CompressionMode.Decompress),
    };
}
