using Microsoft.Extensions.AI;

namespace Relay.Tests;

/// <summary>One alias in many hands, and connections that are let go of.</summary>
public sealed class ConcurrencyTests : LoopbackTest
{
    [Fact]
    public async Task A_hundred_parallel_calls_each_get_their_own_answer()
    {
        ModelAlias model = Model();
        for (int i = 0; i < 200; i++)
        {
            Server.Enqueue(LoopbackReply.Text("ok").WithChunkSize(1));
        }

        string[] prompts = [.. Enumerable.Range(0, 100).Select(i => "prompt-" + i + "-" + new string('x', i * 37))];
        Task<ChatReply>[] calls = [.. prompts.Select(p => model.ChatAsync(p))];
        Task<List<ChatUpdate>>[] streams = [.. prompts.Select(p => Collect(model.StreamAsync("s" + p)))];
        Assert.All(await Task.WhenAll(calls), r => Assert.Equal("ok", r.Text));
        Assert.All(await Task.WhenAll(streams), s => Assert.Equal("ok", s[^1].Reply!.Text));
        string[] received = [.. Server.Requests.Select(r => r.Json.GetProperty("messages")[0].GetProperty("content").GetString()!).Order(StringComparer.Ordinal)];
        Assert.Equal(prompts.Concat(prompts.Select(p => "s" + p)).Order(StringComparer.Ordinal), received);
    }

    [Fact]
    public async Task Leaving_a_stream_early_frees_the_connection()
    {
        var gate = new TaskCompletionSource();
        Server.Enqueue(LoopbackReply.Text("never to be finished").WithChunkSize(5).HoldAfterEvents(2, gate.Task));
        await foreach (ChatUpdate update in Model().StreamAsync("hi"))
        {
            if (update.Kind == ChatUpdateKind.Text)
            {
                break;
            }
        }

        await Server.Requests[0].Disconnected.WaitAsync(TimeSpan.FromMinutes(2));
        gate.SetResult();
    }

    [Fact]
    public async Task The_same_stream_enumerated_twice_is_two_calls()
    {
        Server.Enqueue(LoopbackReply.Text("one"));
        Server.Enqueue(LoopbackReply.Text("two"));
        IAsyncEnumerable<ChatUpdate> stream = Model().StreamAsync("hi");
        Assert.Equal("one", (await Collect(stream))[^1].Reply!.Text);
        Assert.Equal("two", (await Collect(stream))[^1].Reply!.Text);
    }

    [Fact]
    public async Task A_disposed_runtime_is_a_typed_error_for_a_bound_alias_and_for_a_new_one()
    {
        var runtime = new RelayRuntime(new RelayRuntimeOptions { TimeProvider = Clock });
        using IDisposable scope = RelayRuntime.Use(runtime);
        void Configure(ModelSpecBuilder m) => (m.BaseUrl, m.ApiKey) = (Server.BaseUrl, "test-key");
        ModelAlias bound = RelayRuntime.Model("groq/a", Configure);
        Server.Enqueue(LoopbackReply.Text("ok"));
        await bound.ChatAsync("hi");
        runtime.Dispose();
        runtime.Dispose();

        foreach (ModelAlias alias in new[] { bound, RelayRuntime.Model("groq/b", Configure) })
        {
            RelayException error = (await alias.TryChatAsync("hi")).Error!;
            Assert.Equal(RelayErrorKind.Config, error.Kind);
            Assert.Contains("disposed", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_handler_that_sends_twice_at_the_same_time_never_sends_another_calls_bytes()
    {
        var handler = new TwiceHandler();
        using var runtime = new RelayRuntime(new RelayRuntimeOptions { TimeProvider = Clock, CreateHandler = _ => handler });
        using IDisposable scope = RelayRuntime.Use(runtime);
        ModelAlias model = RelayRuntime.Model("groq/a", m => (m.BaseUrl, m.ApiKey) = (Server.BaseUrl, "test-key"));

        await model.ChatAsync("first");
        await model.ChatAsync(new string('z', 100));
        handler.Late!.Release.SetResult();
        await handler.LateCopy!;

        Assert.Contains("first", System.Text.Encoding.UTF8.GetString(handler.Late.Written.ToArray()), StringComparison.Ordinal);
    }

    /// <summary>Answers the first call while a second copy of its body is still on its way.</summary>
    private sealed class TwiceHandler : HttpMessageHandler
    {
        public SlowStream? Late { get; private set; }

        public Task? LateCopy { get; private set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (Late is null)
            {
                Late = new SlowStream();
                LateCopy = request.Content!.CopyToAsync(Late, cancellationToken);
            }

            await request.Content!.CopyToAsync(Stream.Null, cancellationToken);
            return new HttpResponseMessage { Content = new StringContent("""{"choices":[{"message":{"content":"ok"}}]}""", null, "application/json") };
        }
    }

    /// <summary>Takes the bytes it is given only when it is let go.</summary>
    private sealed class SlowStream : MemoryStream
    {
        public TaskCompletionSource Release { get; } = new();

        public MemoryStream Written { get; } = new();

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await Release.Task;
            Written.Write(buffer.Span);
        }
    }
}
