using System.Diagnostics;

namespace Relay.Benchmarks.Editor;

/// <summary>The first run of a generator in a process: what the just-in-time compiler has not seen before.</summary>
internal static class FreshProcess
{
    /// <summary>Milliseconds, the driver and its machinery included.</summary>
    public static double Measure(int count, PresetLayout layout, bool isEmpty)
    {
        var project = new EditorProject(count, layout);
        long start = Stopwatch.GetTimestamp();
        _ = GeneratorTimes.Drive(project, isEmpty ? new EmptyGenerator() : null);
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
