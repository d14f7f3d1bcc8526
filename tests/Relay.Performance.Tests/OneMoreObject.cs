using System.Runtime.CompilerServices;
using Relay.Benchmarks;

namespace Relay.Tests;

/// <summary>A client that allocates one object for each delta, which the gate must notice.</summary>
internal sealed class OneMoreObject(IBenchmarkClient client) : IBenchmarkClient
{
    private object? _last;

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<Reading> CallAsync(Workload workload, AnswerObserver? observer)
    {
        Reading reading = await client.CallAsync(workload, observer).ConfigureAwait(false);
        for (int i = 0; i < reading.Deltas; i++)
        {
            Volatile.Write(ref _last, new object());
        }

        return reading;
    }

    public void Dispose() => client.Dispose();
}
