using System.Diagnostics;

namespace Relay.Benchmarks.Editor;

/// <summary>Brings a process to where an editor is after some minutes: everything ran often, for other presets.</summary>
internal static class WarmUp
{
    private const int Others = 120;

    public static void Run()
    {
        for (int round = 0; round < 2; round++)
        {
            foreach (PresetLayout layout in Enum.GetValues<PresetLayout>())
            {
                _ = EditorTimes.Measure(Others, layout, 20, "other");
            }
        }
    }

    public static void Spin(int count, PresetLayout layout, string step)
    {
        Run();
        for (long start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start).TotalSeconds < 10;)
        {
            _ = step == "analyzer" ? AnalyzerTimes.Measure(count, layout, 2).Cold : GeneratorTimes.Measure(count, layout, 2).Cold;
        }
    }
}
