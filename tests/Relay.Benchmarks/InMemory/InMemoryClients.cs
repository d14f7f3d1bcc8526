namespace Relay.Benchmarks;

/// <summary>The clients that can be given an <see cref="InMemoryHandler"/>.</summary>
internal static class InMemoryClients
{
    public static IBenchmarkClient Raw(Workload workload) => new RawClient(new InMemoryHandler(workload));

    public static IBenchmarkClient Relay(Workload workload) => new RelayClient(static name => RelayRuntime.Get(name), PutInForce(workload));

    public static IBenchmarkClient RelayAsChatClient(Workload workload) => new RelayChatClient(static name => RelayRuntime.Get(name), PutInForce(workload));

    /// <summary>Nothing but the handler differs from the ambient runtime; the announced one is found as quickly as that.</summary>
    private static Announced PutInForce(Workload workload)
    {
        var runtime = new RelayRuntime(new RelayRuntimeOptions { CreateHandler = _ => new InMemoryHandler(workload), Environment = static _ => "benchmark-key", ConfigSource = null });
        return new Announced(runtime);
    }

    private sealed class Announced : IDisposable
    {
        private readonly RelayRuntime _runtime;

        public Announced(RelayRuntime runtime)
        {
            _runtime = runtime;
            runtime.Announce();
        }

        public void Dispose() => _runtime.Dispose();
    }
}
