using System.Threading.Tasks.Sources;

namespace Relay.Benchmarks;

/// <summary>
/// A wait for the network that has none: it lasts until <see cref="Resume"/>, which goes on with the call at once and on the thread that says so. What a call
/// allocates because it has to wait is counted in this way, exactly and without a network. The wait itself allocates nothing.
/// </summary>
internal sealed class InMemoryWait : IValueTaskSource<int>
{
    private ManualResetValueTaskSourceCore<int> _source;
    private int _result;
    private bool _isWaiting;

    /// <summary>Something that will be there after the next <see cref="Resume"/>.</summary>
    public ValueTask<int> For(int result)
    {
        _source.Reset();
        _result = result;
        _isWaiting = true;
        return new ValueTask<int>(this, _source.Version);
    }

    /// <summary>Ends the wait; false when nobody waits.</summary>
    public bool Resume()
    {
        if (!_isWaiting)
        {
            return false;
        }

        _isWaiting = false;
        _source.SetResult(_result);
        return true;
    }

    int IValueTaskSource<int>.GetResult(short token) => _source.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource<int>.GetStatus(short token) => _source.GetStatus(token);

    void IValueTaskSource<int>.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _source.OnCompleted(continuation, state, token, flags);
}
