using System.Buffers.Binary;

namespace Relay;

/// <summary>Where the events of a streamed body end, by the framing that its content type names.</summary>
internal static class EventEnds
{
    /// <summary>The offset after each event, rising; of a body that is no stream, none.</summary>
    public static int[] Of(ReadOnlySpan<byte> body, string? contentType) =>
        Is(contentType, "application/vnd.amazon.eventstream") ? Messages(body)
        : Is(contentType, "application/x-ndjson") ? Lines(body)
        : Events(body);

    /// <summary>Whether a content type is that of a stream of events.</summary>
    public static bool IsStream(string? contentType) =>
        Is(contentType, "text/event-stream") || Is(contentType, "application/x-ndjson") || Is(contentType, "application/vnd.amazon.eventstream");

    private static bool Is(string? contentType, string type) => contentType is not null && contentType.StartsWith(type, StringComparison.OrdinalIgnoreCase);

    /// <summary>Server-sent events; comments before an event belong to it.</summary>
    private static int[] Events(ReadOnlySpan<byte> body)
    {
        var ends = new List<int>();
        bool lineIsEmpty = true;
        bool sawData = false;
        int start = body.StartsWith("\uFEFF"u8) ? 3 : 0;
        for (int i = start; i < body.Length; i++)
        {
            if (body[i] == '\r')
                continue;
            if (body[i] != '\n')
            {
                if (lineIsEmpty)
                    sawData |= body[i..].StartsWith("data"u8);
                lineIsEmpty = false;
                continue;
            }

            if (lineIsEmpty && sawData)
            {
                ends.Add(i + 1);
                sawData = false;
            }

            lineIsEmpty = true;
        }

        return [.. ends];
    }

    /// <summary>A JSON value on each line; the last one may have no end of line.</summary>
    private static int[] Lines(ReadOnlySpan<byte> body)
    {
        var ends = new List<int>();
        for (int start = 0; start < body.Length;)
        {
            int length = body[start..].IndexOf((byte)'\n');
            start = length < 0 ? body.Length : start + length + 1;
            ends.Add(start);
        }

        return [.. ends];
    }

    /// <summary>Messages that begin with their length.</summary>
    private static int[] Messages(ReadOnlySpan<byte> body)
    {
        var ends = new List<int>();
        for (int start = 0; start + 4 <= body.Length;)
        {
            uint length = BinaryPrimitives.ReadUInt32BigEndian(body[start..]);
            if (length is 0 or > int.MaxValue || length > body.Length - start)
                break;
            start += (int)length;
            ends.Add(start);
        }

        return [.. ends];
    }
}
