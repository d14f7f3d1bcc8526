namespace Relay.Benchmarks;

/// <summary>The memory of streams that are open at once.</summary>
/// <param name="Streams">How many were open.</param>
/// <param name="HeapBytes">What they keep alive on the managed heap, together.</param>
/// <param name="ResidentBytes">By how much the process grew, together; connections' buffers in the kernel are not in it.</param>
/// <param name="CpuMicroseconds">CPU time of all of them, from the first request to the last delta.</param>
internal sealed record OpenStreamsMemory(int Streams, long HeapBytes, long ResidentBytes, double CpuMicroseconds);

/// <summary>Opens slow streams, all at once, and looks at the memory when every one of them has begun.</summary>
internal static class OpenStreams
{
    public static async Task<OpenStreamsMemory> MeasureAsync(IBenchmarkClient client, int streams)
    {
        await client.CallAsync(Workload.Brief, null).ConfigureAwait(false);
        long heapBefore = GC.GetTotalMemory(forceFullCollection: true);
        long residentBefore = Environment.WorkingSet;
        TimeSpan cpu = Environment.CpuUsage.TotalTime;
        int waiting = streams;
        var allBegan = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var open = new Task<Reading>[streams];
        for (int i = 0; i < streams; i++)
        {
            open[i] = client.CallAsync(Workload.Slow, new AnswerObserver(onFirst: Began)).AsTask();
        }

        Task first = await Task.WhenAny(allBegan.Task, Task.WhenAll(open)).ConfigureAwait(false);
        if (first != allBegan.Task)
        {
            await first.ConfigureAwait(false);
            throw new InvalidOperationException("The first streams had ended before the last began; they are too short for so many.");
        }

        long heap = GC.GetTotalMemory(forceFullCollection: true) - heapBefore;
        long resident = Environment.WorkingSet - residentBefore;
        foreach (Reading reading in await Task.WhenAll(open).ConfigureAwait(false))
        {
            if (reading.Characters != Workload.Slow.Text.Length)
            {
                throw new InvalidOperationException($"A slow stream was read as {reading}.");
            }
        }

        return new OpenStreamsMemory(streams, heap, resident, (Environment.CpuUsage.TotalTime - cpu).TotalMicroseconds);

        void Began()
        {
            if (Interlocked.Decrement(ref waiting) == 0)
            {
                allBegan.SetResult();
            }
        }
    }
}
