using BenchmarkDotNet.Attributes;

namespace Relay.Benchmarks;

/// <summary>The whole path with nothing configured, without a network: beside the hand-written call.</summary>
[MemoryDiagnoser]
public class CallBenchmarks
{
    private readonly IBenchmarkClient _raw = InMemoryClients.Raw(Workload.Short);
    private readonly IBenchmarkClient _relay = InMemoryClients.Relay(Workload.Short);

    /// <summary>By hand.</summary>
    [Benchmark(Baseline = true)]
    public async Task<int> Raw() => (await _raw.CallAsync(Workload.Short, null).ConfigureAwait(false)).Characters;

    /// <summary>Relay.</summary>
    [Benchmark]
    public async Task<int> Relay() => (await _relay.CallAsync(Workload.Short, null).ConfigureAwait(false)).Characters;
}
