namespace Relay.Benchmarks;

/// <summary>Counts what calls allocate, exactly: warmed up, without a network, on one thread, the least of several rounds.</summary>
internal static class AllocatedBytes
{
    private const int WarmUp = 200;
    private const int Rounds = 7;

    /// <summary>Bytes of one call.</summary>
    /// <param name="client">Completes at once; a call that does not is refused, because another thread's bytes would be missed.</param>
    /// <param name="workload">What to ask for.</param>
    /// <param name="calls">Calls a round.</param>
    public static double OfCall(IBenchmarkClient client, Workload workload, int calls)
    {
        Verify(client, workload);
        Run(client, workload, WarmUp);
        long least = long.MaxValue;
        for (int round = 0; round < Rounds; round++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            Run(client, workload, calls);
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return (double)least / calls;
    }

    /// <summary>Bytes of one more delta: a stream of 2,000 held against one of 1,000, so that what a call costs once drops out.</summary>
    public static double OfDelta(Func<Workload, IBenchmarkClient> create)
    {
        return (Of(2000) - Of(1000)) / 1000;

        double Of(int deltas)
        {
            var workload = new Workload(Workload.ByFifty.Name, true, AnswerText.OfDeltas(deltas), 50);
            using IBenchmarkClient client = create(workload);
            return OfCall(client, workload, 20);
        }
    }

    private static void Run(IBenchmarkClient client, Workload workload, int calls)
    {
        for (int i = 0; i < calls; i++)
        {
            Completed(client.CallAsync(workload, null));
        }
    }

    private static void Verify(IBenchmarkClient client, Workload workload)
    {
        var observer = new AnswerObserver(keepsText: true);
        Reading reading = Completed(client.CallAsync(workload, observer));
        if (observer.Text != workload.Text || reading.InputTokens != Workload.InputTokens || reading.OutputTokens != workload.OutputTokens)
        {
            throw new InvalidOperationException($"{client.GetType().Name} read something else than was answered ({workload.Name}).");
        }
    }

    /// <summary>The result of a call that is refused unless it is there at once.</summary>
    public static Reading Completed(ValueTask<Reading> call) => call.IsCompleted
        ? call.Result
        : throw new InvalidOperationException("The call went on elsewhere, so that its bytes cannot be counted on this thread.");
}
