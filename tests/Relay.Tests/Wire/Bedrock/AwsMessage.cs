using System.Buffers.Binary;
using System.Text;

namespace Relay.Tests;

/// <summary>A message of an <c>application/vnd.amazon.eventstream</c>.</summary>
internal static class AwsMessage
{
    public static byte[] Of(string type, string payload)
    {
        byte[] name = Encoding.ASCII.GetBytes(":event-type"), value = Encoding.ASCII.GetBytes(type), body = Encoding.UTF8.GetBytes(payload);
        byte[] headers = [(byte)name.Length, .. name, 7, 0, (byte)value.Length, .. value];
        byte[] message = new byte[16 + headers.Length + body.Length];
        BinaryPrimitives.WriteInt32BigEndian(message, message.Length);
        BinaryPrimitives.WriteInt32BigEndian(message.AsSpan(4), headers.Length);
        BinaryPrimitives.WriteUInt32BigEndian(message.AsSpan(8), Crc32.Compute(message.AsSpan(0, 8)));
        headers.CopyTo(message, 12);
        body.CopyTo(message, 12 + headers.Length);
        BinaryPrimitives.WriteUInt32BigEndian(message.AsSpan(message.Length - 4), Crc32.Compute(message.AsSpan(0, message.Length - 4)));
        return message;
    }

    /// <summary>A streamed answer of events, each a type and its object.</summary>
    public static LoopbackReply Stream(params (string Type, string Json)[] events) =>
        LoopbackReply.Raw(200, "application/vnd.amazon.eventstream", events.SelectMany(one => Of(one.Type, one.Json)).ToArray());
}
