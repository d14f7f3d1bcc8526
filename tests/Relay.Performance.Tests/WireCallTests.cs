using System.Globalization;
using Relay.Benchmarks;

namespace Relay.Tests;

/// <summary>What a call may allocate on every wire beyond the same call written by hand.</summary>
public sealed class WireCallTests
{
    /// <summary>Bytes over raw where a wire is JSON over HTTP.</summary>
    private const double Most = 1800;

    /// <summary>Bytes over raw where each call is signed.</summary>
    private const double MostSigned = 4096;

    public static TheoryData<string> Wires => [.. BenchmarkWire.All.Select(wire => wire.Name)];

    [Theory]
    [MemberData(nameof(Wires))]
    public void A_call_allocates_little_over_the_one_written_by_hand(string name)
    {
        BenchmarkWire wire = BenchmarkWire.Of(name);
        (double raw, double relay) = WireBytes.OfCall(wire, 200);
        double most = wire.IsSigned ? MostSigned : Most;
        Assert.True(relay - raw <= most, string.Create(CultureInfo.InvariantCulture, $"{relay - raw:0} bytes over the call written by hand, of which {most:0} are let pass."));
    }
}
