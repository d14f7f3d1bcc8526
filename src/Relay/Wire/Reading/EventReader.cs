using System.Buffers;
using System.Runtime.CompilerServices;

namespace Relay;

/// <summary>Finds the events in the bytes of a streamed answer, whatever parts them.</summary>
/// <remarks>
/// The events that have arrived are read without waiting and without an object for each: their data stays where it came, in a buffer out of the shared pool. One class below this for
/// each framing: <see cref="SseReader"/>, and what other protocols have.
/// </remarks>
internal abstract class EventReader : IDisposable
{
    private const int InitialSize = 4 * 1024;
    private const int MostReadAtOnce = 16 * 1024;

    private static readonly AnswerLimits s_usual = new();

    private long _received;

    /// <summary>What has arrived and is still needed, up to <see cref="End"/>.</summary>
    protected byte[] Bytes { get; private set; } = ArrayPool<byte>.Shared.Rent(InitialSize);

    /// <summary>Where what has arrived ends.</summary>
    protected int End { get; private set; }

    /// <summary>The type of the event that was read last; <c>message</c> unless it named one.</summary>
    public string EventType { get; protected set; } = "message";

    /// <summary>What has arrived and is still needed.</summary>
    public ReadOnlySpan<byte> Arrived => Bytes.AsSpan(Kept, End - Kept);

    /// <summary>How long an event, and the whole stream, may be.</summary>
    public AnswerLimits Limits { get; set; } = s_usual;

    /// <summary>Looks, before more is received, whether more may be.</summary>
    /// <exception cref="AnswerLimitException">The stream, or the event that is arriving, is as long as any may be.</exception>
    public void CheckLimits()
    {
        AnswerLimitException.ThrowIfBeyond(_received, Limits.MaxStreamBytes, nameof(AnswerLimits.MaxStreamBytes));
        AnswerLimitException.ThrowIfBeyond(End - Kept, Limits.MaxEventBytes, nameof(AnswerLimits.MaxEventBytes));
    }

    /// <summary>The first byte that is still needed.</summary>
    protected abstract int Kept { get; }

    /// <summary>Reads the next event, if all of it has arrived.</summary>
    /// <param name="data">Its data; valid until the next call.</param>
    /// <exception cref="FormatException">What has arrived is no event.</exception>
    public abstract bool TryRead(out ReadOnlySpan<byte> data);

    /// <summary>Reads what the end of the stream completes, where a framing has such an event: a last line without its end.</summary>
    /// <param name="data">Its data; valid until the next call.</param>
    public virtual bool TryReadLast(out ReadOnlySpan<byte> data)
    {
        data = default;
        return false;
    }

    /// <summary>Waits for more; false at the end of the stream.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<bool> ReceiveAsync(Stream stream, CancellationToken cancellationToken)
    {
        // Where more comes than there is room for, there is more room the next time.
        MakeRoom(End == Bytes.Length && Bytes.Length < MostReadAtOnce ? Bytes.Length : 1);
        int count = await stream.ReadAsync(Bytes.AsMemory(End), cancellationToken).ConfigureAwait(false);
        End += count;
        _received += count;
        return count > 0;
    }

    /// <summary>Adds bytes that are there already.</summary>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        MakeRoom(bytes.Length);
        bytes.CopyTo(Bytes.AsSpan(End));
        End += bytes.Length;
    }

    /// <summary>Takes out what has arrived: it is no events.</summary>
    public void Clear()
    {
        End = 0;
        Forget();
    }

    public void Dispose()
    {
        byte[] bytes = Bytes;
        Bytes = [];
        End = 0;
        Forget();
        if (bytes.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    /// <summary>What is kept has moved to the front, by so many bytes.</summary>
    protected abstract void Move(int count);

    /// <summary>Nothing is kept any more.</summary>
    protected abstract void Forget();

    private void MakeRoom(int count)
    {
        int kept = Kept;
        int needed = End - kept + count;
        byte[] target = needed <= Bytes.Length ? Bytes : ArrayPool<byte>.Shared.Rent(Math.Max(needed, Bytes.Length * 2));
        Bytes.AsSpan(kept, End - kept).CopyTo(target);
        if (!ReferenceEquals(target, Bytes))
        {
            ArrayPool<byte>.Shared.Return(Bytes);
            Bytes = target;
        }

        End -= kept;
        Move(kept);
    }
}
