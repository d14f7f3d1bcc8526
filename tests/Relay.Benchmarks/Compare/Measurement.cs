namespace Relay.Benchmarks;

/// <summary>What one client needed in one round of one setting, a call or a delta.</summary>
internal sealed record Measurement(string Client, string Setting, int Round, double CpuMicroseconds, double Bytes, double WallMicroseconds);
