using System.Net;

namespace Relay;

/// <summary>A request body that is sent straight out of its buffer.</summary>
internal sealed class JsonBody : HttpContent
{
    private readonly PooledBuffer _buffer;
    private volatile bool _isWritten;
    private int _writers;

    public JsonBody(PooledBuffer buffer)
    {
        _buffer = buffer;
        RequestHeaders.TryAdd(Headers, "Content-Type", "application/json");
    }

    /// <summary>Whether a connection has been given all of it, so that the server may have acted on it.</summary>
    public bool IsWritten => _isWritten;

    /// <summary>Whether all of it has been handed to the connection, so that the buffer may be used for something else.</summary>
    /// <remarks>A handler may send a request again, even while the first one is still being written; then it is not.</remarks>
    public bool IsSent => _isWritten && Volatile.Read(ref _writers) == 0;

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _writers);
        try
        {
            await stream.WriteAsync(_buffer.Memory, cancellationToken).ConfigureAwait(false);
            _isWritten = true;
        }
        finally
        {
            Interlocked.Decrement(ref _writers);
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _buffer.Length;
        return true;
    }
}
