using System.Net;

namespace Relay.Conformance.Tests;

/// <summary>
/// Answers every request from memory with one exchange, whose body is read in exactly the pieces asked for: a network may join pieces, this does not.
/// </summary>
internal sealed class PiecewiseHandler(RecordedExchange exchange) : HttpMessageHandler
{
    /// <summary>The offsets at which reads of the next body end, rising.</summary>
    public int[] Cuts { get; set; } = [];

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = new HttpResponseMessage((HttpStatusCode)exchange.Response.Status)
        {
            Content = new StreamContent(new PiecewiseStream(exchange.Response.Body, Cuts)),
        };
        if (exchange.Response.ContentType is { } type)
            response.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        return Task.FromResult(response);
    }

    private sealed class PiecewiseStream(ReadOnlyMemory<byte> body, int[] cuts) : Stream
    {
        private int _position;
        private int _nextCut;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(Span<byte> buffer)
        {
            while (_nextCut < cuts.Length && cuts[_nextCut] <= _position)
                _nextCut++;
            int end = _nextCut < cuts.Length ? Math.Min(cuts[_nextCut], body.Length) : body.Length;
            int count = Math.Min(buffer.Length, end - _position);
            body.Span.Slice(_position, count).CopyTo(buffer);
            _position += count;
            return count;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => new(Read(buffer.Span));

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
