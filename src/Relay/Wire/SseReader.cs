using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;

namespace Relay;

/// <summary>Finds the events in the bytes of a <c>text/event-stream</c> body.</summary>
/// <remarks>
/// Source: html.spec.whatwg.org, 9.2.6 Interpreting an event stream: lines end in CR LF, LF or CR; one blank after the colon is not part of the value; lines of data are joined by a
/// line feed; comments, ids and retry times are passed over; an event that the end of the stream cuts off is none. The events that have arrived are read without waiting and
/// without an object for each: their data stays where it came, in a buffer out of the shared pool.
/// </remarks>
internal sealed class SseReader : IDisposable
{
    /// <summary>The longest event: 64 MiB, as for a whole answer.</summary>
    private const int LongestEvent = 64 * 1024 * 1024;

    private const int InitialSize = 4 * 1024;
    private const int MostReadAtOnce = 16 * 1024;

    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(InitialSize);
    private int _end;
    private int _line;
    private int _searched;
    private int _data;
    private int _dataEnd;
    private bool _hasData;
    private bool _skipsLineFeed;
    private bool _hasBegun;
    private string? _type;

    /// <summary>The type of the event that was read last; <c>message</c> unless it named one.</summary>
    public string EventType { get; private set; } = "message";

    /// <summary>Whether the event that is arriving is longer than any may be (64 MiB), so that nothing more should be received.</summary>
    public bool IsTooLong => _end - Kept >= LongestEvent;

    /// <summary>The first byte that is still needed: the data of an event that has not ended, or the line that has not.</summary>
    private int Kept => _hasData ? _data : _line;

    /// <summary>Reads the next event, if all of it has arrived.</summary>
    /// <param name="data">Its data; valid until the next call.</param>
    public bool TryRead(out ReadOnlySpan<byte> data)
    {
        while (TryReadLine(out int start, out int end))
        {
            if (start < end)
            {
                TakeField(start, end);
                continue;
            }

            bool isEvent = _hasData;
            EventType = _type ?? "message";
            _type = null;
            _hasData = false;
            if (isEvent)
            {
                data = _bytes.AsSpan(_data, _dataEnd - _data);
                return true;
            }
        }

        data = default;
        return false;
    }

    /// <summary>Waits for more; false at the end of the stream.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<bool> ReceiveAsync(Stream stream, CancellationToken cancellationToken)
    {
        // Where more comes than there is room for, there is more room the next time.
        MakeRoom(_end == _bytes.Length && _bytes.Length < MostReadAtOnce ? _bytes.Length : 1);
        int count = await stream.ReadAsync(_bytes.AsMemory(_end), cancellationToken).ConfigureAwait(false);
        _end += count;
        return count > 0;
    }

    /// <summary>Adds bytes that are there already.</summary>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        MakeRoom(bytes.Length);
        bytes.CopyTo(_bytes.AsSpan(_end));
        _end += bytes.Length;
    }

    public void Dispose()
    {
        byte[] bytes = _bytes;
        _bytes = [];
        _end = _line = _searched = 0;
        _hasData = false;
        if (bytes.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    /// <summary>Finds the next line, without its end.</summary>
    private bool TryReadLine(out int start, out int end)
    {
        if (_skipsLineFeed && _line < _end)
        {
            // The second half of a CR LF whose first half was the last byte that had arrived.
            _skipsLineFeed = false;
            _line += _bytes[_line] == (byte)'\n' ? 1 : 0;
            _searched = _line;
        }

        start = _line;
        int length = _bytes.AsSpan(_searched, _end - _searched).IndexOfAny((byte)'\n', (byte)'\r');
        if (length < 0)
        {
            end = _searched = _end;
            return false;
        }

        end = _searched + length;
        bool isCarriageReturn = _bytes[end] == (byte)'\r';
        bool isPair = isCarriageReturn && end + 1 < _end && _bytes[end + 1] == (byte)'\n';
        _skipsLineFeed = isCarriageReturn && end + 1 == _end;
        _line = _searched = end + (isPair ? 2 : 1);
        if (!_hasBegun)
        {
            _hasBegun = true;
            start += _bytes.AsSpan(start, end - start).StartsWith("\uFEFF"u8) ? 3 : 0;
        }

        return true;
    }

    private void TakeField(int start, int end)
    {
        ReadOnlySpan<byte> line = _bytes.AsSpan(start, end - start);
        int colon = line.IndexOf((byte)':');
        ReadOnlySpan<byte> name = colon < 0 ? line : line[..colon];
        ReadOnlySpan<byte> value = colon < 0 ? default : line[(colon + 1)..];
        value = value.StartsWith(" "u8) ? value[1..] : value;
        if (name.SequenceEqual("data"u8))
        {
            TakeData(value, end);
        }
        else if (name.SequenceEqual("event"u8))
        {
            // One after the other they are mostly the same.
            _type = value.IsEmpty ? null : Ascii.Equals(value, EventType) ? EventType : Encoding.UTF8.GetString(value);
        }
    }

    /// <summary>The first line of data stays where it is; another one is moved up behind it.</summary>
    private void TakeData(ReadOnlySpan<byte> value, int end)
    {
        if (!_hasData)
        {
            _hasData = true;
            _data = end - value.Length;
            _dataEnd = end;
            return;
        }

        _bytes[_dataEnd++] = (byte)'\n';
        value.CopyTo(_bytes.AsSpan(_dataEnd));
        _dataEnd += value.Length;
    }

    private void MakeRoom(int count)
    {
        int kept = Kept;
        int needed = _end - kept + count;
        byte[] target = needed <= _bytes.Length ? _bytes : ArrayPool<byte>.Shared.Rent(Math.Max(needed, _bytes.Length * 2));
        _bytes.AsSpan(kept, _end - kept).CopyTo(target);
        if (!ReferenceEquals(target, _bytes))
        {
            ArrayPool<byte>.Shared.Return(_bytes);
            _bytes = target;
        }

        _end -= kept;
        _line -= kept;
        _searched -= kept;
        _data -= kept;
        _dataEnd -= kept;
    }
}
