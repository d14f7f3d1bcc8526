namespace Relay.Tests;

public sealed class StreamFailureTests : LoopbackTest
{
    private const string Chunk = "data: {\"id\":\"c1\",\"model\":\"m\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"Hello\"}}]}\n\n";
    private const string Stop = "data: {\"id\":\"c1\",\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n";

    [Fact]
    public async Task A_failure_before_the_first_piece_is_only_the_exception()
    {
        Server.Enqueue(LoopbackReply.RawEvents("data: {\"error\":{\"message\":\"overloaded\",\"code\":503}}\n\n"));

        (List<ChatUpdate> updates, RelayException error) = await CollectFailure(Model().StreamAsync("hi"));

        Assert.Empty(updates);
        Assert.Equal(RelayErrorKind.StreamError, error.Kind);
        Assert.Equal("overloaded", error.ProviderMessage);
        Assert.Equal("503", error.ProviderCode);
    }

    [Fact]
    public async Task A_failure_after_the_first_piece_is_one_Error_update_with_what_arrived_and_then_the_exception()
    {
        Server.Enqueue(LoopbackReply.RawEvents(Chunk + "event: error\ndata: {\"error\":{\"message\":\"broke\"}}\n\n"));

        (List<ChatUpdate> updates, RelayException error) = await CollectFailure(Model().StreamAsync("hi"));

        Assert.Equal([ChatUpdateKind.Start, ChatUpdateKind.Text, ChatUpdateKind.Error], updates.Select(u => u.Kind));
        Assert.Equal("Hello", updates[^1].Reply!.Text);
        Assert.Same(error, updates[^1].Error);
    }

    [Theory]
    [InlineData(Chunk)]
    [InlineData(Chunk + "data: {\"id\":\"c1\",\"choices\":[{\"ind")]
    [InlineData("")]
    [InlineData(": keep-alive\n\n")]
    public async Task A_stream_that_ends_without_saying_so_is_truncated(string body)
    {
        Server.Enqueue(LoopbackReply.RawEvents(body));

        (List<ChatUpdate> updates, RelayException error) = await CollectFailure(Model().StreamAsync("hi"));

        Assert.Equal(RelayErrorKind.StreamTruncated, error.Kind);
        Assert.DoesNotContain(updates, u => u.Kind == ChatUpdateKind.End);
    }

    [Fact]
    public async Task A_connection_that_breaks_in_the_middle_is_a_truncated_stream()
    {
        Server.Enqueue(LoopbackReply.Text("a long enough answer to break").WithChunkSize(4).AbortAfterEvents(3));

        (List<ChatUpdate> updates, RelayException error) = await CollectFailure(Model().StreamAsync("hi"));

        Assert.Equal(RelayErrorKind.StreamTruncated, error.Kind);
        Assert.Equal(ChatUpdateKind.Error, updates[^1].Kind);
    }

    [Theory]
    [InlineData(Chunk + Stop)]
    [InlineData(Chunk + Stop + "data: [DONE]")]
    [InlineData(Chunk + Stop + "data: [DONE]\n\n")]
    [InlineData(Chunk + "data: [DONE]\n\n")]
    public async Task A_stream_that_said_why_it_ended_or_that_it_is_done_is_whole(string body)
    {
        Server.Enqueue(LoopbackReply.RawEvents(body));

        List<ChatUpdate> updates = await Collect(Model().StreamAsync("hi"));

        Assert.Equal(ChatUpdateKind.End, updates[^1].Kind);
        Assert.Equal("Hello", updates[^1].Reply!.Text);
    }

    [Fact]
    public async Task An_empty_answer_that_ends_well_still_starts_and_ends()
    {
        Server.Enqueue(LoopbackReply.RawEvents(Stop + "data: [DONE]\n\n"));

        List<ChatUpdate> updates = await Collect(Model().StreamAsync("hi"));

        Assert.Equal([ChatUpdateKind.Start, ChatUpdateKind.End], updates.Select(u => u.Kind));
        Assert.Null(updates[^1].Reply!.Usage);
        Assert.Equal("usage", updates[^1].Reply!.Cost.MissingRate);
    }

    [Fact]
    public async Task A_malformed_event_is_an_error_and_not_skipped()
    {
        Server.Enqueue(LoopbackReply.RawEvents(Chunk + "data: {\"choices\": [ {]}\n\n" + Stop + "data: [DONE]\n\n"));

        (List<ChatUpdate> updates, RelayException error) = await CollectFailure(Model().StreamAsync("hi"));

        Assert.Equal(RelayErrorKind.StreamError, error.Kind);
        Assert.Equal(ChatUpdateKind.Error, updates[^1].Kind);
    }

    [Fact]
    public async Task A_server_that_answers_a_stream_with_one_object_is_understood()
    {
        Server.Enqueue(LoopbackReply.RawJson("""{"id":"c1","choices":[{"index":0,"message":{"role":"assistant","content":"whole","tool_calls":[{"id":"t1","type":"function","function":{"name":"f","arguments":"{}"}}]},"finish_reason":"stop"}],"usage":{"prompt_tokens":1,"completion_tokens":2,"total_tokens":3}}"""));

        List<ChatUpdate> updates = await Collect(Model().StreamAsync("hi"));

        Assert.Equal(
            [ChatUpdateKind.Start, ChatUpdateKind.Text, ChatUpdateKind.ToolCallDelta, ChatUpdateKind.Usage, ChatUpdateKind.End],
            updates.Select(u => u.Kind));
    }

    [Fact]
    public async Task The_time_limit_of_a_stream_counts_from_its_beginning()
    {
        var gate = new TaskCompletionSource();
        Server.Enqueue(LoopbackReply.Text("never to be finished").WithChunkSize(5).HoldAfterEvents(2, gate.Task));
        ModelAlias model = Model(configure: m => m.StreamTimeout = TimeSpan.FromSeconds(30));

        var updates = new List<ChatUpdate>();
        RelayException error = await Assert.ThrowsAsync<RelayException>(async () =>
        {
            await foreach (ChatUpdate update in model.StreamAsync("hi"))
            {
                updates.Add(update);
                if (update.Kind == ChatUpdateKind.Text)
                {
                    Clock.Advance(TimeSpan.FromSeconds(31));
                }
            }
        });
        gate.SetResult();

        Assert.Equal(RelayErrorKind.Timeout, error.Kind);
        Assert.Equal(ChatUpdateKind.Error, updates[^1].Kind);
        Assert.Contains("30 s", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_caller_who_cancels_gets_a_cancellation_and_no_Error_update()
    {
        var gate = new TaskCompletionSource();
        Server.Enqueue(LoopbackReply.Text("never to be finished").WithChunkSize(5).HoldAfterEvents(2, gate.Task));
        using var source = new CancellationTokenSource();

        var updates = new List<ChatUpdate>();
        OperationCanceledException error = await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (ChatUpdate update in Model().StreamAsync("hi", source.Token))
            {
                updates.Add(update);
                if (update.Kind == ChatUpdateKind.Text)
                {
                    await source.CancelAsync();
                }
            }
        });
        gate.SetResult();

        Assert.Equal(source.Token, error.CancellationToken);
        Assert.DoesNotContain(updates, u => u.Kind == ChatUpdateKind.Error);
    }
}
