namespace Relay.Benchmarks.Editor;

/// <summary>What was measured of one project.</summary>
/// <param name="Generator">The generator's times.</param>
/// <param name="Analyzers">The analyzers' times.</param>
internal sealed record EditorTimes(GeneratorTimes Generator, AnalyzerTimes Analyzers)
{
    public static EditorTimes Measure(int count, PresetLayout layout, int runs, string prefix = "task") =>
        new(GeneratorTimes.Measure(count, layout, runs, prefix), AnalyzerTimes.Measure(count, layout, runs, prefix));
}
