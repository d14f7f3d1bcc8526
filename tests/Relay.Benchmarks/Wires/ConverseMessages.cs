using System.Buffers.Binary;
using System.Text;

namespace Relay.Benchmarks;

/// <summary>A stream of Converse, framed here and not by the code that is tested.</summary>
internal static class ConverseMessages
{
    public static byte[] Of(int deltas, string delta)
    {
        using var stream = new MemoryStream();
        Write(stream, "messageStart", """{"role":"assistant"}""");
        for (int i = 0; i < deltas; i++)
        {
            Write(stream, "contentBlockDelta", "{\"contentBlockIndex\":0,\"delta\":{\"text\":\"" + delta + "\"},\"p\":\"abcdefghij\"}");
        }

        Write(stream, "contentBlockStop", """{"contentBlockIndex":0}""");
        Write(stream, "messageStop", """{"stopReason":"end_turn"}""");
        Write(stream, "metadata", """{"usage":{"inputTokens":8,"outputTokens":3,"totalTokens":11},"metrics":{"latencyMs":9}}""");
        return stream.ToArray();
    }

    private static void Write(MemoryStream stream, string type, string json)
    {
        byte[] headers = [.. Header(":event-type", type), .. Header(":content-type", "application/json"), .. Header(":message-type", "event")];
        byte[] payload = Encoding.UTF8.GetBytes(json);
        byte[] message = new byte[16 + headers.Length + payload.Length];
        BinaryPrimitives.WriteInt32BigEndian(message, message.Length);
        BinaryPrimitives.WriteInt32BigEndian(message.AsSpan(4), headers.Length);
        BinaryPrimitives.WriteUInt32BigEndian(message.AsSpan(8), Checksum(message.AsSpan(0, 8)));
        headers.CopyTo(message, 12);
        payload.CopyTo(message, 12 + headers.Length);
        BinaryPrimitives.WriteUInt32BigEndian(message.AsSpan(message.Length - 4), Checksum(message.AsSpan(0, message.Length - 4)));
        stream.Write(message);
    }

    private static byte[] Header(string name, string value) => [(byte)name.Length, .. Encoding.ASCII.GetBytes(name), 7, 0, (byte)value.Length, .. Encoding.ASCII.GetBytes(value)];

    private static uint Checksum(ReadOnlySpan<byte> data)
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
}
