namespace Relay;

/// <summary>The time limit of one call, joined with the caller's own token.</summary>
internal sealed class Deadline : IDisposable
{
    /// <summary>The longest time a timer can be set to, 49.7 days; a limit beyond it is none.</summary>
    private static readonly TimeSpan s_longest = TimeSpan.FromMilliseconds(uint.MaxValue - 1);

    private readonly CancellationTokenSource _source;
    private readonly CancellationTokenRegistration _link;
    private readonly CancellationToken _caller;

    public Deadline(TimeSpan limit, TimeProvider clock, CancellationToken caller)
    {
        Limit = limit;
        _caller = caller;
        _source = limit == Timeout.InfiniteTimeSpan || limit > s_longest ? new CancellationTokenSource() : new CancellationTokenSource(limit, clock);
        _link = caller.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), _source);
    }

    public TimeSpan Limit { get; }

    public CancellationToken Token => _source.Token;

    /// <summary>Whether the caller, and not the clock, ended the call.</summary>
    public bool IsCancelledByCaller => _caller.IsCancellationRequested;

    /// <summary>Whether the limit has passed.</summary>
    public bool HasPassed => _source.IsCancellationRequested && !_caller.IsCancellationRequested;

    public void Dispose()
    {
        _link.Dispose();
        _source.Dispose();
    }
}
