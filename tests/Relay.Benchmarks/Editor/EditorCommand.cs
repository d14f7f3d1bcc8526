namespace Relay.Benchmarks;

/// <summary>What presets cost while people type and build: the generator, the analyzers, a fresh process, and `dotnet build`.</summary>
internal static class EditorCommand
{
    private const string FileEach = "FileEach";
    private const string OneFile = "OneFile";

    private static readonly int[] s_counts = [1, 100, 1000, 5000];

    public static async Task RunAsync(RunOptions options)
    {
        await EditorProgram.BuildAsync().ConfigureAwait(false);
        Console.WriteLine(Machine.Current with { IsPinned = false });
        var times = new Dictionary<(int Count, string Layout), Dictionary<string, double[]>>();
        foreach (string layout in new[] { FileEach, OneFile })
        {
            foreach (int count in s_counts)
            {
                times.Add((count, layout), await EditorProgram.WarmAsync(count, layout, options.IsQuick ? 5 : 15).ConfigureAwait(false));
            }
        }

        EditorReport.PrintSteps(s_counts, times);
        Dictionary<string, List<double>> fresh = await FreshAsync(options.IsQuick ? 5 : 15).ConfigureAwait(false);
        Dictionary<string, List<double>> builds = await BuildTimes.MeasureAsync([(1, OneFile), (1001, FileEach), (1001, OneFile)], options.IsQuick ? 3 : 9).ConfigureAwait(false);
        EditorReport.PrintRest(fresh, builds);
        Target.Print(Targets(times, fresh, builds));
        RawResults.Write("editor", options, new { steps = times.Select(entry => new { entry.Key.Count, entry.Key.Layout, milliseconds = entry.Value }), fresh, builds });
    }

    private static async Task<Dictionary<string, List<double>>> FreshAsync(int runs)
    {
        (string Title, int Count, string Layout, string Generator)[] kinds =
        [
            ("fresh process, an empty generator", 1000, FileEach, "empty"),
            ("fresh process, 1 alias", 1, OneFile, "relay"),
            ("fresh process, 1,000 aliases, a file each", 1000, FileEach, "relay"),
            ("fresh process, 1,000 aliases, one file", 1000, OneFile, "relay"),
        ];
        Dictionary<string, List<double>> times = kinds.ToDictionary(kind => kind.Title, _ => new List<double>());
        for (int run = 0; run < runs; run++)
        {
            foreach ((string title, int count, string layout, string generator) in kinds)
            {
                times[title].Add(await EditorProgram.FreshAsync(count, layout, generator).ConfigureAwait(false));
            }
        }

        return times;
    }

    private static List<Target> Targets(
        Dictionary<(int Count, string Layout), Dictionary<string, double[]>> times, Dictionary<string, List<double>> fresh, Dictionary<string, List<double>> builds)
    {
        double Least(int count, string step) => times[(count, FileEach)][step].Min();
        double one = builds[BuildTimes.Name(1, OneFile)].Min();
        return
        [
            new Target("1,000 aliases, cold", 60, Least(1000, "Generator.Cold"), "ms"),
            new Target("1,000 aliases, one preset edited", 8, Least(1000, "Generator.Preset"), "ms"),
            new Target("1,000 aliases, C# edited", 2, Least(1000, "Generator.CSharp"), "ms"),
            new Target("5,000 aliases, cold", 360, Least(5000, "Generator.Cold"), "ms"),
            new Target("5,000 aliases, one preset edited", 48, Least(5000, "Generator.Preset"), "ms"),
            new Target("5,000 aliases, C# edited", 12, Least(5000, "Generator.CSharp"), "ms"),
            new Target(
                "fresh process over an empty generator", 60,
                fresh["fresh process, 1,000 aliases, a file each"].Min() - fresh["fresh process, an empty generator"].Min(), "ms"),
            new Target("build of 1,001 aliases over the build of one, a file each", 1.8, builds[BuildTimes.Name(1001, FileEach)].Min() / one, "×"),
            new Target("build of 1,001 aliases over the build of one, one file", 1.8, builds[BuildTimes.Name(1001, OneFile)].Min() / one, "×"),
        ];
    }
}
