using System.Buffers.Binary;

namespace Relay;

/// <summary>The headers of a message that say what it is; all others are passed over.</summary>
/// <remarks>A header is the length of its name (1), the name, the type of its value (1) and the value, whose length follows from the type or stands before it.</remarks>
internal ref struct AwsEventHeaders
{
    private const byte Bytes = 6;
    private const byte Text = 7;

    /// <summary><c>event</c>, <c>exception</c> or <c>error</c>.</summary>
    public ReadOnlySpan<byte> MessageType { get; private set; }

    public ReadOnlySpan<byte> EventType { get; private set; }

    public ReadOnlySpan<byte> ExceptionType { get; private set; }

    public ReadOnlySpan<byte> ErrorCode { get; private set; }

    public ReadOnlySpan<byte> ErrorMessage { get; private set; }

    /// <exception cref="FormatException">They are cut off, or hold a type that does not exist.</exception>
    public static AwsEventHeaders Read(ReadOnlySpan<byte> block)
    {
        var headers = default(AwsEventHeaders);
        while (!block.IsEmpty)
        {
            ReadOnlySpan<byte> name = Take(ref block, Take(ref block, 1)[0]);
            byte type = Take(ref block, 1)[0];
            ReadOnlySpan<byte> value = Take(ref block, Length(ref block, type));
            if (type == Text && name.Length > 0 && name[0] == (byte)':')
            {
                headers.Set(name, value);
            }
        }

        return headers;
    }

    private void Set(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        if (name.SequenceEqual(":event-type"u8))
        {
            EventType = value;
        }
        else if (name.SequenceEqual(":message-type"u8))
        {
            MessageType = value;
        }
        else if (name.SequenceEqual(":exception-type"u8))
        {
            ExceptionType = value;
        }
        else if (name.SequenceEqual(":error-code"u8))
        {
            ErrorCode = value;
        }
        else if (name.SequenceEqual(":error-message"u8))
        {
            ErrorMessage = value;
        }
    }

    /// <summary>How long a value of a type is: true, false, byte, short, integer, long, bytes, text, time, UUID.</summary>
    private static int Length(scoped ref ReadOnlySpan<byte> block, byte type) => type switch
    {
        0 or 1 => 0,
        2 => 1,
        3 => 2,
        4 => 4,
        5 or 8 => 8,
        Bytes or Text => BinaryPrimitives.ReadUInt16BigEndian(Take(ref block, 2)),
        9 => 16,
        _ => throw new FormatException("A header of the event stream has a type that does not exist."),
    };

    private static ReadOnlySpan<byte> Take(scoped ref ReadOnlySpan<byte> block, int length)
    {
        if (length > block.Length)
        {
            throw new FormatException("The headers of a message of the event stream are cut off.");
        }

        ReadOnlySpan<byte> taken = block[..length];
        block = block[length..];
        return taken;
    }
}
