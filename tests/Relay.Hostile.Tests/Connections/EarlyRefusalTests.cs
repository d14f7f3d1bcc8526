using System.Collections.Concurrent;
using System.Diagnostics;

namespace Relay.Hostile.Tests.Connections;

/// <summary>Servers that refuse a large upload before it has arrived, and close.</summary>
public sealed class EarlyRefusalTests : ConnectionTest
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_early_429_to_a_large_upload_is_a_rate_limit_with_its_wait(bool injected)
    {
        await using var server = new RawServer(async (socket, end) =>
        {
            await RawServer.ReadHeadAsync(socket, end);
            await socket.SendAsync(RawServer.Reply("429 Too Many Requests", """{"error":{"message":"slow down"}}""", "Retry-After: 7\r\nConnection: close\r\n"), end);
        });
        ModelAlias model = Model(server.Address, injected);
        string large = new('x', 20_000_000);
        int count = Scale.Of(5, 30);
        var time = Stopwatch.StartNew();
        for (int i = 0; i < count; i++)
        {
            RelayException error = await FailureAsync(model.ChatAsync(large));
            Assert.Equal((RelayErrorKind.RateLimit, TimeSpan.FromSeconds(7), false), (error.Kind, error.RetryAfter, error.MayBeBilled));
        }

        HostileReport.Add("an early 429 to 20 MB" + (injected ? ", AddRelay" : ""), count, time.Elapsed / count);
    }

    [Fact]
    public async Task A_server_that_does_not_know_Expect_and_says_417_is_asked_once_more_without()
    {
        var heads = new ConcurrentQueue<string>();
        await using var server = new RawServer(async (socket, end) =>
        {
            while (await RawServer.ReadHeadAsync(socket, end) is { } head)
            {
                heads.Enqueue(head);
                if (RawServer.Header(head, "Expect") is not null)
                {
                    await socket.SendAsync(RawServer.Reply("417 Expectation Failed", "", "Connection: close\r\n"), end);
                    return;
                }

                await RawServer.ReadBodyAsync(socket, head, end);
                await socket.SendAsync(RawServer.Hello(), end);
            }
        });
        ModelAlias model = Model(server.Address);
        string large = new('x', 2_000_000);
        Assert.Equal("hello", (await model.ChatAsync(large)).Text);
        Assert.Equal("hello", (await model.ChatAsync(large)).Text);
        Assert.Equal(["100-continue", null, null], heads.Select(head => RawServer.Header(head, "Expect")));
    }

    [Theory]
    [InlineData(null, 2_000_000, true)]
    [InlineData(null, 500_000, false)]
    [InlineData(100_000, 500_000, true)]
    [InlineData(int.MaxValue, 2_000_000, false)]
    public async Task Only_requests_above_the_set_size_wait_for_the_servers_word(int? above, int size, bool waits)
    {
        string? asked = "";
        await using var server = new RawServer(async (socket, end) =>
        {
            string head = (await RawServer.ReadHeadAsync(socket, end))!;
            asked = RawServer.Header(head, "Expect");
            if (asked is not null)
            {
                await socket.SendAsync("HTTP/1.1 100 Continue\r\n\r\n"u8.ToArray(), end);
            }

            await RawServer.ReadBodyAsync(socket, head, end);
            await socket.SendAsync(RawServer.Hello("Connection: close\r\n"), end);
        });
        Assert.Equal("hello", (await Model(server.Address, pool: pool => pool.ExpectContinueAbove = above).ChatAsync(new string('x', size))).Text);
        Assert.Equal(waits, asked is not null);
    }

    [Fact]
    public async Task A_server_that_ignores_Expect_gets_the_body_all_the_same()
    {
        await using var server = new RawServer(async (socket, end) =>
        {
            string head = (await RawServer.ReadHeadAsync(socket, end))!;
            await RawServer.ReadBodyAsync(socket, head, end);
            await socket.SendAsync(RawServer.Hello("Connection: close\r\n"), end);
        });
        Assert.Equal("hello", (await Model(server.Address).ChatAsync(new string('x', 2_000_000))).Text);
    }

    [Fact]
    public async Task Over_HTTP_2_only_the_first_large_request_asks()
    {
        await using var peer = new Http2Peer();
        ModelAlias model = Model(peer.BaseUrl, handler: TestCertificate.Trust, pool: pool => pool.ExpectContinueAbove = 10);
        for (int i = 0; i < 3; i++)
        {
            Assert.Equal("hello", (await model.ChatAsync("hi")).Text);
        }

        Assert.Equal((3, 1), (peer.Answered, peer.Asked));
    }
}
