using System.Buffers.Binary;
using System.Text;

namespace Relay.Hostile.Tests.Answers;

/// <summary>A message of an AWS event stream.</summary>
internal static class AwsFrame
{
    public static byte[] Of(string eventType, string payload)
    {
        byte[] headers = [.. Header(":event-type", eventType), .. Header(":message-type", "event")];
        byte[] data = Encoding.UTF8.GetBytes(payload);
        byte[] frame = new byte[12 + headers.Length + data.Length + 4];
        BinaryPrimitives.WriteInt32BigEndian(frame, frame.Length);
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(4), headers.Length);
        BinaryPrimitives.WriteUInt32BigEndian(frame.AsSpan(8), Checksum(frame.AsSpan(0, 8)));
        headers.CopyTo(frame, 12);
        data.CopyTo(frame, 12 + headers.Length);
        BinaryPrimitives.WriteUInt32BigEndian(frame.AsSpan(frame.Length - 4), Checksum(frame.AsSpan(0, frame.Length - 4)));
        return frame;
    }

    private static byte[] Header(string name, string value)
    {
        byte[] key = Encoding.UTF8.GetBytes(name), text = Encoding.UTF8.GetBytes(value);
        return [(byte)key.Length, .. key, 7, (byte)(text.Length >> 8), (byte)text.Length, .. text];
    }

    /// <summary>CRC-32 as zlib has it.</summary>
    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        uint crc = 0xFFFFFFFF;
        foreach (byte one in bytes)
        {
            crc ^= one;
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB88320;
            }
        }

        return ~crc;
    }
}
