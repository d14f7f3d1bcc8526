using System.Globalization;
using Relay.Benchmarks;

namespace Relay.Tests;

/// <summary>What a streamed delta may allocate on every wire: its text, its share of the whole answer, and less than one object more.</summary>
public sealed class WireDeltaTests
{
    /// <summary>The string of a delta of four characters.</summary>
    private const double Text = 32;

    /// <summary>Its characters once more in the text of the reply are 8 of them; the rest is below the 24 bytes of the smallest object.</summary>
    private const double Slack = 20;

    public static TheoryData<string> Wires => [.. BenchmarkWire.All.Select(wire => wire.Name)];

    [Theory]
    [MemberData(nameof(Wires))]
    public void A_delta_allocates_its_text_and_nothing_else(string wire)
    {
        double over = WireBytes.OfDelta(BenchmarkWire.Of(wire)) - Text;
        Assert.True(over <= Slack, string.Create(CultureInfo.InvariantCulture, $"{over:0.0} bytes a delta beyond its text"));
    }
}
