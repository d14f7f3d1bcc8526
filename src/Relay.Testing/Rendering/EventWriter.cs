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

    /// <param name="data">The data.</param>
    /// <param name="type">The type of the event; null leaves it out, as protocols do whose events have none.</param>
    public void Write(string data, string? type = null)
    {
        if (_framing.Comment is not null)
            Line(": " + _framing.Comment, "");
        if (type is not null)
            Line("event: ", type);
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
