using BenchmarkDotNet.Attributes;

namespace Relay.Benchmarks;

/// <summary>A stream of 1,000 deltas that is there already: what reading the events costs.</summary>
[MemoryDiagnoser]
public class StreamBenchmarks
{
    private readonly IBenchmarkClient _raw = InMemoryClients.Raw(Workload.ByFifty);
    private readonly IBenchmarkClient _relay = InMemoryClients.Relay(Workload.ByFifty);
    private readonly IBenchmarkClient _chatClient = InMemoryClients.RelayAsChatClient(Workload.ByFifty);

    /// <summary>By hand.</summary>
    [Benchmark(Baseline = true)]
    public async Task<int> Raw() => (await _raw.CallAsync(Workload.ByFifty, null).ConfigureAwait(false)).Deltas;

    /// <summary>Relay.</summary>
    [Benchmark]
    public async Task<int> Relay() => (await _relay.CallAsync(Workload.ByFifty, null).ConfigureAwait(false)).Deltas;

    /// <summary>Relay as an IChatClient.</summary>
    [Benchmark]
    public async Task<int> RelayAsChatClient() => (await _chatClient.CallAsync(Workload.ByFifty, null).ConfigureAwait(false)).Deltas;
}
