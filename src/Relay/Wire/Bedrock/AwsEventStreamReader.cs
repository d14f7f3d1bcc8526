using System.Buffers.Binary;
using System.Text;

namespace Relay;

/// <summary>Finds the messages in the bytes of an <c>application/vnd.amazon.eventstream</c> body.</summary>
/// <remarks>
/// <code>
/// total length (4) │ headers' length (4) │ CRC of these eight (4) │ headers │ payload │ CRC of all before (4)
/// </code>
/// A message whose lengths cannot be or whose checks do not fit is an error, never half an event. An event's type is its <c>:event-type</c>. An exception's is
/// <see cref="ExceptionPrefix"/> and its <c>:exception-type</c>; an error, which has no payload, is <see cref="ErrorPrefix"/> and its <c>:error-code</c>, with the text of
/// <c>:error-message</c> as its data. Sources: docs.aws.amazon.com/AmazonS3/latest/API/RESTSelectObjectAppendix and smithy.io, Amazon Event Stream specification.
/// </remarks>
internal sealed class AwsEventStreamReader : EventReader
{
    /// <summary>What stands before the type of an exception.</summary>
    public const string ExceptionPrefix = "exception:";

    /// <summary>What stands before the code of an error.</summary>
    public const string ErrorPrefix = "error:";

    private const int PreludeLength = 12;
    private const int ChecksumLength = 4;
    private const int LeastLength = PreludeLength + ChecksumLength;

    private int _start;
    private uint _length;

    /// <summary>The first byte that is still needed: the message that has not arrived whole.</summary>
    protected override int Kept => _start;

    /// <inheritdoc/>
    public override bool TryRead(out ReadOnlySpan<byte> data)
    {
        ReadOnlySpan<byte> arrived = Bytes.AsSpan(_start, End - _start);
        if ((_length == 0 && !TryReadPrelude(arrived)) || arrived.Length < _length)
        {
            data = default;
            return false;
        }

        ReadOnlySpan<byte> message = arrived[..(int)_length];
        _start += (int)_length;
        _length = 0;
        if (Crc32.Compute(message[..^ChecksumLength]) != BinaryPrimitives.ReadUInt32BigEndian(message[^ChecksumLength..]))
        {
            throw new FormatException("The checksum of a message of the event stream does not fit.");
        }

        int headersEnd = PreludeLength + (int)BinaryPrimitives.ReadUInt32BigEndian(message[4..]);
        var headers = AwsEventHeaders.Read(message[PreludeLength..headersEnd]);
        data = message[headersEnd..^ChecksumLength];
        SetType(headers, ref data);
        return true;
    }

    /// <summary>Reads the length of the message and checks it at once: what is not one must not be waited for.</summary>
    private bool TryReadPrelude(ReadOnlySpan<byte> arrived)
    {
        if (arrived.Length < PreludeLength)
        {
            return false;
        }

        uint length = BinaryPrimitives.ReadUInt32BigEndian(arrived), headers = BinaryPrimitives.ReadUInt32BigEndian(arrived[4..]);
        if (Crc32.Compute(arrived[..8]) != BinaryPrimitives.ReadUInt32BigEndian(arrived[8..]))
        {
            throw new FormatException("What has arrived is no message of an event stream: the checksum of its lengths does not fit.");
        }

        AnswerLimitException.ThrowIfBeyond(length, Limits.MaxEventBytes, nameof(AnswerLimits.MaxEventBytes));
        if (length < LeastLength || headers > length - LeastLength)
        {
            throw new FormatException("The lengths of a message of the event stream cannot be.");
        }

        _length = length;
        return true;
    }

    private void SetType(in AwsEventHeaders headers, ref ReadOnlySpan<byte> data)
    {
        if (headers.MessageType.SequenceEqual("exception"u8))
        {
            EventType = ExceptionPrefix + Encoding.UTF8.GetString(headers.ExceptionType);
        }
        else if (headers.MessageType.SequenceEqual("error"u8))
        {
            EventType = ErrorPrefix + Encoding.UTF8.GetString(headers.ErrorCode);
            data = headers.ErrorMessage;
        }
        else if (!Ascii.Equals(headers.EventType, EventType))
        {
            // One after the other they are mostly the same.
            EventType = Encoding.UTF8.GetString(headers.EventType);
        }
    }

    /// <inheritdoc/>
    protected override void Move(int count) => _start -= count;

    /// <inheritdoc/>
    protected override void Forget()
    {
        _start = 0;
        _length = 0;
    }
}
