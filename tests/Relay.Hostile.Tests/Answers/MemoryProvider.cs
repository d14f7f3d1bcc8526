using System.Net;
using System.Net.Http.Headers;

namespace Relay.Hostile.Tests.Answers;

/// <summary>A provider without a network: what it answers is asked of a function for each request. The body comes in pieces of any size and ends as it is told to.</summary>
internal sealed class MemoryProvider(Func<string, MemoryReply> answer) : HttpMessageHandler, IAccessTokenSource
{
    /// <summary>A runtime whose calls all come here.</summary>
    public RelayRuntime CreateRuntime(IUsageSink? sink = null)
    {
        var options = new RelayRuntimeOptions { Environment = _ => null, CreateHandler = _ => this };
        options.AccessTokenSources.Add(this);
        if (sink is not null)
        {
            options.UsageSinks.Add(sink);
        }

        return new RelayRuntime(options);
    }

    public bool Supports(AccessTokenRequest request) => true;

    public ValueTask<string> GetTokenAsync(AccessTokenRequest request, CancellationToken cancellationToken) => ValueTask.FromResult("test-token");

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        string body = await request.Content!.ReadAsStringAsync(cancellationToken);
        MemoryReply reply = answer(body);
        var content = new StreamContent(new PieceStream(reply));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(reply.MediaType);
        return new HttpResponseMessage((HttpStatusCode)reply.Status) { Content = content, RequestMessage = request };
    }

    protected override void Dispose(bool disposing)
    {
        // Shared by the runtimes of a test.
    }
}

/// <summary>What a <see cref="MemoryProvider"/> answers.</summary>
/// <param name="MediaType">What the body is called.</param>
/// <param name="Body">The body.</param>
internal sealed record MemoryReply(string MediaType, byte[] Body)
{
    public int Status { get; init; } = 200;

    /// <summary>The most bytes of a piece.</summary>
    public int PieceSize { get; init; } = int.MaxValue;

    /// <summary>Whether the connection breaks at the end.</summary>
    public bool Breaks { get; init; }

    /// <summary>Told before each piece, from 0.</summary>
    public Action<int>? BeforePiece { get; init; }
}

/// <summary>The body of a <see cref="MemoryReply"/>.</summary>
internal sealed class PieceStream(MemoryReply reply) : Stream
{
    private int _position;
    private int _pieces;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => _position; set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        reply.BeforePiece?.Invoke(_pieces++);
        int count = Math.Min(Math.Min(buffer.Length, reply.PieceSize), reply.Body.Length - _position);
        if (count == 0 && buffer.Length > 0 && reply.Breaks)
        {
            throw new IOException("The connection was broken.");
        }

        reply.Body.AsSpan(_position, count).CopyTo(buffer);
        _position += count;
        return count;
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        int count;
        try
        {
            count = Read(buffer.Span);
        }
        catch (IOException error)
        {
            return ValueTask.FromException<int>(error);
        }

        return cancellationToken.IsCancellationRequested ? ValueTask.FromCanceled<int>(cancellationToken) : ValueTask.FromResult(count);
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
