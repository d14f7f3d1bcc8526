using System.Diagnostics;
using System.Text.Json;

namespace Relay.Benchmarks;

/// <summary>A client in a process of its own: takes orders, one a line, and answers each with a line.</summary>
internal static class Worker
{
    public static async Task RunAsync(string clientName)
    {
        using IBenchmarkClient client = BenchmarkClients.Create(clientName);
        while (await Console.In.ReadLineAsync().ConfigureAwait(false) is { } line)
        {
            WorkOrder order = JsonSerializer.Deserialize<WorkOrder>(line)!;
            Workload workload = Workload.Of(order.Workload);
            object result = order.Kind switch
            {
                WorkKind.Verify => await VerifyAsync(client, workload).ConfigureAwait(false),
                WorkKind.Calls => await CallsAsync(client, workload, order).ConfigureAwait(false),
                WorkKind.FirstTokens => await FirstTokens.MeasureAsync(client, order.Calls).ConfigureAwait(false),
                WorkKind.OpenStreams => await OpenStreams.MeasureAsync(client, order.Calls).ConfigureAwait(false),
                WorkKind.ManyStreams => await ManyStreams.MeasureAsync(client, order.Calls, order.Concurrency).ConfigureAwait(false),
                _ => throw new InvalidOperationException(),
            };
            Console.WriteLine(JsonSerializer.Serialize(result, result.GetType()));
        }
    }

    /// <summary>Calls a client so often, so many at a time, and checks the length of every answer.</summary>
    public static async Task CallAsync(IBenchmarkClient client, Workload workload, int calls, int concurrency, Action? afterEach = null)
    {
        var lines = new Task[concurrency];
        int next = 0;
        for (int i = 0; i < concurrency; i++)
        {
            lines[i] = LineAsync();
        }

        await Task.WhenAll(lines).ConfigureAwait(false);

        async Task LineAsync()
        {
            while (Interlocked.Increment(ref next) <= calls)
            {
                Reading reading = await client.CallAsync(workload, null).ConfigureAwait(false);
                if (reading.Characters != workload.Text.Length || reading.OutputTokens != workload.OutputTokens)
                {
                    throw new InvalidOperationException($"An answer of {workload.Text.Length} characters was read as {reading}.");
                }

                afterEach?.Invoke();
            }
        }
    }

    private static async Task<Verified> VerifyAsync(IBenchmarkClient client, Workload workload)
    {
        var observer = new AnswerObserver(keepsText: true);
        Reading reading = await client.CallAsync(workload, observer).ConfigureAwait(false);
        return new Verified(observer.Text, reading.Deltas, reading.InputTokens, reading.OutputTokens);
    }

    private static async Task<CallCosts> CallsAsync(IBenchmarkClient client, Workload workload, WorkOrder order)
    {
        // The last measurement's garbage is not this one's.
        GC.Collect();
        long bytes = GC.GetTotalAllocatedBytes(precise: true);
        TimeSpan cpu = Environment.CpuUsage.TotalTime;
        long started = Stopwatch.GetTimestamp();
        await CallAsync(client, workload, order.Calls, order.Concurrency).ConfigureAwait(false);
        TimeSpan elapsed = Stopwatch.GetElapsedTime(started);
        TimeSpan used = Environment.CpuUsage.TotalTime - cpu;
        return new CallCosts(order.Calls, used.TotalMicroseconds, GC.GetTotalAllocatedBytes(precise: true) - bytes, elapsed.TotalSeconds);
    }
}
