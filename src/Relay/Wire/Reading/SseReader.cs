using System.Text;

namespace Relay;

/// <summary>Finds the events in the bytes of a <c>text/event-stream</c> body.</summary>
/// <remarks>
/// Source: html.spec.whatwg.org, 9.2.6 Interpreting an event stream: lines end in CR LF, LF or CR; one blank after the colon is not part of the value; lines of data are joined by a
/// line feed; comments, ids and retry times are passed over; an event that the end of the stream cuts off is none.
/// </remarks>
internal sealed class SseReader : EventReader
{
    private int _line;
    private int _searched;
    private int _data;
    private int _dataEnd;
    private bool _hasData;
    private bool _skipsLineFeed;
    private bool _hasBegun;
    private string? _type;

    /// <summary>The first byte that is still needed: the data of an event that has not ended, or the line that has not.</summary>
    protected override int Kept => _hasData ? _data : _line;

    /// <inheritdoc/>
    public override bool TryRead(out ReadOnlySpan<byte> data)
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
                data = Bytes.AsSpan(_data, _dataEnd - _data);
                return true;
            }
        }

        data = default;
        return false;
    }

    /// <summary>Finds the next line, without its end.</summary>
    private bool TryReadLine(out int start, out int end)
    {
        if (_skipsLineFeed && _line < End)
        {
            // The second half of a CR LF whose first half was the last byte that had arrived.
            _skipsLineFeed = false;
            _line += Bytes[_line] == (byte)'\n' ? 1 : 0;
            _searched = _line;
        }

        start = _line;
        int length = Bytes.AsSpan(_searched, End - _searched).IndexOfAny((byte)'\n', (byte)'\r');
        if (length < 0)
        {
            end = _searched = End;
            return false;
        }

        end = _searched + length;
        bool isCarriageReturn = Bytes[end] == (byte)'\r';
        bool isPair = isCarriageReturn && end + 1 < End && Bytes[end + 1] == (byte)'\n';
        _skipsLineFeed = isCarriageReturn && end + 1 == End;
        _line = _searched = end + (isPair ? 2 : 1);
        if (!_hasBegun)
        {
            _hasBegun = true;
            start += Bytes.AsSpan(start, end - start).StartsWith("\uFEFF"u8) ? 3 : 0;
        }

        return true;
    }

    private void TakeField(int start, int end)
    {
        ReadOnlySpan<byte> line = Bytes.AsSpan(start, end - start);
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

        Bytes[_dataEnd++] = (byte)'\n';
        value.CopyTo(Bytes.AsSpan(_dataEnd));
        _dataEnd += value.Length;
    }

    /// <inheritdoc/>
    protected override void Move(int count)
    {
        _line -= count;
        _searched -= count;
        _data -= count;
        _dataEnd -= count;
    }

    /// <inheritdoc/>
    protected override void Forget()
    {
        _line = _searched = 0;
        _hasData = false;
    }
}
