using System.Text.Json;

namespace Relay;

/// <summary>Finds the events in the bytes of an <c>application/x-ndjson</c> body: a JSON value on each line.</summary>
/// <remarks>Source: github.com/ndjson/ndjson-spec: lines end in LF, and CR LF is allowed; empty lines are passed over. The last line may lack its end, as long as it is a whole value.</remarks>
internal sealed class LineReader : EventReader
{
    private int _line;
    private int _searched;
    private bool _hasBegun;

    /// <inheritdoc/>
    protected override int Kept => _line;

    /// <inheritdoc/>
    public override bool TryRead(out ReadOnlySpan<byte> data)
    {
        while (true)
        {
            int length = Bytes.AsSpan(_searched, End - _searched).IndexOf((byte)'\n');
            if (length < 0)
            {
                _searched = End;
                data = default;
                return false;
            }

            int end = _searched + length;
            data = Line(end);
            _line = _searched = end + 1;
            if (!data.IsEmpty)
            {
                return true;
            }
        }
    }

    /// <summary>A last line without its end; half a value is none, because the stream was cut off there.</summary>
    public override bool TryReadLast(out ReadOnlySpan<byte> data)
    {
        data = Line(End);
        _line = _searched = End;
        if (!data.IsEmpty && IsWhole(data))
        {
            return true;
        }

        data = default;
        return false;
    }

    /// <inheritdoc/>
    protected override void Move(int count)
    {
        _line -= count;
        _searched -= count;
    }

    /// <inheritdoc/>
    protected override void Forget() => _line = _searched = 0;

    private ReadOnlySpan<byte> Line(int end)
    {
        ReadOnlySpan<byte> line = Bytes.AsSpan(_line, end - _line);
        if (!_hasBegun)
        {
            _hasBegun = true;
            line = JsonValues.WithoutMark(line);
        }

        return line.Trim(" \t\r"u8);
    }

    /// <summary>Whether nothing is missing; what is no JSON at all is for the wire to refuse.</summary>
    private static bool IsWhole(ReadOnlySpan<byte> data)
    {
        var reader = new Utf8JsonReader(data, isFinalBlock: false, new JsonReaderState(JsonValues.ReaderOptions));
        try
        {
            return reader.Read() && reader.TrySkip();
        }
        catch (JsonException)
        {
            return true;
        }
    }
}
