using System.Net;

namespace Relay;

/// <summary>A request body that is sent straight out of its buffer.</summary>
internal sealed class JsonBody : HttpContent
{
    private readonly PooledBuffer _buffer;

    public JsonBody(PooledBuffer buffer)
    {
        _buffer = buffer;
        Headers.TryAddWithoutValidation("Content-Type", "application/json");
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    /// <summary>Whether all of it has been handed to the connection, so that the buffer may be used for something else.</summary>
    public bool IsSent { get; private set; }

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        await stream.WriteAsync(_buffer.Memory, cancellationToken).ConfigureAwait(false);
        IsSent = true;
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _buffer.Length;
        return true;
    }
}
