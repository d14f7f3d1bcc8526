using BenchmarkDotNet.Attributes;

namespace Relay.Benchmarks;

/// <summary>A stream of 1,000 deltas that is there already: what reading the events costs.</summary>
[MemoryDiagnoser]
public class StreamBenchmarks
{
    private IBenchmarkClient _raw = null!;
    private IBenchmarkClient _relay = null!;
    private RelayChatClient _chatClient = null!;

    /// <summary>Makes the clients; both of Relay's use the one runtime that is in force.</summary>
    [GlobalSetup]
    public void SetUp()
    {
        _raw = InMemoryClients.Raw(Workload.ByFifty);
        _relay = InMemoryClients.Relay(Workload.ByFifty);
        _chatClient = new RelayChatClient(RelayRuntime.Get);
    }

    /// <summary>Withdraws the runtime, as only one may be in force.</summary>
    [GlobalCleanup]
    public void CleanUp()
    {
        _raw.Dispose();
        _relay.Dispose();
    }

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
