using System.Globalization;

namespace Relay.Benchmarks;

/// <summary>Prints bytes a call and a delta, without a network: raw, Relay, and Relay as a chat client.</summary>
internal static class BytesCommand
{
    public static void Run()
    {
        AllocatedBytes.WarmUp = TimeSpan.FromSeconds(1.5);
        Console.WriteLine("| bytes, in memory | raw | Relay | over raw | through IChatClient | over raw |");
        Console.WriteLine("|---|--:|--:|--:|--:|--:|");
        Row("a call, ~1 KB answer", create => AllocatedBytes.OfCall(create, Workload.Short, 2000));
        Row("a call, 100 KB answer", create => AllocatedBytes.OfCall(create, Workload.Long, 100));
        Row("a stream of 8 deltas, flushed one by one", create => AllocatedBytes.OfCall(create, Workload.Brief, 1000));
        Row("one more delta of 4 characters, flushed one by one", create => AllocatedBytes.OfDelta(create, 1));
        Row("one more delta of 4 characters, flushed by fifty", create => AllocatedBytes.OfDelta(create, 50));
        Console.WriteLine();
        Console.WriteLine("| bytes, in memory, by wire | raw, a call of ~1 KB | Relay | over raw | one more delta of 4 characters |");
        Console.WriteLine("|---|--:|--:|--:|--:|");
        foreach (BenchmarkWire wire in BenchmarkWire.All)
        {
            (double raw, double relay) = WireBytes.OfCall(wire, 2000);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {wire.Name} | {raw:#,0} | {relay:#,0} | {relay - raw:+#,0;-#,0;0} | {WireBytes.OfDelta(wire):#,0.#} |"));
        }
    }

    private static void Row(string title, Func<InMemoryClient, double> measure)
    {
        double raw = measure(InMemoryClients.Raw);
        double relay = measure(InMemoryClients.Relay);
        double chatClient = measure(InMemoryClients.RelayAsChatClient);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {title} | {raw:#,0.#} | {relay:#,0.#} | {relay - raw:+#,0.#;-#,0.#;0} | {chatClient:#,0.#} | {chatClient - raw:+#,0.#;-#,0.#;0} |"));
    }
}
