using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Relay;

/// <summary>Frames data as messages of an <c>application/vnd.amazon.eventstream</c>.</summary>
internal sealed class AwsEventWriter
{
    private readonly ArrayBufferWriter<byte> _buffer = new();

    public ReadOnlyMemory<byte> Bytes => _buffer.WrittenMemory;

    /// <summary>Writes an event.</summary>
    public void Event(string type, string json) => Write(json, (":event-type", type), (":content-type", "application/json"), (":message-type", "event"));

    /// <summary>Writes an exception.</summary>
    public void Exception(string type, string json) => Write(json, (":exception-type", type), (":content-type", "application/json"), (":message-type", "exception"));

    private void Write(string json, params (string Name, string Value)[] headers)
    {
        var head = new ArrayBufferWriter<byte>();
        foreach ((string name, string value) in headers)
        {
            Span<byte> span = head.GetSpan(name.Length + value.Length + 4);
            span[0] = (byte)name.Length;
            Encoding.ASCII.GetBytes(name, span[1..]);
            span[name.Length + 1] = 7;
            BinaryPrimitives.WriteUInt16BigEndian(span[(name.Length + 2)..], (ushort)value.Length);
            Encoding.ASCII.GetBytes(value, span[(name.Length + 4)..]);
            head.Advance(name.Length + value.Length + 4);
        }

        byte[] payload = Encoding.UTF8.GetBytes(json);
        int length = 16 + head.WrittenCount + payload.Length;
        Span<byte> message = _buffer.GetSpan(length)[..length];
        BinaryPrimitives.WriteInt32BigEndian(message, length);
        BinaryPrimitives.WriteInt32BigEndian(message[4..], head.WrittenCount);
        BinaryPrimitives.WriteUInt32BigEndian(message[8..], Checksum(message[..8]));
        head.WrittenSpan.CopyTo(message[12..]);
        payload.CopyTo(message[(12 + head.WrittenCount)..]);
        BinaryPrimitives.WriteUInt32BigEndian(message[^4..], Checksum(message[..^4]));
        _buffer.Advance(length);
    }

    /// <summary>CRC-32 of ISO 3309, bit by bit.</summary>
    private static uint Checksum(ReadOnlySpan<byte> data)
    {
        uint crc = uint.MaxValue;
        foreach (byte value in data)
        {
            crc ^= value;
            for (int bit = 0; bit < 8; bit++)
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB88320;
        }

        return ~crc;
    }
}
