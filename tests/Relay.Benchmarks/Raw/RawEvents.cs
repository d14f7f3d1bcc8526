namespace Relay.Benchmarks;

/// <summary>One event of a hand-read stream.</summary>
internal readonly record struct RawDelta(string? Text, int InputTokens, int OutputTokens, bool IsDone);

/// <summary>Finds the events of a stream in the bytes that are there.</summary>
internal static class RawEvents
{
    /// <summary>Reads the next whole line that carries data; false when more bytes are needed.</summary>
    public static bool TryRead(RawBuffer events, out RawDelta delta)
    {
        while (true)
        {
            ReadOnlySpan<byte> rest = events.Unread;
            int end = rest.IndexOf((byte)'\n');
            if (end < 0)
            {
                delta = default;
                return false;
            }

            ReadOnlySpan<byte> line = rest[..end];
            events.Consume(end + 1);
            if (line.StartsWith("data: "u8))
            {
                delta = Read(line[6..]);
                return true;
            }
        }
    }

    private static RawDelta Read(ReadOnlySpan<byte> data)
    {
        if (data.StartsWith("[DONE]"u8))
        {
            return new RawDelta(null, 0, 0, IsDone: true);
        }

        string? text = RawChoice.Read(data, "delta"u8, out int input, out int output);
        return new RawDelta(string.IsNullOrEmpty(text) ? null : text, input, output, IsDone: false);
    }
}
