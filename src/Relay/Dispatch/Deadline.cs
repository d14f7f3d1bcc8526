namespace Relay;

/// <summary>The time limit of one call, joined with the caller's own token.</summary>
/// <remarks>The clock of a call that was answered is set again for another call: a timer is dearer than all else here.</remarks>
internal sealed class Deadline : IDisposable
{
    /// <summary>The longest time a timer can be set to, 49.7 days; a limit beyond it is none.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(uint.MaxValue - 1);

    /// <summary>One that a call which ended on this thread has left.</summary>
    [ThreadStatic]
    private static CancellationTokenSource? t_spare;

    private readonly CancellationTokenSource _source;
    private readonly CancellationTokenRegistration _link;
    private readonly CancellationTokenRegistration _ending;
    private readonly CancellationToken _caller;
    private bool _isMet;
    private volatile bool _isEnded;

    /// <summary>Starts the clock.</summary>
    /// <param name="limit">The time limit.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="caller">The caller's own token.</param>
    /// <param name="runtime">Ends every call of a runtime when it is disposed of.</param>
    public Deadline(TimeSpan limit, TimeProvider clock, CancellationToken caller, CancellationToken runtime = default)
    {
        Limit = limit;
        _caller = caller;
        bool isLimited = limit != Timeout.InfiniteTimeSpan && limit <= Longest;
        if (ReferenceEquals(clock, TimeProvider.System))
        {
            _source = t_spare ?? new CancellationTokenSource();
            t_spare = null;
            if (isLimited)
            {
                _source.CancelAfter(limit);
            }
        }
        else
        {
            _source = isLimited ? new CancellationTokenSource(limit, clock) : new CancellationTokenSource();
        }

        _link = caller.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), _source);
        _ending = runtime.UnsafeRegister(static deadline => ((Deadline)deadline!).EndWithRuntime(), this);
    }

    public TimeSpan Limit { get; }

    public CancellationToken Token => _source.Token;

    /// <summary>The caller's own token.</summary>
    public CancellationToken Caller => _caller;

    /// <summary>Whether the caller, and not the clock, ended the call.</summary>
    public bool IsCancelledByCaller => _caller.IsCancellationRequested;

    /// <summary>Whether the limit has passed.</summary>
    public bool HasPassed => _source.IsCancellationRequested && !_caller.IsCancellationRequested && !_isEnded;

    /// <summary>Whether the runtime was disposed of while the call was under way.</summary>
    public bool IsEnded => _isEnded && !_caller.IsCancellationRequested;

    /// <summary>Watches the silence of a stream, whose limits are its own; null where none is set.</summary>
    public SilenceWatch? Silence { get; private set; }

    /// <summary>Watches how long the stream says nothing (<see cref="SilenceWatch"/>); null, or infinite, is no limit.</summary>
    public void WatchSilence(TimeProvider clock, TimeSpan? firstEvent, TimeSpan? idle) => Silence = SilenceWatch.Begin(this, clock, firstEvent, idle);

    /// <summary>Ends the call before its limit.</summary>
    public void End()
    {
        try
        {
            _source.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The call has just ended by itself.
        }
    }

    /// <summary>Says that the answer is there, and that nobody waits on the token any more.</summary>
    public void Meet() => _isMet = true;

    public void Dispose()
    {
        // Waits for a cancellation by the caller that is under way; what is cancelled is not used again.
        _link.Dispose();
        _ending.Dispose();
        Silence?.Dispose();

        // A timer that fires in this moment must not end the call of somebody else.
        if (_isMet && Silence is null && _source.TryReset())
        {
            _isMet = false;
            t_spare = _source;
        }
        else
        {
            _source.Dispose();
        }
    }

    private void EndWithRuntime()
    {
        _isEnded = true;
        _source.Cancel();
    }
}
