using System.Globalization;

namespace Relay.Benchmarks;

/// <summary>What an open stream holds.</summary>
internal static class OpenStreamsCommand
{
    // Under AddRelay connections are the factory's, at most 200 to an endpoint unless the program says otherwise; there is no Anthropic alias for slow streams.
    private static readonly string[] s_clients =
        [BenchmarkClients.Raw, BenchmarkClients.Relay, BenchmarkClients.RelayChatClient, BenchmarkClients.OpenAI, BenchmarkClients.Anthropic];

    public static async Task RunAsync(RunOptions options)
    {
        int streams = options.IsQuick ? 500 : 2000;
        using ChildProcess server = await ChildProcess.StartServerAsync().ConfigureAwait(false);
        var results = new Dictionary<string, OpenStreamsMemory>();
        Console.WriteLine(Machine.Current);
        Console.WriteLine();
        Console.WriteLine($"| {streams} slow streams at once | heap, KB/stream | process, KB/stream | CPU µs/stream |");
        Console.WriteLine("|---|--:|--:|--:|");
        foreach (string client in s_clients.Intersect(options.Clients))
        {
            using var worker = new WorkerProcess(client);
            OpenStreamsMemory memory = await worker.AskAsync<OpenStreamsMemory>(new WorkOrder(WorkKind.OpenStreams, Workload.Slow.Name, streams)).ConfigureAwait(false);
            results.Add(client, memory);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {BenchmarkClients.Title(client)} | {memory.HeapBytes / 1024.0 / streams:0.0} | {memory.ResidentBytes / 1024.0 / streams:0.0} | {memory.CpuMicroseconds / streams:0} |"));
        }

        RawResults.Write("open-streams", options, results);
    }
}
