using System.Globalization;

namespace Relay.Benchmarks;

/// <summary>What Relay adds to the time until the first delta is there.</summary>
internal static class FirstTokenCommand
{
    public static async Task RunAsync(RunOptions options)
    {
        int pairs = options.IsQuick ? 2000 : 10_000;
        using ChildProcess server = await ChildProcess.StartServerAsync().ConfigureAwait(false);
        var results = new Dictionary<string, FirstTokenTimes>();
        var targets = new List<Target>();
        Console.WriteLine(Machine.Current);
        Console.WriteLine();
        Console.WriteLine($"| time to the first delta, {pairs} pairs | median, raw | median | added, median | 95 % interval |");
        Console.WriteLine("|---|--:|--:|--:|--:|");
        foreach (string client in options.Clients.Where(client => client != BenchmarkClients.Raw))
        {
            using var worker = new WorkerProcess(client);
            FirstTokenTimes times = await worker.AskAsync<FirstTokenTimes>(new WorkOrder(WorkKind.FirstTokens, Workload.Brief.Name, pairs)).ConfigureAwait(false);
            results.Add(client, times);
            double[] added = [.. times.Other.Zip(times.Raw, (other, raw) => other - raw)];
            (double low, double high) = Statistics.MedianInterval(added);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {BenchmarkClients.Title(client)} | {Statistics.Median(times.Raw):0} µs | {Statistics.Median(times.Other):0} µs | {Statistics.Median(added):+0.0;-0.0} µs | {low:0.0} to {high:0.0} µs |"));
            if (client == BenchmarkClients.Relay)
            {
                targets.Add(new Target("added time to the first token, upper end of the interval", 150, high, "µs"));
            }
        }

        Target.Print(targets);
        RawResults.Write("first-token", options, results);
    }
}
