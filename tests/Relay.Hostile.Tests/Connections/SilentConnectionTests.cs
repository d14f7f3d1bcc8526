using System.Diagnostics;

namespace Relay.Hostile.Tests.Connections;

/// <summary>HTTP/2 peers that are gone without a word.</summary>
public sealed class SilentConnectionTests : ConnectionTest
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_peer_that_falls_silent_fails_its_calls_within_two_pings_and_the_next_call_has_a_fresh_connection(bool injected)
    {
        await using var peer = new Http2Peer();
        ModelAlias model = Model(peer.BaseUrl, injected, Impatient, TestCertificate.Trust);
        Assert.Equal("hello", (await model.ChatAsync("hi")).Text);

        peer.Act = _ => Http2Act.Nothing;
        peer.AnswersPings = false;
        int count = Scale.Of(20, 46), connections = peer.Connections;
        var time = Stopwatch.StartNew();
        Task<ChatReply>[] calls = [.. Enumerable.Range(0, count).Select(_ => model.ChatAsync("hi"))];
        foreach (Task<ChatReply> call in calls)
        {
            RelayException error = await FailureAsync(call);
            Assert.Equal(RelayErrorKind.Connection, error.Kind);
            Assert.True(error.MayBeBilled, error.ToString());
            Assert.Contains("after the request had been sent", error.Message, StringComparison.Ordinal);
            Assert.Contains("it answers no HTTP/2 ping", error.Message, StringComparison.Ordinal);
        }

        HostileReport.Add("a silent HTTP/2 connection" + (injected ? ", AddRelay" : ""), count, time.Elapsed);
        Assert.True(time.Elapsed < TimeSpan.FromSeconds(30), time.Elapsed.ToString());
        peer.Act = _ => Http2Act.Answer;
        peer.AnswersPings = true;
        Assert.Equal("hello", (await model.ChatAsync("hi")).Text);
        Assert.True(peer.Connections > connections);
    }

    private static void Impatient(PoolOptions pool)
    {
        pool.PingDelay = TimeSpan.FromSeconds(1);
        pool.PingTimeout = TimeSpan.FromSeconds(1);
    }
}
