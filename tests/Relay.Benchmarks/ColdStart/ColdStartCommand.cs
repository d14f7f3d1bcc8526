using System.Globalization;

namespace Relay.Benchmarks;

/// <summary>The time from the start of a process to its first answer, in fresh processes, in turns.</summary>
internal static class ColdStartCommand
{
    private static readonly string[] s_clients = [BenchmarkClients.Raw, BenchmarkClients.Relay, BenchmarkClients.OpenAI, BenchmarkClients.Anthropic];

    public static async Task RunAsync(RunOptions options)
    {
        using ChildProcess server = await ChildProcess.StartServerAsync().ConfigureAwait(false);
        var programs = new List<ColdStartProgram>();
        foreach (Compilation compilation in Enum.GetValues<Compilation>())
        {
            foreach (string client in s_clients.Intersect(options.Clients))
            {
                if (await ColdStartProgram.PublishAsync(client, compilation).ConfigureAwait(false) is { } program)
                {
                    programs.Add(program);
                }
            }
        }

        Dictionary<ColdStartProgram, List<double>> times = await MeasureAsync(programs, options.IsQuick ? 10 : 40).ConfigureAwait(false);
        Print(programs, times, s_clients.Intersect(options.Clients));
        Target.Print(Targets(programs, times));
        RawResults.Write("cold-start", options, times.Select(entry => new { entry.Key.Client, compilation = entry.Key.Compilation.ToString(), milliseconds = entry.Value }));
    }

    private static async Task<Dictionary<ColdStartProgram, List<double>>> MeasureAsync(List<ColdStartProgram> programs, int runs)
    {
        Dictionary<ColdStartProgram, List<double>> times = programs.ToDictionary(program => program, _ => new List<double>());
        for (int run = 0; run < runs; run++)
        {
            foreach (ColdStartProgram program in programs)
            {
                times[program].Add(await program.RunAsync().ConfigureAwait(false));
            }
        }

        return times;
    }

    private static void Print(List<ColdStartProgram> programs, Dictionary<ColdStartProgram, List<double>> times, IEnumerable<string> clients)
    {
        Console.WriteLine(Machine.Current);
        Console.WriteLine();
        Console.WriteLine("| start to first answer, ms | JIT | ReadyToRun | Native AOT |");
        Console.WriteLine("|---|--:|--:|--:|");
        foreach (string client in clients)
        {
            IEnumerable<string> cells = Enum.GetValues<Compilation>().Select(compilation => Median(programs, times, client, compilation) is { } median
                ? median.ToString("0.0", CultureInfo.InvariantCulture)
                : "skipped");
            Console.WriteLine($"| {BenchmarkClients.Title(client)} | {string.Join(" | ", cells)} |");
        }
    }

    private static List<Target> Targets(List<ColdStartProgram> programs, Dictionary<ColdStartProgram, List<double>> times)
    {
        var targets = new List<Target>();
        if (Median(programs, times, BenchmarkClients.Relay, Compilation.Jit) is { } relay && Median(programs, times, BenchmarkClients.Raw, Compilation.Jit) is { } raw)
        {
            targets.Add(new Target("cold start over raw, JIT", 30, relay - raw, "ms"));
        }

        if (Median(programs, times, BenchmarkClients.Relay, Compilation.NativeAot) is { } native)
        {
            targets.Add(new Target("first answer, Native AOT", 15, native, "ms"));
        }

        return targets;
    }

    private static double? Median(List<ColdStartProgram> programs, Dictionary<ColdStartProgram, List<double>> times, string client, Compilation compilation) =>
        programs.Find(program => program.Client == client && program.Compilation == compilation) is { } found ? Statistics.Median(times[found]) : null;
}
