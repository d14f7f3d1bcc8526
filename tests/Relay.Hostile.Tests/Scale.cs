namespace Relay.Hostile.Tests;

/// <summary>How much is tried: little in the gate, all of it where RELAY_LONG is 1.</summary>
internal static class Scale
{
    public static bool IsLong { get; } = Environment.GetEnvironmentVariable("RELAY_LONG") == "1";

    /// <summary>How often something is tried.</summary>
    public static int Of(int gate, int whole) => IsLong ? whole : gate;
}
