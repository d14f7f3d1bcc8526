using System.Globalization;

namespace Relay.Benchmarks;

/// <summary>Whether a process that reads stream after stream grows.</summary>
internal static class ManyStreamsCommand
{
    private const int Concurrency = 16;

    /// <summary>The first parts, which the others are held against.</summary>
    private const int Settling = 2;

    public static async Task RunAsync(RunOptions options)
    {
        int streams = options.IsQuick ? 2000 : 10_000;
        using ChildProcess server = await ChildProcess.StartServerAsync().ConfigureAwait(false);
        var results = new Dictionary<string, ManyStreamsMemory>();
        var targets = new List<Target>();
        Console.WriteLine(Machine.Current);
        Console.WriteLine();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{streams:#,0} streams of {Workload.ByFifty.OutputTokens:#,0} deltas, {Concurrency} at a time; a column is a tenth of the run."));
        Console.WriteLine();
        Console.WriteLine("| peak of the process, MB | " + string.Join(" | ", Enumerable.Range(1, 10)) + " |");
        Console.WriteLine("|---|" + string.Concat(Enumerable.Repeat("--:|", 10)));
        foreach (string client in options.Clients.Where(client => client is BenchmarkClients.Raw or BenchmarkClients.Relay or BenchmarkClients.RelayChatClient))
        {
            using var worker = new WorkerProcess(client);
            ManyStreamsMemory memory = await worker.AskAsync<ManyStreamsMemory>(new WorkOrder(WorkKind.ManyStreams, Workload.ByFifty.Name, streams, Concurrency)).ConfigureAwait(false);
            results.Add(client, memory);
            Console.WriteLine($"| {BenchmarkClients.Title(client)} | " + string.Join(" | ", memory.PeakResidentBytes.Select(Megabytes)) + " |");
            Console.WriteLine("| … alive at the end | " + string.Join(" | ", memory.HeapBytes.Select(Megabytes)) + " |");
            if (client == BenchmarkClients.Relay)
            {
                double settled = memory.PeakResidentBytes[..Settling].Max();
                double growth = ((memory.PeakResidentBytes[Settling..].Max() / settled) - 1) * 100;
                targets.Add(new Target("growth of the peak over the run, after its first fifth", 5, growth, "%"));
            }
        }

        Target.Print(targets);
        RawResults.Write("many-streams", options, results);
    }

    private static string Megabytes(long bytes) => (bytes / 1024.0 / 1024).ToString("0.0", CultureInfo.InvariantCulture);
}
