using System.Diagnostics;
using System.Net.Sockets;

namespace Relay.Hostile.Tests.Connections;

/// <summary>Many calls, and many runtimes, at once.</summary>
[Collection(MeasuredTests.Name)]
public sealed class ManyCallsTests : ConnectionTest
{
    [Fact]
    public async Task Thousands_of_streams_at_once_share_the_connections_that_are_allowed()
    {
        const int Most = 20;
        int count = Scale.Of(300, 2000), opened = 0;
        await using LoopbackProvider server = await LoopbackProvider.StartAsync(new LoopbackOptions { Responder = _ => LoopbackReply.Text("hello, all of you"), KeepRequests = false });
        ModelAlias model = Model(
            server.BaseUrl,
            pool: pool => pool.MaxConnections = Most,
            handler: own =>
            {
                Func<SocketsHttpConnectionContext, CancellationToken, ValueTask<Stream>> connect = own.ConnectCallback!;
                own.ConnectCallback = (context, end) =>
                {
                    Interlocked.Increment(ref opened);
                    return connect(context, end);
                };
            });
        var time = Stopwatch.StartNew();
        using var memory = new PeakMemory();
        string[] texts = await Task.WhenAll(Enumerable.Range(0, count).Select(async _ =>
        {
            string text = "";
            await foreach (ChatUpdate update in model.StreamAsync("hi"))
            {
                text += update.Kind == ChatUpdateKind.Text ? update.Text : "";
            }

            return text;
        }));
        Assert.All(texts, text => Assert.Equal("hello, all of you", text));
        Assert.InRange(opened, 1, Most);
        HostileReport.Add($"streams at once over {Most} connections", count, time.Elapsed, memory.Bytes);
    }

    [Fact]
    public async Task A_thousand_runtimes_leave_nothing_behind()
    {
        await using LoopbackProvider server = await LoopbackProvider.StartAsync(new LoopbackOptions { Responder = _ => LoopbackReply.Text("hello"), KeepRequests = false });
        int count = Scale.Of(100, 1000);
        await CallAsync();
        long before = GC.GetTotalMemory(forceFullCollection: true);
        using var memory = new PeakMemory();
        for (int i = 0; i < count; i++)
        {
            await CallAsync();
        }

        long left = GC.GetTotalMemory(forceFullCollection: true) - before;
        HostileReport.Add("runtimes, one after the other", count, peakBytes: memory.Bytes);
        Assert.True(left < 20_000L * count, $"{left} bytes are left.");

        async Task CallAsync()
        {
            using var runtime = new RelayRuntime(new RelayRuntimeOptions { Environment = name => name == "GROQ_API_KEY" ? "test-key" : null });
            using IDisposable scope = RelayRuntime.Use(runtime);
            Assert.Equal("hello", (await RelayRuntime.Model("groq/llama-3.3-70b-versatile", m => m.BaseUrl = server.BaseUrl).ChatAsync("hi")).Text);
        }
    }
}
