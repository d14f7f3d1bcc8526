namespace Relay.Benchmarks;

/// <summary>Clients of one wire whose calls are answered in memory.</summary>
internal static class WireClients
{
    public static InMemoryClient Raw(BenchmarkWire wire) => (workload, wait) => new RawWireClient(wire, new InMemoryHandler(WireAnswers.Whole(wire, workload), isStream: false, wait));

    public static InMemoryClient Relay(BenchmarkWire wire) => (workload, wait) =>
    {
        byte[] answer = WireAnswers.Whole(wire, workload);
        RelayRuntime runtime = wire.Runtime(() => new InMemoryHandler(answer, isStream: false, wait));
        var owner = new Owner(runtime, RelayRuntime.Use(runtime));
        ModelAlias alias = wire.Alias();
        wire.FetchCredentials(alias, wait);
        return new RelayClient(_ => alias, owner);
    };

    private sealed class Owner(RelayRuntime runtime, IDisposable scope) : IDisposable
    {
        public void Dispose()
        {
            scope.Dispose();
            runtime.Dispose();
        }
    }
}
