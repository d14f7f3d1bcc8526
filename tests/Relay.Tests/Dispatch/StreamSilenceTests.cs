namespace Relay.Tests;

/// <summary>A stream that says nothing: before its first event, and between two pieces.</summary>
public sealed class StreamSilenceTests : LoopbackTest
{
    [Fact]
    public async Task A_stream_without_a_first_event_ends_at_the_first_event_limit_and_is_only_an_exception()
    {
        var gate = new TaskCompletionSource();
        Server.Enqueue(LoopbackReply.Text("late").FirstByteAfterGate(gate.Task));

        Task<(List<ChatUpdate> Updates, RelayException Error)> call = CollectFailure(Model().StreamAsync("hi", new CallOptions { FirstEventTimeout = TimeSpan.FromSeconds(20) }));
        await Server.WaitForRequestsAsync(1);
        Clock.Advance(TimeSpan.FromSeconds(19));
        Assert.False(call.IsCompleted);
        Clock.Advance(TimeSpan.FromSeconds(2));
        (List<ChatUpdate> updates, RelayException error) = await call;
        gate.SetResult();

        Assert.Empty(updates);
        Assert.Equal(RelayErrorKind.Timeout, error.Kind);
        Assert.Contains("sent no event for 20 s (FirstEventTimeout)", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_head_that_does_not_come_counts_as_no_first_event()
    {
        var gate = new TaskCompletionSource();
        Server.Enqueue(LoopbackReply.Text("late").AfterGate(gate.Task));

        Task<(List<ChatUpdate> Updates, RelayException Error)> call = CollectFailure(Model(configure: m => m.FirstEventTimeout = TimeSpan.FromSeconds(5)).StreamAsync("hi"));
        await Server.WaitForRequestsAsync(1);
        Clock.Advance(TimeSpan.FromSeconds(6));
        RelayException error = (await call).Error;
        gate.SetResult();

        Assert.Equal(RelayErrorKind.Timeout, error.Kind);
        Assert.Contains("FirstEventTimeout", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stream_that_goes_silent_ends_at_the_idle_limit_with_what_had_arrived()
    {
        var gate = new TaskCompletionSource();
        Server.Enqueue(LoopbackReply.Text("never to be finished").WithChunkSize(5).HoldAfterEvents(2, gate.Task));

        (List<ChatUpdate> updates, RelayException error) = await Silent(new CallOptions { FirstEventTimeout = TimeSpan.FromSeconds(1), StreamIdleTimeout = TimeSpan.FromSeconds(10) });
        gate.SetResult();

        Assert.Equal(RelayErrorKind.Timeout, error.Kind);
        Assert.Contains("went silent for 10 s (StreamIdleTimeout)", error.Message, StringComparison.Ordinal);
        Assert.Equal(ChatUpdateKind.Error, updates[^1].Kind);
        Assert.Equal("never", updates[^1].Reply!.Text);
    }

    [Fact]
    public async Task Without_a_setting_silence_lasts_as_long_as_the_call_may()
    {
        var gate = new TaskCompletionSource();
        Server.Enqueue(LoopbackReply.Text("never to be finished").WithChunkSize(5).HoldAfterEvents(2, gate.Task));

        RelayException error = (await Silent(new CallOptions { Timeout = TimeSpan.FromSeconds(90) })).Error;
        gate.SetResult();

        Assert.Contains("did not finish within 90 s", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_time_in_which_the_program_does_not_read_is_no_silence()
    {
        Server.Enqueue(LoopbackReply.Text("slowly read to the end").WithChunkSize(3));
        ModelAlias model = Model(configure: m => m.StreamIdleTimeout = TimeSpan.FromSeconds(2));
        string text = "";
        await foreach (ChatUpdate update in model.StreamAsync("hi"))
        {
            text += update;
            Clock.Advance(TimeSpan.FromSeconds(3));
        }

        Assert.Equal("slowly read to the end", text);
    }

    [Fact]
    public async Task A_group_goes_on_to_the_next_member_when_one_sends_no_first_event()
    {
        var gate = new TaskCompletionSource();
        Server.Enqueue(LoopbackReply.Text("late").FirstByteAfterGate(gate.Task));
        Server.Enqueue(LoopbackReply.Text("from the second"));
        ModelAlias first = Model(configure: m => (m.Alias, m.FirstEventTimeout) = ("first", TimeSpan.FromSeconds(5)));
        ModelAlias second = Model("groq/llama-3.1-8b-instant", m => m.Alias = "second");

        Task<List<ChatUpdate>> call = Collect(new TestGroup("both", first, second).StreamAsync("hi"));
        await Server.WaitForRequestsAsync(1);
        Clock.Advance(TimeSpan.FromSeconds(6));
        List<ChatUpdate> updates = await call;
        gate.SetResult();

        Assert.Equal("from the second", updates[^1].Reply!.Text);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    public async Task A_limit_of_nothing_is_refused_before_the_call(int seconds)
    {
        RelayException error = (await CollectFailure(Model().StreamAsync("hi", new CallOptions { StreamIdleTimeout = TimeSpan.FromSeconds(seconds) }))).Error;

        Assert.Equal(RelayErrorKind.Config, error.Kind);
        Assert.Equal(0, Server.RequestCount);
    }

    /// <summary>Reads to the first text, then lets time pass until the call has ended.</summary>
    private async Task<(List<ChatUpdate> Updates, RelayException Error)> Silent(CallOptions options)
    {
        var updates = new List<ChatUpdate>();
        RelayException error = await Assert.ThrowsAsync<RelayException>(async () =>
        {
            await using IAsyncEnumerator<ChatUpdate> stream = Model().StreamAsync("hi", options).GetAsyncEnumerator();
            while (true)
            {
                ValueTask<bool> step = stream.MoveNextAsync();
                bool isWaiting = updates.Count > 0 && updates[^1].Kind == ChatUpdateKind.Text;
                for (int i = 0; isWaiting && !step.IsCompleted && i < 100; i++)
                {
                    Clock.Advance(TimeSpan.FromSeconds(1));
                }

                Assert.True(await step);
                updates.Add(stream.Current);
            }
        });
        return (updates, error);
    }
}
