using System.Collections.Immutable;

namespace Relay;

/// <summary>When the bytes of a reply leave, in which pieces, and how the connection ends.</summary>
internal sealed record ReplyDelivery
{
    public static ReplyDelivery AtOnce { get; } = new();

    public Hold? BeforeHead { get; init; }

    public Hold? BeforeBody { get; init; }

    public ImmutableArray<int> Cuts { get; init; } = [];

    public int? PieceSize { get; init; }

    public bool SplitEvents { get; init; }

    public ImmutableArray<BodyHold> Holds { get; init; } = [];

    public Func<int, Task>? BeforePiece { get; init; }

    public ReplyEnd End { get; init; }

    public int? EndAt { get; init; }

    public int? EndAfterEvents { get; init; }

    /// <summary>Whether the whole body goes out in one write with its length in front.</summary>
    public bool IsOneWrite =>
        End == ReplyEnd.Whole && BeforeBody is null && BeforePiece is null && PieceSize is null && !SplitEvents && Cuts.IsEmpty && Holds.IsEmpty;
}

/// <summary>A wait for a time on the server's clock, or for a task.</summary>
internal sealed record Hold(TimeSpan? Delay, Task? Gate)
{
    public Task WaitAsync(TimeProvider time, CancellationToken cancellationToken) =>
        Gate is not null ? Gate.WaitAsync(cancellationToken) : Task.Delay(Delay!.Value, time, cancellationToken);
}

/// <summary>A wait within the body, at a byte offset or after a number of events.</summary>
internal sealed record BodyHold(int? Offset, int? Events, Task Gate);

/// <summary>How a reply ends.</summary>
internal enum ReplyEnd
{
    /// <summary>With all of its body.</summary>
    Whole,

    /// <summary>In good order, but early.</summary>
    Truncated,

    /// <summary>With a broken connection, in the body.</summary>
    Aborted,

    /// <summary>With a broken connection, before any header.</summary>
    Reset,
}
