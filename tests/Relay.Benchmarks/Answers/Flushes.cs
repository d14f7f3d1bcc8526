namespace Relay.Benchmarks;

/// <summary>Joins the events of a stream to what is sent at once.</summary>
internal static class Flushes
{
    public static IReadOnlyList<byte[]> Of(IReadOnlyList<byte[]> events, int eventsAFlush)
    {
        var flushes = new List<byte[]>();
        var flush = new List<byte>();
        for (int i = 0; i < events.Count; i++)
        {
            flush.AddRange(events[i]);
            if ((i + 1) % eventsAFlush == 0 || i == events.Count - 1)
            {
                flushes.Add([.. flush]);
                flush.Clear();
            }
        }

        return flushes;
    }
}
