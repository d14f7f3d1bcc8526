namespace Relay;

/// <summary>Counts what is read of a stream. The first byte can be looked at before it is read.</summary>
internal sealed class CountedStream(Stream inner) : ReadOnlyStream
{
    private readonly byte[] _first = new byte[1];
    private bool _holdsFirst;

    /// <summary>How many bytes have been read.</summary>
    public long Count { get; private set; }

    /// <summary>The first byte, which stays to be read; null when there is none. Only before anything was read.</summary>
    public async ValueTask<byte?> PeekAsync(CancellationToken cancellationToken)
    {
        _holdsFirst = await inner.ReadAsync(_first, cancellationToken).ConfigureAwait(false) == 1;
        return _holdsFirst ? _first[0] : null;
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_holdsFirst && !buffer.IsEmpty)
        {
            _holdsFirst = false;
            buffer.Span[0] = _first[0];
            Count++;
            return 1;
        }

        int count = await inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        Count += count;
        return count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
