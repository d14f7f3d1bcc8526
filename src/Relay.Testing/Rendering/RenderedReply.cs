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

    /// <summary>The offset after each event.</summary>
    public int[] EventEnds => _eventEnds ??= Relay.EventEnds.Of(Body.Span, ContentType);
}
