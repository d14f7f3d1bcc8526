namespace Relay;

/// <summary>The bytes of a reply for one sort of request, with the offsets at which its events end.</summary>
internal sealed class RenderedReply(ReadOnlyMemory<byte> body, string? contentType, LoopbackProtocol protocol, bool stream, bool usage, string model)
{
    private int[]? _eventEnds;

    public ReadOnlyMemory<byte> Body { get; } = body;

    public string? ContentType { get; } = contentType;

    public bool Serves(LoopbackProtocol asked, bool forStream, bool withUsage, string forModel) =>
        protocol == asked && stream == forStream && usage == withUsage && model == forModel;

    /// <summary>The offset after the <paramref name="count"/>-th event; the whole length when there are fewer.</summary>
    public int OffsetAfterEvents(int count)
    {
        if (count <= 0)
            return 0;
        int[] ends = EventEnds;
        return count <= ends.Length ? ends[count - 1] : Body.Length;
    }

    /// <summary>The offset after each event, comments before it included.</summary>
    public int[] EventEnds => _eventEnds ??= FindEventEnds(Body.Span);

    private static int[] FindEventEnds(ReadOnlySpan<byte> body)
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
}
