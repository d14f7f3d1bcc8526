namespace Relay.Benchmarks;

/// <summary>What a wire allocates: for a call over the same call written by hand, and for one more delta of a stream.</summary>
internal static class WireBytes
{
    private const string Delta = "moon";
    private const int Rounds = 40;

    /// <summary>Bytes of a call that is answered with about 1 KB: by hand, and by Relay.</summary>
    public static (double Raw, double Relay) OfCall(BenchmarkWire wire, int calls) =>
        (AllocatedBytes.OfCall(WireClients.Raw(wire), Workload.Short, calls), AllocatedBytes.OfCall(WireClients.Relay(wire), Workload.Short, calls));

    /// <summary>Bytes of one more delta of four characters: a stream of 3,000 held against one of 1,000. Everything is there at once, so that all of it is counted on this thread.</summary>
    public static double OfDelta(BenchmarkWire wire) => (OfStream(wire, 3000) - OfStream(wire, 1000)) / 2000.0;

    private static long OfStream(BenchmarkWire wire, int deltas)
    {
        byte[] body = WireStreams.Of(wire.Form, deltas, Delta);
        using RelayRuntime runtime = wire.Runtime(() => new InMemoryHandler(body, isStream: true, wait: null));
        using IDisposable scope = RelayRuntime.Use(runtime);
        ModelAlias alias = wire.Alias();
        wire.FetchCredentials(alias);
        long least = long.MaxValue;
        for (int round = 0; round < Rounds; round++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            int length = Read(alias);
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
            if (length != deltas * Delta.Length)
            {
                throw new InvalidOperationException($"{wire.Name}: {length} characters were read.");
            }
        }

        return least;
    }

    private static int Read(ModelAlias alias)
    {
        IAsyncEnumerator<ChatUpdate> updates = alias.StreamAsync(Workload.Prompt).GetAsyncEnumerator();
        int length = 0;
        while (Now(updates.MoveNextAsync()))
        {
            length = updates.Current.Reply?.Text.Length ?? length;
        }

        ValueTask end = updates.DisposeAsync();
        if (end.IsCompleted)
        {
            end.GetAwaiter().GetResult();
        }

        return length;
    }

    private static bool Now(ValueTask<bool> step) => step.IsCompleted ? step.GetAwaiter().GetResult() : throw new InvalidOperationException("The stream went on elsewhere.");
}
