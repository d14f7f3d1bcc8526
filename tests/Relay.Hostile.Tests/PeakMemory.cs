using System.Diagnostics;

namespace Relay.Hostile.Tests;

/// <summary>The most memory that the process holds while something is tried, beyond what it held before: its managed heap, looked at every few milliseconds.</summary>
internal sealed class PeakMemory : IDisposable
{
    private readonly long _start;
    private readonly Stopwatch _time = Stopwatch.StartNew();
    private readonly Timer _timer;
    private long _peak;

    public PeakMemory()
    {
        _start = GC.GetTotalMemory(forceFullCollection: true);
        _peak = _start;
        _timer = new Timer(_ => Look(), null, TimeSpan.Zero, TimeSpan.FromMilliseconds(5));
    }

    /// <summary>The most bytes seen so far, beyond the start.</summary>
    public long Bytes
    {
        get
        {
            Look();
            return Interlocked.Read(ref _peak) - _start;
        }
    }

    /// <summary>The time since the start.</summary>
    public TimeSpan Elapsed => _time.Elapsed;

    public void Dispose() => _timer.Dispose();

    private void Look()
    {
        long now = GC.GetTotalMemory(forceFullCollection: false);
        long peak = Interlocked.Read(ref _peak);
        while (now > peak)
        {
            long before = Interlocked.CompareExchange(ref _peak, now, peak);
            if (before == peak)
            {
                return;
            }

            peak = before;
        }
    }
}
