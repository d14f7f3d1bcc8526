namespace Relay.Hostile.Tests.Connections;

/// <summary>HTTP/2 peers that think for long, refuse streams or go away: what they did nothing with is sent again, and nothing else.</summary>
public sealed class Http2PeerTests : ConnectionTest
{
    [Fact]
    public async Task A_peer_that_thinks_for_longer_than_the_ping_times_and_answers_pings_is_left_in_peace()
    {
        await using var peer = new Http2Peer { Act = _ => Http2Act.Nothing };
        Task<ChatReply> call = Model(peer.BaseUrl, pool: pool => pool.PingDelay = pool.PingTimeout = TimeSpan.FromSeconds(1), handler: TestCertificate.Trust).ChatAsync("hi");

        // A second before each ping, and a second for its answer.
        await UntilAsync(() => peer.Pings >= 3 || call.IsCompleted);
        Assert.False(call.IsCompleted);
        await peer.ReleaseAsync();
        Assert.Equal("hello", (await call).Text);
        Assert.Equal(1, peer.Connections);
    }

    [Fact]
    public async Task Streams_that_are_refused_are_sent_again_and_worked_on_once()
    {
        await using var peer = new Http2Peer { Act = number => number % 3 == 0 ? Http2Act.RefuseStream : Http2Act.Answer };
        ModelAlias model = Model(peer.BaseUrl, handler: TestCertificate.Trust);
        int count = Scale.Of(100, 1000);
        for (int i = 0; i < count; i++)
        {
            Assert.Equal("hello", (await model.ChatAsync("hi")).Text);
        }

        Assert.Equal(count, peer.Answered);
        Assert.True(peer.Requests > count);
        HostileReport.Add("refused HTTP/2 streams, sent again", peer.Requests - count);
    }

    [Fact]
    public async Task A_server_that_refuses_every_stream_has_done_nothing_and_bills_nothing()
    {
        await using var peer = new Http2Peer { Act = _ => Http2Act.RefuseStream };
        RelayException error = await FailureAsync(Model(peer.BaseUrl, handler: TestCertificate.Trust).ChatAsync("hi"));
        Assert.Equal((RelayErrorKind.Connection, false), (error.Kind, error.MayBeBilled));
        Assert.Contains("REFUSED_STREAM", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("could not be reached", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Requests_behind_a_GOAWAY_go_over_another_connection_and_are_worked_on_once()
    {
        await using var peer = new Http2Peer { Act = number => number % 5 == 0 ? Http2Act.GoAway : Http2Act.Answer };
        ModelAlias model = Model(peer.BaseUrl, handler: TestCertificate.Trust);
        int count = Scale.Of(60, 600);
        for (int i = 0; i < count; i++)
        {
            Assert.Equal("hello", (await model.ChatAsync("hi")).Text);
        }

        Assert.Equal(count, peer.Answered);
        Assert.True(peer.Connections > 2);
        HostileReport.Add("GOAWAY before a request, sent again", peer.Connections - 1);
    }

    [Fact]
    public async Task HTTP_2_opens_another_connection_when_all_streams_are_used_whatever_the_bound_of_connections()
    {
        await using var peer = new Http2Peer { MostStreams = 2 };
        ModelAlias model = Model(peer.BaseUrl, pool: pool => pool.MaxConnections = 1, handler: TestCertificate.Trust);

        // Until the peer's settings are there, a client may open a hundred streams.
        await model.ChatAsync("hi");
        peer.Act = _ => Http2Act.Nothing;
        Task<ChatReply>[] calls = [.. Enumerable.Range(0, 6).Select(_ => model.ChatAsync("hi"))];
        await UntilAsync(() => peer.Requests == 7);

        // Until the settings of the second are there, it may take all that are left.
        Assert.True(peer.Connections >= 2, $"{peer.Connections} connections");
        peer.Act = _ => Http2Act.Answer;
        while (!Task.WhenAll(calls).IsCompleted)
        {
            await peer.ReleaseAsync();
            await Task.Yield();
        }

        Assert.All(await Task.WhenAll(calls), reply => Assert.Equal("hello", reply.Text));
    }
}
