using System.Globalization;

namespace Relay.Benchmarks;

/// <summary>Prints bytes a call and a delta, without a network: raw, Relay, and Relay as a chat client.</summary>
internal static class BytesCommand
{
    public static void Run()
    {
        Console.WriteLine("| bytes, in memory | raw | Relay | over raw | through IChatClient | over raw |");
        Console.WriteLine("|---|--:|--:|--:|--:|--:|");
        Row("a call, ~1 KB answer", create => OfCall(create, Workload.Short, 2000));
        Row("a call, 100 KB answer", create => OfCall(create, Workload.Long, 100));
        Row("a stream of 8 deltas", create => OfCall(create, Workload.Brief, 1000));
        Row("one delta of 4 characters", AllocatedBytes.OfDelta);
    }

    private static double OfCall(Func<Workload, IBenchmarkClient> create, Workload workload, int calls)
    {
        using IBenchmarkClient client = create(workload);
        return AllocatedBytes.OfCall(client, workload, calls);
    }

    private static void Row(string title, Func<Func<Workload, IBenchmarkClient>, double> measure)
    {
        double raw = measure(InMemoryClients.Raw);
        double relay = measure(InMemoryClients.Relay);
        double chatClient = measure(InMemoryClients.RelayAsChatClient);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {title} | {raw:#,0.#} | {relay:#,0.#} | {relay - raw:+#,0.#;-#,0.#} | {chatClient:#,0.#} | {chatClient - raw:+#,0.#;-#,0.#} |"));
    }
}
