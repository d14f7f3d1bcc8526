namespace Relay.Benchmarks;

/// <summary>Makes a client whose calls are answered in memory.</summary>
/// <param name="workload">What is answered.</param>
/// <param name="wait">What the calls wait for; null when they need not.</param>
internal delegate IBenchmarkClient InMemoryClient(Workload workload, InMemoryWait? wait = null);

/// <summary>The clients that can be given an <see cref="InMemoryHandler"/>.</summary>
internal static class InMemoryClients
{
    public static IBenchmarkClient Raw(Workload workload, InMemoryWait? wait = null) => new RawClient(new InMemoryHandler(workload, wait));

    public static IBenchmarkClient Relay(Workload workload, InMemoryWait? wait = null) => new RelayClient(static name => RelayRuntime.Get(name), PutInForce(workload, wait));

    public static IBenchmarkClient RelayAsChatClient(Workload workload, InMemoryWait? wait = null) => new RelayChatClient(static name => RelayRuntime.Get(name), PutInForce(workload, wait));

    /// <summary>Nothing but the handler differs from the ambient runtime; the announced one is found as quickly as that.</summary>
    private static Announced PutInForce(Workload workload, InMemoryWait? wait)
    {
        var runtime = new RelayRuntime(new RelayRuntimeOptions
        {
            CreateHandler = _ => new InMemoryHandler(workload, wait),
            Environment = static name => name == "OPENAI_API_KEY" ? "benchmark-key" : null,
        });
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
