namespace Relay.Benchmarks;

/// <summary>What a worker is to do.</summary>
/// <param name="Kind">The task.</param>
/// <param name="Workload">What to ask for.</param>
/// <param name="Calls">How many calls.</param>
/// <param name="Concurrency">How many at a time.</param>
internal sealed record WorkOrder(WorkKind Kind, string Workload, int Calls = 1, int Concurrency = 1);

internal enum WorkKind
{
    /// <summary>One call; gives what was read.</summary>
    Verify,

    /// <summary>Calls; gives what they cost.</summary>
    Calls,

    /// <summary>Pairs of streams, by hand and by Relay; gives the time to the first delta of each.</summary>
    FirstTokens,

    /// <summary>Slow streams, all at once; gives the memory they take.</summary>
    OpenStreams,

    /// <summary>Streams one after the other; gives the memory as it goes.</summary>
    ManyStreams,
}

/// <summary>What a client read, to be compared.</summary>
internal sealed record Verified(string Text, int Deltas, long InputTokens, long OutputTokens);

/// <summary>What calls cost.</summary>
/// <param name="Calls">How many.</param>
/// <param name="CpuMicroseconds">User and kernel time of the client's process.</param>
/// <param name="Bytes">Bytes allocated.</param>
/// <param name="Seconds">Time on the clock.</param>
internal sealed record CallCosts(int Calls, double CpuMicroseconds, long Bytes, double Seconds);
