using System.Diagnostics;

namespace Relay.Benchmarks;

/// <summary>Counts what calls allocate, exactly: warmed up, without a network, on one thread, the least of several rounds.</summary>
/// <remarks>Every call waits for its head and for each flush, as it would for a network, so that what waiting costs is in the figure.</remarks>
internal static class AllocatedBytes
{
    private const int WarmUpCalls = 60;
    private const int Rounds = 7;

    /// <summary>
    /// How long calls are made before any is counted: code that has been compiled for good allocates a little less. Nothing where the runtime does that at once
    /// (TieredCompilation off).
    /// </summary>
    public static TimeSpan WarmUp { get; set; }

    /// <summary>Bytes of one call.</summary>
    /// <param name="create">Makes the client.</param>
    /// <param name="workload">What to ask for.</param>
    /// <param name="calls">Calls a round.</param>
    public static double OfCall(InMemoryClient create, Workload workload, int calls)
    {
        // A test runner's context would carry the continuations to another thread.
        SynchronizationContext.SetSynchronizationContext(null);
        var wait = new InMemoryWait();
        using IBenchmarkClient client = create(workload, wait);
        Verify(client, workload, wait);
        long started = Stopwatch.GetTimestamp();
        do
        {
            Run(client, workload, wait, WarmUpCalls);
        }
        while (Stopwatch.GetElapsedTime(started) < WarmUp);

        long least = long.MaxValue;
        for (int round = 0; round < Rounds; round++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            Run(client, workload, wait, calls);
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return (double)least / calls;
    }

    /// <summary>Bytes of one more delta: a stream of 2,000 held against one of 1,000, so that what a call costs once drops out.</summary>
    /// <param name="create">Makes the client.</param>
    /// <param name="deltasAFlush">How many come at a time; the reader waits for each flush.</param>
    public static double OfDelta(InMemoryClient create, int deltasAFlush)
    {
        return (Of(2000) - Of(1000)) / 1000;

        double Of(int deltas) => OfCall(create, new Workload(Workload.ByFifty.Name, true, AnswerText.OfDeltas(deltas), deltasAFlush), 20);
    }

    /// <summary>Makes calls, one after the other.</summary>
    public static void Run(IBenchmarkClient client, Workload workload, InMemoryWait wait, int calls)
    {
        for (int i = 0; i < calls; i++)
        {
            Complete(client.CallAsync(workload, null), wait);
        }
    }

    private static void Verify(IBenchmarkClient client, Workload workload, InMemoryWait wait)
    {
        var observer = new AnswerObserver(keepsText: true);
        Reading reading = Complete(client.CallAsync(workload, observer), wait);
        if (observer.Text != workload.Text || reading.InputTokens != Workload.InputTokens || reading.OutputTokens != workload.OutputTokens)
        {
            throw new InvalidOperationException($"{client.GetType().Name} read something else than was answered ({workload.Name}).");
        }
    }

    private static Reading Complete(ValueTask<Reading> call, InMemoryWait wait)
    {
        while (!call.IsCompleted)
        {
            if (!wait.Resume())
            {
                throw new InvalidOperationException("The call went on elsewhere, so that its bytes cannot be counted on this thread.");
            }
        }

        return call.GetAwaiter().GetResult();
    }
}
