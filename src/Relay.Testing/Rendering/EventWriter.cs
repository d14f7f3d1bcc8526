using System.Buffers;
using System.Text;

namespace Relay;

/// <summary>Frames data as server-sent events.</summary>
internal sealed class EventWriter
{
    private readonly ArrayBufferWriter<byte> _buffer = new();
    private readonly ReplyFraming _framing;

    public EventWriter(ReplyFraming framing)
    {
        _framing = framing;
        if (framing.ByteOrderMark)
            _buffer.Write("\uFEFF"u8);
    }

    public ReadOnlyMemory<byte> Bytes => _buffer.WrittenMemory;

    public void Write(string data)
    {
        if (_framing.Comment is not null)
            Line(": " + _framing.Comment, "");
        if (_framing.MultilineData && data.StartsWith('{'))
        {
            Line(_framing.DataField, "{");
            data = data[1..];
        }

        Line(_framing.DataField, data);
        Line("", "");
    }

    private void Line(string field, string value)
    {
        Encoding.UTF8.GetBytes(field, _buffer);
        Encoding.UTF8.GetBytes(value, _buffer);
        Encoding.UTF8.GetBytes(_framing.LineEnd, _buffer);
    }
}
