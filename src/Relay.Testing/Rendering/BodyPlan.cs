namespace Relay;

/// <summary>Where a body is cut, where it waits and how much of it goes out: a delivery applied to actual bytes.</summary>
internal sealed class BodyPlan
{
    private BodyPlan(ReadOnlyMemory<byte> body, List<int> ends, List<(int Offset, Task Gate)> holds)
    {
        Body = body;
        Ends = ends;
        Holds = holds;
    }

    /// <summary>The bytes that go out.</summary>
    public ReadOnlyMemory<byte> Body { get; }

    /// <summary>The end of every piece, rising; the last one is the end of <see cref="Body"/>.</summary>
    public List<int> Ends { get; }

    /// <summary>The offsets (each the end of a piece) at which to wait, and for what.</summary>
    public List<(int Offset, Task Gate)> Holds { get; }

    public static BodyPlan Of(ReplyDelivery delivery, RenderedReply rendered)
    {
        int length = rendered.Body.Length;
        if (delivery.End != ReplyEnd.Whole)
            length = Math.Clamp(delivery.EndAt ?? rendered.OffsetAfterEvents(delivery.EndAfterEvents ?? 0), 0, length);

        var cuts = new SortedSet<int> { length };
        foreach (int cut in delivery.Cuts)
            cuts.Add(Math.Clamp(cut, 0, length));
        if (delivery.PieceSize is { } size)
        {
            for (int cut = size; cut < length; cut += size)
                cuts.Add(cut);
        }

        if (delivery.SplitEvents)
        {
            foreach (int end in rendered.EventEnds)
                cuts.Add(Math.Min(end, length));
        }

        var holds = new List<(int, Task)>();
        foreach (BodyHold hold in delivery.Holds)
        {
            int offset = Math.Clamp(hold.Offset ?? rendered.OffsetAfterEvents(hold.Events ?? 0), 0, length);
            cuts.Add(offset);
            holds.Add((offset, hold.Gate));
        }

        return new BodyPlan(rendered.Body[..length], [.. cuts], holds);
    }
}
