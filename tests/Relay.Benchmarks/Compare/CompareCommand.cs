using System.Diagnostics;

namespace Relay.Benchmarks;

/// <summary>The clients side by side: CPU time and bytes of the client's process, against a server in another one.</summary>
internal static class CompareCommand
{
    private const int Rounds = 5;

    public static async Task RunAsync(RunOptions options)
    {
        // How code is compiled and how large heaps become differs a little from one process to the next: a full run takes three of each.
        int generations = options.IsQuick ? 1 : 3;
        TimeSpan limit = TimeSpan.FromMinutes(options.IsQuick ? 4 : 17);
        long started = Stopwatch.GetTimestamp();
        using ChildProcess server = await ChildProcess.StartServerAsync().ConfigureAwait(false);
        var measurements = new List<Measurement>();
        IReadOnlyList<Setting> settings = Setting.All(options.IsQuick);
        for (int generation = 0; generation < generations; generation++)
        {
            List<WorkerProcess> workers = [.. options.Clients.Select(client => new WorkerProcess(client))];
            try
            {
                await VerifyAsync(workers).ConfigureAwait(false);
                await WarmUpAsync(workers).ConfigureAwait(false);
                for (int round = 0; round < Rounds && (round == 0 || Stopwatch.GetElapsedTime(started) < limit); round++)
                {
                    await MeasureAsync(workers, settings, (generation * Rounds) + round, measurements).ConfigureAwait(false);
                    await Console.Error.WriteLineAsync($"round {(generation * Rounds) + round + 1} of {generations * Rounds}, {Stopwatch.GetElapsedTime(started).TotalSeconds:0} s").ConfigureAwait(false);
                }
            }
            finally
            {
                workers.ForEach(worker => worker.Dispose());
            }
        }

        var comparison = new Comparison(settings, options.Clients, measurements);
        comparison.Print();
        Target.Print(CompareTargets.Of(comparison));
        RawResults.Write("compare", options, measurements);
    }

    private static async Task MeasureAsync(List<WorkerProcess> workers, IReadOnlyList<Setting> settings, int round, List<Measurement> measurements)
    {
        foreach (Setting setting in settings)
        {
            // Another client begins each time, so that none always has the same one before it.
            for (int i = 0; i < workers.Count; i++)
            {
                WorkerProcess worker = workers[(i + round) % workers.Count];
                CallCosts costs = await worker.CallAsync(setting.Workload, setting.Calls, setting.Concurrency).ConfigureAwait(false);
                double parts = (double)costs.Calls * setting.Parts;
                measurements.Add(new Measurement(worker.Client, setting.Key, round, costs.CpuMicroseconds / parts, costs.Bytes / parts, costs.Seconds * 1e6 / parts));
            }
        }
    }

    /// <summary>Every client must have read the same text and the same usage as the hand-written one, and that what was sent.</summary>
    private static async Task VerifyAsync(List<WorkerProcess> workers)
    {
        foreach (Workload workload in (Workload[])[Workload.Short, Workload.Long, Workload.OneByOne, Workload.ByFifty])
        {
            var expected = new Verified(workload.Text, workload.IsStream ? workload.OutputTokens : 0, Workload.InputTokens, workload.OutputTokens);
            foreach (WorkerProcess worker in workers)
            {
                Verified read = await worker.VerifyAsync(workload).ConfigureAwait(false);
                if (read != expected)
                {
                    throw new InvalidOperationException(
                        $"{worker.Client} read {workload.Name} as {read.Text.Length} characters in {read.Deltas} deltas, {read.InputTokens} + {read.OutputTokens} tokens; {expected.Text.Length} in {expected.Deltas}, {expected.InputTokens} + {expected.OutputTokens} were sent.");
                }
            }
        }
    }

    /// <summary>Until the code is compiled for good: the runtime looks at it again some time after it has been called often.</summary>
    private static async Task WarmUpAsync(List<WorkerProcess> workers)
    {
        for (int pass = 0; pass < 3; pass++)
        {
            foreach (WorkerProcess worker in workers)
            {
                await worker.CallAsync(Workload.Short, 1500, 16).ConfigureAwait(false);
                await worker.CallAsync(Workload.Long, 60, 16).ConfigureAwait(false);
                await worker.CallAsync(Workload.OneByOne, 20, 16).ConfigureAwait(false);
                await worker.CallAsync(Workload.ByFifty, 40, 16).ConfigureAwait(false);
            }

            await Task.Delay(300).ConfigureAwait(false);
        }
    }
}
