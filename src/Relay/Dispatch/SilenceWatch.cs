using System.Globalization;

namespace Relay;

/// <summary>Ends a stream that says nothing: before its first event, or between two reads.</summary>
/// <remarks>
/// One timer for the whole call. It is not set again for each read: when it fires it looks at how long the wait under way has lasted, and
/// goes on for the
/// rest. The time in which the program does not ask for more is none of the provider's silence.
/// </remarks>
internal sealed class SilenceWatch : IDisposable
{
    private static readonly TimeSpan s_least = TimeSpan.FromMilliseconds(1);

    private readonly Deadline _deadline;
    private readonly TimeProvider _clock;
    private readonly TimeSpan _firstEvent;
    private readonly TimeSpan _idle;
    private readonly ITimer _timer;
    private long _waitingSince;
    private volatile bool _isWaiting;
    private volatile bool _hasFirstEvent;
    private volatile bool _isStopped;
    private bool _isIdleSet;

    private SilenceWatch(Deadline deadline, TimeProvider clock, TimeSpan firstEvent, TimeSpan idle)
    {
        _deadline = deadline;
        _clock = clock;
        _firstEvent = firstEvent;
        _idle = idle;
        _timer = clock.CreateTimer(static watch => ((SilenceWatch)watch!).Look(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _timer.Change(firstEvent, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Which limit has passed, in words; null for none.</summary>
    public string? Passed { get; private set; }

    private bool WaitsForFirstEvent => !_hasFirstEvent && _firstEvent != Timeout.InfiniteTimeSpan;

    /// <summary>Begins to watch a call; null where neither limit is set.</summary>
    public static SilenceWatch? Begin(Deadline deadline, TimeProvider clock, TimeSpan? firstEvent, TimeSpan? idle)
    {
        TimeSpan first = Limit(firstEvent), silence = Limit(idle);
        return first == Timeout.InfiniteTimeSpan && silence == Timeout.InfiniteTimeSpan ? null : new SilenceWatch(deadline, clock, first, silence);
    }

    /// <summary>The call begins to wait for bytes.</summary>
    public void BeginWait()
    {
        Volatile.Write(ref _waitingSince, _clock.GetTimestamp());
        _isWaiting = true;
        if (!_isIdleSet && !WaitsForFirstEvent && _idle != Timeout.InfiniteTimeSpan)
        {
            _isIdleSet = true;
            _timer.Change(_idle, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Bytes have come.</summary>
    public void EndWait() => _isWaiting = false;

    /// <summary>An event has been read.</summary>
    public void SeeEvent()
    {
        if (!_hasFirstEvent)
        {
            _hasFirstEvent = true;
            if (_firstEvent != Timeout.InfiniteTimeSpan)
            {
                _isIdleSet = true;
                _timer.Change(_idle, Timeout.InfiniteTimeSpan);
            }
        }
    }

    /// <summary>What comes is no stream: nothing is watched any more.</summary>
    public void Stop()
    {
        _isStopped = true;
        _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public void Dispose()
    {
        _isStopped = true;
        _timer.Dispose();
    }

    private static TimeSpan Limit(TimeSpan? limit) => limit is { } time && time <= Deadline.Longest ? time : Timeout.InfiniteTimeSpan;

    private void Look()
    {
        if (_isStopped)
        {
            return;
        }

        if (WaitsForFirstEvent)
        {
            End(_firstEvent, "sent no event", "FirstEventTimeout");
        }
        else if (_idle != Timeout.InfiniteTimeSpan)
        {
            TimeSpan silent = _isWaiting ? _clock.GetElapsedTime(Volatile.Read(ref _waitingSince)) : TimeSpan.Zero;
            if (silent >= _idle)
            {
                End(_idle, "went silent", "StreamIdleTimeout");
            }
            else
            {
                TimeSpan left = _idle - silent;
                _timer.Change(left < s_least ? s_least : left, Timeout.InfiniteTimeSpan);
            }
        }
    }

    private void End(TimeSpan limit, string what, string name)
    {
        Passed = string.Create(CultureInfo.InvariantCulture, $"{what} for {limit.TotalSeconds:0.###} s ({name}).");
        _deadline.End();
    }
}
