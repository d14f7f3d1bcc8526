using System.Globalization;

namespace Relay.Benchmarks;

/// <summary>Prints what was measured, smallest and median: what runs beside it on the machine only ever adds.</summary>
internal static class EditorReport
{
    private static readonly (string Step, string Title)[] s_steps =
    [
        ("Generator.Cold", "generator, cold"),
        ("Generator.Preset", "generator, one preset edited"),
        ("Generator.CSharp", "generator, C# edited"),
        ("Analyzers.Cold", "analyzers, cold"),
        ("Analyzers.Preset", "analyzers, one preset edited"),
        ("Analyzers.CSharp", "analyzers, C# edited"),
        ("Analyzers.PresetAfterCSharp", "analyzers, a preset beside C# that was edited"),
    ];

    public static void PrintSteps(IReadOnlyList<int> counts, IReadOnlyDictionary<(int Count, string Layout), Dictionary<string, double[]>> times)
    {
        foreach (string layout in times.Keys.Select(key => key.Layout).Distinct())
        {
            Console.WriteLine();
            Console.WriteLine($"| {(layout == "FileEach" ? "a file each" : "one file")}: ms, least / median | {string.Join(" | ", counts.Select(count => count.ToString("#,0", CultureInfo.InvariantCulture)))} |");
            Console.WriteLine("|---|" + string.Concat(Enumerable.Repeat("--:|", counts.Count)));
            foreach ((string step, string title) in s_steps)
            {
                Console.WriteLine($"| {title} | {string.Join(" | ", counts.Select(count => Cell(times[(count, layout)][step])))} |");
            }
        }
    }

    public static void PrintRest(IReadOnlyDictionary<string, List<double>> fresh, IReadOnlyDictionary<string, List<double>> builds)
    {
        Console.WriteLine();
        Console.WriteLine("| ms, least / median | |");
        Console.WriteLine("|---|--:|");
        foreach (KeyValuePair<string, List<double>> entry in fresh.Concat(builds))
        {
            Console.WriteLine($"| {entry.Key} | {Cell(entry.Value)} |");
        }
    }

    private static string Cell(IEnumerable<double> times) =>
        string.Create(CultureInfo.InvariantCulture, $"{times.Min():#,0.0} / {Statistics.Median(times):#,0.0}");
}
