using BenchmarkDotNet.Attributes;

namespace Relay.Benchmarks;

/// <summary>The whole path with nothing configured, without a network: beside the hand-written call.</summary>
[MemoryDiagnoser]
public class CallBenchmarks
{
    private IBenchmarkClient _raw = null!;
    private IBenchmarkClient _relay = null!;

    /// <summary>Makes the clients.</summary>
    [GlobalSetup]
    public void SetUp() => (_raw, _relay) = (InMemoryClients.Raw(Workload.Short), InMemoryClients.Relay(Workload.Short));

    /// <summary>Withdraws the runtime, as only one may be in force.</summary>
    [GlobalCleanup]
    public void CleanUp()
    {
        _raw.Dispose();
        _relay.Dispose();
    }

    /// <summary>By hand.</summary>
    [Benchmark(Baseline = true)]
    public async Task<int> Raw() => (await _raw.CallAsync(Workload.Short, null).ConfigureAwait(false)).Characters;

    /// <summary>Relay.</summary>
    [Benchmark]
    public async Task<int> Relay() => (await _relay.CallAsync(Workload.Short, null).ConfigureAwait(false)).Characters;
}
