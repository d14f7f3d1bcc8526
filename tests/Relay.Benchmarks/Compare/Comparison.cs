using System.Globalization;

namespace Relay.Benchmarks;

/// <summary>The medians of a comparison.</summary>
internal sealed class Comparison(IReadOnlyList<Setting> settings, IReadOnlyList<string> clients, IReadOnlyList<Measurement> measurements)
{
    public bool Has(string client) => clients.Contains(client);

    public double Cpu(string client, Setting setting) => Median(client, setting, measurement => measurement.CpuMicroseconds);

    public double Bytes(string client, Setting setting) => Median(client, setting, measurement => measurement.Bytes);

    public Setting Find(Workload workload, int concurrency) => settings.First(setting => setting.Workload == workload && setting.Concurrency == concurrency);

    /// <summary>A table for each kind of answer: a line a client, and CPU time and bytes at each concurrency.</summary>
    public void Print()
    {
        Console.WriteLine(Machine.Current);
        foreach (IGrouping<Workload, Setting> group in settings.GroupBy(setting => setting.Workload))
        {
            Setting[] columns = [.. group.OrderBy(setting => setting.Concurrency)];
            string unit = group.Key.IsStream ? "delta" : "call";
            Console.WriteLine();
            Console.WriteLine($"**{Title(group.Key)}**");
            Console.WriteLine();
            Console.WriteLine("| | " + string.Join(" | ", columns.Select(column => $"CPU µs/{unit}, c={column.Concurrency}")) + $" | bytes/{unit}, c=16 |");
            Console.WriteLine("|---|" + string.Concat(Enumerable.Repeat("--:|", columns.Length + 1)));
            foreach (string client in clients)
            {
                IEnumerable<string> cells = columns.Select(column => Cell(Cpu(client, column), Cpu(BenchmarkClients.Raw, column)));
                Setting middle = columns.First(column => column.Concurrency == 16);
                Console.WriteLine($"| {BenchmarkClients.Title(client)} | {string.Join(" | ", cells)} | {Cell(Bytes(client, middle), Bytes(BenchmarkClients.Raw, middle))} |");
            }
        }
    }

    private static string Title(Workload workload) => workload.IsStream
        ? string.Create(CultureInfo.InvariantCulture, $"Stream of {workload.OutputTokens:#,0} deltas, flushed {(workload.DeltasAFlush == 1 ? "one by one" : "by fifty")}")
        : workload == Workload.Short ? "Answer of about 1 KB" : "Answer of about 100 KB";

    private static string Cell(double value, double raw)
    {
        string figure = value < 10 ? value.ToString("0.00", CultureInfo.InvariantCulture) : value.ToString("#,0", CultureInfo.InvariantCulture);
        return double.IsNaN(raw) ? figure : string.Create(CultureInfo.InvariantCulture, $"{figure} ({value / raw:0.00}×)");
    }

    private double Median(string client, Setting setting, Func<Measurement, double> figure) =>
        Statistics.Median(measurements.Where(measurement => measurement.Client == client && measurement.Setting == setting.Key).Select(figure));
}
