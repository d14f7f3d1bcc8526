using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace Relay.Hostile.Tests.Connections;

/// <summary>Connections that end at the worst moment: what was sent is not sent again, and the error says whether it may be billed.</summary>
public sealed partial class LostConnectionTests : ConnectionTest
{
    [Fact]
    public async Task No_request_is_ever_sent_twice_and_one_that_arrived_may_be_billed()
    {
        var arrived = new ConcurrentDictionary<string, int>();
        var random = new Random(17);
        await using var server = new RawServer(async (socket, end) =>
        {
            while (true)
            {
                int fate;
                lock (random)
                {
                    fate = random.Next(8);
                }

                if (fate == 0)
                {
                    return;
                }

                if (await RawServer.ReadHeadAsync(socket, end) is not { } head || fate == 1 || await RawServer.ReadBodyAsync(socket, head, end) is not { } body)
                {
                    return;
                }

                arrived.AddOrUpdate(Number().Match(Encoding.UTF8.GetString(body)).Value, 1, static (_, times) => times + 1);
                if (fate == 2)
                {
                    socket.LingerState = new LingerOption(true, 0);
                    return;
                }

                if (fate == 3)
                {
                    return;
                }

                await socket.SendAsync(fate == 4 ? RawServer.Hello().AsMemory(0, 90) : RawServer.Hello(), end);
                if (fate == 4)
                {
                    return;
                }
            }
        });
        ModelAlias model = Model(server.Address);
        int count = Scale.Of(400, 2500);
        var time = Stopwatch.StartNew();
        int failed = 0;
        await Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (i, end) =>
        {
            string number = $"number-{i}-";
            ChatResult result = await model.TryChatAsync(number, cancellationToken: end);
            if (!result.IsSuccess)
            {
                Interlocked.Increment(ref failed);
                Assert.Equal(RelayErrorKind.Connection, result.Error.Kind);
                Assert.True(result.Error.MayBeBilled || !arrived.ContainsKey(number), result.Error.ToString());
                Assert.DoesNotContain("could not be reached", result.Error.Message, StringComparison.Ordinal);
            }
        });
        Assert.All(arrived, one => Assert.Equal(1, one.Value));
        Assert.InRange(failed, count / 10, count);
        HostileReport.Add("connections lost at random, no request sent twice", count, time.Elapsed / count);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_connection_that_ends_after_the_request_says_that_it_may_be_billed(bool resets)
    {
        await using var server = new RawServer(async (socket, end) =>
        {
            string head = (await RawServer.ReadHeadAsync(socket, end))!;
            await RawServer.ReadBodyAsync(socket, head, end);
            socket.LingerState = new LingerOption(resets, 0);
        });
        RelayException error = await FailureAsync(Model(server.Address).ChatAsync("hi"));
        Assert.Equal((RelayErrorKind.Connection, true), (error.Kind, error.MayBeBilled));
        Assert.EndsWith(
            $"lost the connection to {server.Address} after the request had been sent, which may be billed ({(resets ? "ConnectionReset" : "ResponseEnded")}).", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a head that is too long", 300_000, 1)]
    [InlineData("heads without end", 10, 50_000)]
    public async Task A_head_that_is_too_long_was_said_to_be_a_call_that_cannot_be_made(string kind, int length, int times)
    {
        string head = times == 1 ? "HTTP/1.1 200 OK\r\nX: " + new string('x', length) + "\r\n\r\n" : "HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n";
        await using var server = new RawServer(async (socket, end) =>
        {
            await RawServer.ReadBodyAsync(socket, (await RawServer.ReadHeadAsync(socket, end))!, end);
            byte[] bytes = Encoding.ASCII.GetBytes(head);
            for (int i = 0; i < times; i++)
            {
                await socket.SendAsync(bytes, end);
            }
        });
        var time = Stopwatch.StartNew();

        RelayException error = await FailureAsync(Model(server.Address).ChatAsync("hi"));

        Assert.Equal((RelayErrorKind.Connection, true), (error.Kind, error.MayBeBilled));
        Assert.EndsWith("a head that is longer than the connection takes, after the request had been sent, which may be billed (ConfigurationLimitExceeded).", error.Message, StringComparison.Ordinal);
        HostileReport.Add(kind, times, time.Elapsed);
    }

    [Fact]
    public async Task What_cannot_be_connected_to_is_not_billed()
    {
        RelayException error = await FailureAsync(Model("http://127.0.0.1:1").ChatAsync("hi"));
        Assert.False(error.MayBeBilled);
        Assert.EndsWith("could not be reached at http://127.0.0.1:1 (ConnectionError: ConnectionRefused).", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hundreds_of_failed_connections_at_once_are_typed_errors()
    {
        ModelAlias model = Model("http://127.0.0.1:1", pool: pool => pool.MaxConnections = 1000);
        int count = Scale.Of(200, 700);
        var time = Stopwatch.StartNew();
        RelayException[] errors = await Task.WhenAll(Enumerable.Range(0, count).Select(_ => FailureAsync(model.ChatAsync("hi"))));
        Assert.All(errors, error => Assert.Equal(RelayErrorKind.Connection, error.Kind));
        Assert.All(errors, error => Assert.NotNull(error.InnerException));
        HostileReport.Add("failed connections at once", count, time.Elapsed);
    }

    [Fact]
    public async Task A_kept_connection_is_let_go_before_servers_close_theirs_after_five_seconds()
    {
        TimeSpan idle = default, secure = default;
        ModelAlias plain = Model("http://127.0.0.1:1", handler: own => idle = own.PooledConnectionIdleTimeout);
        await FailureAsync(plain.ChatAsync("hi"));
        ModelAlias other = Model("https://llm.example.com", handler: own =>
        {
            secure = own.PooledConnectionIdleTimeout;
            own.ConnectCallback = (_, _) => throw new SocketException((int)SocketError.ConnectionRefused);
        });
        await FailureAsync(other.ChatAsync("hi"));
        Assert.Equal((TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(30)), (idle, secure));
    }

    [GeneratedRegex("number-[0-9]+-")]
    private static partial Regex Number();
}
