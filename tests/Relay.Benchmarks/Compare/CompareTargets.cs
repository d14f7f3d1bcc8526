namespace Relay.Benchmarks;

/// <summary>What was promised of a call and of a stream, against the hand-written ones of the same run.</summary>
internal static class CompareTargets
{
    public static IReadOnlyList<Target> Of(Comparison comparison)
    {
        var targets = new List<Target>();
        if (!comparison.Has(BenchmarkClients.Raw))
        {
            return targets;
        }

        if (comparison.Has(BenchmarkClients.Relay))
        {
            Setting call = comparison.Find(Workload.Short, 16), large = comparison.Find(Workload.Long, 16), stream = comparison.Find(Workload.ByFifty, 16);
            targets.Add(new Target("~1 KB answer, bytes over raw", 1800, More(call), "B"));
            targets.Add(new Target("~1 KB answer, CPU of raw, c=16", 1.3, Times(call), "×"));
            targets.Add(new Target("100 KB answer, bytes over raw", 4096, More(large), "B"));
            targets.Add(new Target("100 KB answer, CPU of raw, c=16", 1.2, Times(large), "×"));
            targets.Add(new Target("stream, bytes a delta over raw", 20, More(stream), "B"));
            targets.Add(new Target("stream by fifty, CPU of raw, c=16", 1.3, Times(stream), "×"));
            targets.Add(new Target("stream one by one, CPU of raw, c=16", 1.3, Times(comparison.Find(Workload.OneByOne, 16)), "×"));
        }

        if (comparison.Has(BenchmarkClients.RelayChatClient))
        {
            targets.Add(new Target("through IChatClient, bytes a delta", 400, comparison.Bytes(BenchmarkClients.RelayChatClient, comparison.Find(Workload.ByFifty, 16)), "B"));
        }

        return targets;

        double More(Setting setting) => comparison.Bytes(BenchmarkClients.Relay, setting) - comparison.Bytes(BenchmarkClients.Raw, setting);

        double Times(Setting setting) => comparison.Cpu(BenchmarkClients.Relay, setting) / comparison.Cpu(BenchmarkClients.Raw, setting);
    }
}
