using System.Text;

namespace Relay.Hostile.Tests.Answers;

/// <summary>Many calls: one after the other they leave nothing behind, and at once each has its own answer.</summary>
[Collection(MeasuredTests.Name)]
public class ManyCallsTests
{
    private static readonly int s_calls = Scale.Of(2_000, 20_000);
    private static readonly int s_atOnce = Scale.Of(400, 4_000);

    [Fact]
    public async Task Chats_and_streams_leave_nothing_behind()
    {
        using var provider = new MemoryProvider(request => Answer(request, "fine"));
        using RelayRuntime runtime = provider.CreateRuntime();
        using IDisposable scope = RelayRuntime.Use(runtime);
        ModelAlias model = WireSamples.Of("openai-chat").Model();
        async Task Call(int i)
        {
            CallOutcomeCheck.Result result = i % 2 == 0 ? await CallOutcomeCheck.Chat(() => model.ChatAsync("hi")) : await CallOutcomeCheck.Stream(model.StreamAsync("hi"));
            Assert.True(result is { Fault: null, Error: null }, result.Fault ?? result.Error?.ToString());
        }

        for (int i = 0; i < 200; i++)
        {
            await Call(i);
        }

        long before = GC.GetTotalMemory(forceFullCollection: true);
        for (int i = 0; i < s_calls; i++)
        {
            await Call(i);
        }

        // What other tests hold at the same time is in the figure: it is a bound on what one call may leave, 64 bytes in the long form.
        long grown = GC.GetTotalMemory(forceFullCollection: true) - before;
        Assert.True(grown < 16 * 1024 * 1024, $"{grown}");
        HostileReport.Add("chats and streams, one after the other: heap growth", s_calls, null, grown);
    }

    [Fact]
    public async Task Of_many_calls_at_once_each_has_its_own_answer()
    {
        using var provider = new MemoryProvider(request =>
        {
            int start = request.IndexOf("number ", StringComparison.Ordinal) + 7;
            return Answer(request, request[start..request.IndexOf('"', start)]);
        });
        using RelayRuntime runtime = provider.CreateRuntime();
        using IDisposable scope = RelayRuntime.Use(runtime);
        ModelAlias model = WireSamples.Of("openai-chat").Model();
        using var peak = new PeakMemory();
        await Task.WhenAll(Enumerable.Range(0, s_atOnce).Select(i => Task.Run(async () =>
        {
            CallOutcomeCheck.Result result = i % 2 == 0
                ? await CallOutcomeCheck.Chat(() => model.ChatAsync($"number {i}"))
                : await CallOutcomeCheck.Stream(model.StreamAsync($"number {i}"));
            Assert.True(result is { Fault: null, Error: null }, result.Fault ?? result.Error?.ToString());
            Assert.Equal($"{i}", result.Reply!.Text);
        })));
        HostileReport.Add("calls at once, each with its own answer", s_atOnce, peak.Elapsed, peak.Bytes);
    }

    private static MemoryReply Answer(string request, string text) => request.Contains("\"stream\":true", StringComparison.Ordinal)
        ? new MemoryReply("text/event-stream", Encoding.UTF8.GetBytes($$"""data: {"choices":[{"delta":{"content":"{{text}}"},"finish_reason":"stop"}]}""" + "\n\ndata: [DONE]\n\n")) { PieceSize = 20 }
        : new MemoryReply("application/json", Encoding.UTF8.GetBytes($$"""{"choices":[{"message":{"content":"{{text}}"},"finish_reason":"stop"}]}"""));
}
