namespace Relay.Benchmarks;

/// <summary>The memory of a process that reads stream after stream, in ten parts of the run.</summary>
/// <param name="PeakResidentBytes">The most the process held, in each part.</param>
/// <param name="HeapBytes">What was alive at the end of each part.</param>
internal sealed record ManyStreamsMemory(long[] PeakResidentBytes, long[] HeapBytes);

/// <summary>Reads many streams and looks at the memory after each.</summary>
internal static class ManyStreams
{
    private const int Parts = 10;

    /// <summary>Streams before the run, in which code is compiled and pools fill.</summary>
    private const int WarmUp = 1500;

    public static async Task<ManyStreamsMemory> MeasureAsync(IBenchmarkClient client, int streams, int concurrency)
    {
        var memory = new ManyStreamsMemory(new long[Parts], new long[Parts]);
        await Worker.CallAsync(client, Workload.ByFifty, WarmUp, concurrency).ConfigureAwait(false);
        for (int part = 0; part < Parts; part++)
        {
            long peak = 0;
            await Worker.CallAsync(client, Workload.ByFifty, streams / Parts, concurrency, () => Raise(ref peak, Environment.WorkingSet)).ConfigureAwait(false);
            memory.PeakResidentBytes[part] = peak;
            memory.HeapBytes[part] = GC.GetTotalMemory(forceFullCollection: true);
        }

        return memory;
    }

    private static void Raise(ref long peak, long value)
    {
        long known = Volatile.Read(ref peak);
        while (value > known)
        {
            known = Interlocked.CompareExchange(ref peak, value, known);
        }
    }
}
