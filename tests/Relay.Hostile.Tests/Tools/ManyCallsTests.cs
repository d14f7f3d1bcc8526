using System.Diagnostics;
using System.Text;
using Microsoft.Extensions.AI;

namespace Relay.Hostile.Tests.Tools;

/// <summary>Answers that call many functions, and functions that hold the thread they are called on.</summary>
[Collection(MeasuredTests.Name)]
public sealed class ManyCallsTests : IAsyncLifetime
{
    private readonly RelayRuntime _runtime = new(new RelayRuntimeOptions { Environment = _ => null });
    private LoopbackProvider _server = null!;

    public async Task InitializeAsync() => _server = await LoopbackProvider.StartAsync();

    public async Task DisposeAsync()
    {
        _runtime.Dispose();
        await _server.DisposeAsync();
    }

    [Theory]
    [InlineData(null, 16)]
    [InlineData(3, 3)]
    public async Task Of_thousands_of_calls_so_many_run_at_once_as_are_allowed(int? set, int most)
    {
        using IDisposable scope = RelayRuntime.Use(_runtime);
        int count = Scale.Of(2000, 20_000), running = 0, peak = 0, ran = 0;
        AIFunction function = AIFunctionFactory.Create(async () =>
        {
            int now = Interlocked.Increment(ref running);
            for (int known = Volatile.Read(ref peak); now > known; known = Volatile.Read(ref peak))
            {
                Interlocked.CompareExchange(ref peak, now, known);
            }

            await Task.Yield();
            Interlocked.Decrement(ref running);
            return Interlocked.Increment(ref ran);
        }, "f");
        _server.Enqueue(Calls(count));
        _server.Enqueue(LoopbackReply.Text("Done."));
        ToolInvocation invocation = set is { } limit ? new() { MaxConcurrency = limit } : new();

        using var memory = new PeakMemory();
        ChatReply reply = await Model().ChatAsync("Go.", new CallOptions { Tools = [function], ToolInvocation = invocation });

        Assert.Equal((count, count), (ran, reply.Messages[1].Contents.Count));
        Assert.InRange(peak, 1, most);
        HostileReport.Add($"tools: calls in one answer, at most {peak} of {most} at once", count, memory.Elapsed, memory.Bytes);
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(1, false)]
    [InlineData(16, true)]
    [InlineData(200, true)]
    public async Task Functions_that_block_do_not_hold_the_call_beyond_its_limit(int count, bool allowParallel)
    {
        using IDisposable scope = RelayRuntime.Use(_runtime);
        var limit = TimeSpan.FromSeconds(1);
        using var end = new ManualResetEventSlim();
        int begun = 0;
        CancellationToken given = default;
        AIFunction function = AIFunctionFactory.Create((CancellationToken token) =>
        {
            given = token;
            Interlocked.Increment(ref begun);
            end.Wait(CancellationToken.None);
            return 1;
        }, "f");
        _server.Enqueue(Calls(count));
        long started = Stopwatch.GetTimestamp();

        RelayException error = await Assert.ThrowsAsync<RelayException>(() => Model().ChatAsync(
            "Go.", new CallOptions { Timeout = limit, Tools = [function], ToolInvocation = new() { AllowParallel = allowParallel } }));

        TimeSpan time = Stopwatch.GetElapsedTime(started);
        bool isTold = given.IsCancellationRequested;
        end.Set();
        Assert.Equal(RelayErrorKind.Timeout, error.Kind);
        Assert.Contains("'f' is still running and not waited for", error.Message, StringComparison.Ordinal);
        Assert.Equal(count, error.Reply!.ToolCalls.Count);
        Assert.True(isTold);
        Assert.InRange(begun, 1, allowParallel ? 16 : 1);
        Assert.True(time < 1.5 * limit, $"{time}");
        HostileReport.Add($"tools: blocking functions under a limit of 1 s, {(allowParallel ? "together" : "in turn")}", count, time);
    }

    private ModelAlias Model() => RelayRuntime.Model("groq/llama-3.3-70b-versatile", m => { m.BaseUrl = _server.BaseUrl; m.ApiKey = "test-key"; });

    private static LoopbackReply Calls(int count)
    {
        var body = new StringBuilder("""{"choices":[{"index":0,"finish_reason":"tool_calls","message":{"role":"assistant","tool_calls":[""");
        for (int i = 0; i < count; i++)
        {
            body.Append(i == 0 ? "" : ",").Append(System.Globalization.CultureInfo.InvariantCulture, $$$"""{"id":"c{{{i}}}","type":"function","function":{"name":"f","arguments":"{}"}}""");
        }

        return LoopbackReply.RawJson(body.Append("]}}]}").ToString());
    }
}
