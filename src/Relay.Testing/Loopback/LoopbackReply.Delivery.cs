namespace Relay;

/// <content>When the bytes leave, in which pieces, and how the connection ends.</content>
public sealed partial class LoopbackReply
{
    /// <summary>Waits on the server's clock before anything is sent.</summary>
    public LoopbackReply AfterDelay(TimeSpan delay) => With(_delivery with { BeforeHead = new Hold(delay, null) });

    /// <summary>Sends nothing until <paramref name="gate"/> completes.</summary>
    public LoopbackReply AfterGate(Task gate) => With(_delivery with { BeforeHead = new Hold(null, gate) });

    /// <summary>Sends the headers at once and the first byte of the body after a wait on the server's clock.</summary>
    public LoopbackReply FirstByteAfterDelay(TimeSpan delay) => With(_delivery with { BeforeBody = new Hold(delay, null) });

    /// <summary>Sends the headers at once and the first byte of the body when <paramref name="gate"/> completes.</summary>
    public LoopbackReply FirstByteAfterGate(Task gate) => With(_delivery with { BeforeBody = new Hold(null, gate) });

    /// <summary>Cuts the body at these byte offsets; every piece is sent by itself. Offsets outside the body are ignored.</summary>
    public LoopbackReply SplitAt(params int[] offsets) => With(_delivery with { Cuts = [.. _delivery.Cuts, .. offsets] });

    /// <summary>Cuts the body into pieces of <paramref name="size"/> bytes.</summary>
    public LoopbackReply SplitEvery(int size)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size);
        return With(_delivery with { PieceSize = size });
    }

    /// <summary>Sends one event of a stream at a time.</summary>
    public LoopbackReply SplitEvents() => With(_delivery with { SplitEvents = true });

    /// <summary>Sends the first <paramref name="offset"/> bytes of the body, and goes on when <paramref name="gate"/> completes.</summary>
    public LoopbackReply HoldAt(int offset, Task gate) => With(_delivery with { Holds = [.. _delivery.Holds, new BodyHold(offset, null, gate)] });

    /// <summary>Sends the first <paramref name="count"/> events of a stream, and goes on when <paramref name="gate"/> completes.</summary>
    public LoopbackReply HoldAfterEvents(int count, Task gate) =>
        With(_delivery with { Holds = [.. _delivery.Holds, new BodyHold(null, count, gate)] });

    /// <summary>Asks <paramref name="beforePiece"/> before each piece, and waits for its task: a slow drip that a test turns by hand.</summary>
    /// <param name="beforePiece">Takes the number of the piece from 0; used with one of the methods that split.</param>
    public LoopbackReply Drip(Func<int, Task> beforePiece) => With(_delivery with { BeforePiece = beforePiece });

    /// <summary>Ends the body in good order after <paramref name="bytes"/> bytes: what HTTP calls complete and the protocol does not.</summary>
    public LoopbackReply TruncateAfter(int bytes) => With(_delivery with { End = ReplyEnd.Truncated, EndAt = bytes, EndAfterEvents = null });

    /// <summary>Ends the body in good order after <paramref name="count"/> events.</summary>
    public LoopbackReply TruncateAfterEvents(int count) =>
        With(_delivery with { End = ReplyEnd.Truncated, EndAt = null, EndAfterEvents = count });

    /// <summary>Breaks the connection after <paramref name="bytes"/> bytes of the body.</summary>
    public LoopbackReply AbortAfter(int bytes) => With(_delivery with { End = ReplyEnd.Aborted, EndAt = bytes, EndAfterEvents = null });

    /// <summary>Breaks the connection after <paramref name="count"/> events.</summary>
    public LoopbackReply AbortAfterEvents(int count) =>
        With(_delivery with { End = ReplyEnd.Aborted, EndAt = null, EndAfterEvents = count });
}
