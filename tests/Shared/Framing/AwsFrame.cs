using System.Buffers.Binary;
using System.Text;

namespace Relay.Tests;

/// <summary>A message of an <c>application/vnd.amazon.eventstream</c>, framed here and not by the code that is tested.</summary>
internal static class AwsFrame
{
    /// <summary>The message of an event.</summary>
    public static byte[] Event(string type, string json) =>
        Of([.. Header(":event-type", type), .. Header(":content-type", "application/json"), .. Header(":message-type", "event")], Encoding.UTF8.GetBytes(json));

    /// <summary>A message of headers, framed already, and a payload.</summary>
    public static byte[] Of(ReadOnlySpan<byte> headers, ReadOnlySpan<byte> payload)
    {
        byte[] message = new byte[16 + headers.Length + payload.Length];
        BinaryPrimitives.WriteInt32BigEndian(message, message.Length);
        BinaryPrimitives.WriteInt32BigEndian(message.AsSpan(4), headers.Length);
        BinaryPrimitives.WriteUInt32BigEndian(message.AsSpan(8), Checksum(message.AsSpan(0, 8)));
        headers.CopyTo(message.AsSpan(12));
        payload.CopyTo(message.AsSpan(12 + headers.Length));
        BinaryPrimitives.WriteUInt32BigEndian(message.AsSpan(message.Length - 4), Checksum(message.AsSpan(0, message.Length - 4)));
        return message;
    }

    /// <summary>CRC-32 of ISO 3309, bit by bit.</summary>
    public static uint Checksum(ReadOnlySpan<byte> data)
    {
        uint crc = uint.MaxValue;
        foreach (byte value in data)
        {
            crc ^= value;
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB88320;
            }
        }

        return ~crc;
    }

    private static byte[] Header(string name, string value) => [(byte)name.Length, .. Encoding.ASCII.GetBytes(name), 7, 0, (byte)value.Length, .. Encoding.ASCII.GetBytes(value)];
}
