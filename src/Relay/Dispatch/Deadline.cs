namespace Relay;

/// <summary>The time limit of one call, joined with the caller's own token.</summary>
internal sealed class Deadline : IDisposable
{
    private readonly CancellationTokenSource _source;
    private readonly CancellationTokenRegistration _link;
    private readonly CancellationToken _caller;

    public Deadline(TimeSpan limit, TimeProvider clock, CancellationToken caller)
    {
        if (limit <= TimeSpan.Zero)
        {
            throw new ArgumentOutOfRangeException(nameof(limit), limit, "A time limit is longer than nothing.");
        }

        Limit = limit;
        _caller = caller;
        _source = new CancellationTokenSource(limit, clock);
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
