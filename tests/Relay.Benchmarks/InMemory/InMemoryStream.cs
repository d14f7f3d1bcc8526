namespace Relay.Benchmarks;

/// <summary>Gives one flush a read, as a connection would; each read waits where there is something to wait for.</summary>
internal sealed class InMemoryStream(IReadOnlyList<byte[]> flushes, InMemoryWait? wait) : Stream
{
    private int _flush;
    private int _position;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        int read = Read(buffer.Span);
        return wait is null ? new(read) : wait.For(read);
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        if (_flush == flushes.Count)
        {
            return 0;
        }

        ReadOnlySpan<byte> rest = flushes[_flush].AsSpan(_position);
        int count = Math.Min(rest.Length, buffer.Length);
        rest[..count].CopyTo(buffer);
        _position += count;
        if (count == rest.Length)
        {
            _flush++;
            _position = 0;
        }

        return count;
    }

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
