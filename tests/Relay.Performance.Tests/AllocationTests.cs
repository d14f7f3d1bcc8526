using System.Globalization;
using Relay.Benchmarks;

namespace Relay.Tests;

/// <summary>
/// What a call and a delta may allocate beyond the same call written by hand. Each figure is what was counted when it was written down. A delta may take less
/// than one object more, a call one or two. Lower a figure when something is saved; raise one only with the reason in the commit.
/// </summary>
/// <remarks>Counted, not timed: the same in each run. Another version of the runtime may count a little differently.</remarks>
public sealed class AllocationTests
{
    /// <summary>Below the 24 bytes of the smallest object.</summary>
    private const double DeltaSlack = 20;

    private const double CallSlack = 128;

    // Bytes over raw.
    private const double Call = 1096;
    private const double CallThroughChatClient = 1232;
    private const double StreamOfEight = 1648;
    private const double Delta = 8;
    private const double DeltaWaitedFor = 8;
    private const double DeltaThroughChatClient = 264;

    [Fact]
    public void A_call_allocates_no_more_over_the_one_written_by_hand_than_it_did() =>
        AssertNear(Call, CallSlack, OverRaw(InMemoryClients.Relay, OfCall));

    [Fact]
    public void A_call_through_IChatClient_allocates_no_more_than_it_did() =>
        AssertNear(CallThroughChatClient, CallSlack, OverRaw(InMemoryClients.RelayAsChatClient, OfCall));

    [Fact]
    public void A_stream_of_a_few_deltas_allocates_no_more_than_it_did() =>
        AssertNear(StreamOfEight, CallSlack, OverRaw(InMemoryClients.Relay, create => AllocatedBytes.OfCall(create, Workload.Brief, 200)));

    [Fact]
    public void A_delta_that_comes_with_others_allocates_no_more_than_it_did() => AssertNear(Delta, DeltaSlack, OverRaw(InMemoryClients.Relay, OfDelta));

    [Fact]
    public void A_delta_that_is_waited_for_allocates_no_more_than_it_did() =>
        AssertNear(DeltaWaitedFor, DeltaSlack, OverRaw(InMemoryClients.Relay, create => AllocatedBytes.OfDelta(create, deltasAFlush: 1)));

    [Fact]
    public void A_delta_through_IChatClient_allocates_no_more_than_it_did() =>
        AssertNear(DeltaThroughChatClient, DeltaSlack, OverRaw(InMemoryClients.RelayAsChatClient, OfDelta));

    [Fact]
    public void One_more_object_a_delta_is_seen() =>
        Assert.True(OverRaw(static (workload, wait) => new OneMoreObject(InMemoryClients.Relay(workload, wait)), OfDelta) > Delta + DeltaSlack);

    private static double OfCall(InMemoryClient create) => AllocatedBytes.OfCall(create, Workload.Short, 200);

    private static double OfDelta(InMemoryClient create) => AllocatedBytes.OfDelta(create, deltasAFlush: 50);

    private static double OverRaw(InMemoryClient client, Func<InMemoryClient, double> measure) => measure(client) - measure(InMemoryClients.Raw);

    private static void AssertNear(double figure, double slack, double over) => Assert.True(over <= figure + slack, string.Create(CultureInfo.InvariantCulture,
        $"{over:0.0} bytes over the call written by hand; it was {figure:0.#}, and {slack} more are let pass. To see what allocates: dotnet run -c Release --project tests/Relay.Benchmarks -- profile"));
}
