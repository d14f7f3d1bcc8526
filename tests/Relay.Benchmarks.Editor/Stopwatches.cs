using System.Diagnostics;

namespace Relay.Benchmarks.Editor;

/// <summary>Times of the same step, taken again and again.</summary>
internal static class Stopwatches
{
    /// <summary>Milliseconds of <paramref name="step"/>, of which each run gets what <paramref name="prepare"/> made.</summary>
    public static List<double> Of<T>(int runs, Func<T> prepare, Action<T> step)
    {
        var times = new List<double>(runs);
        for (int i = 0; i < runs; i++)
        {
            T input = prepare();
            long start = Stopwatch.GetTimestamp();
            step(input);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        return times;
    }
}
