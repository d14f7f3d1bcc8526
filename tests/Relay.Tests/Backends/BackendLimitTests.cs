using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Relay.Tests;

/// <summary>The limits of silence and of size hold for a backend's stream too, and so does the deadline when it is closed.</summary>
public sealed class BackendLimitTests : LoopbackTest
{
    private readonly ListSink _sink = new();
    private Func<CancellationToken, IAsyncEnumerable<ChatResponseUpdate>> _updates = _ => null!;

    protected override void Configure(RelayRuntimeOptions options)
    {
        options.Backends.Add(new Backend(this));
        options.UsageSinks.Add(_sink);
        options.Limits.MaxPieces = 100;
        options.Limits.MaxToolCalls = 10;
        options.Limits.MaxAnswerBytes = 1000;
    }

    [Fact]
    public async Task A_backend_without_a_first_update_ends_at_the_first_event_limit()
    {
        _updates = Silent;
        Task<(List<ChatUpdate> Updates, RelayException Error)> call = CollectFailure(Model().StreamAsync("hi", new CallOptions { FirstEventTimeout = TimeSpan.FromSeconds(20) }));
        Clock.Advance(TimeSpan.FromSeconds(21));
        (List<ChatUpdate> updates, RelayException error) = await call;

        Assert.Empty(updates);
        Assert.Equal(RelayErrorKind.Timeout, error.Kind);
        Assert.Contains("FirstEventTimeout", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text", nameof(AnswerLimits.MaxAnswerBytes))]
    [InlineData("empty", nameof(AnswerLimits.MaxPieces))]
    [InlineData("calls", nameof(AnswerLimits.MaxToolCalls))]
    public async Task A_backend_that_never_ends_is_a_typed_error_with_what_had_come(string kind, string limit)
    {
        _updates = token => Endless(kind, token);
        (List<ChatUpdate> updates, RelayException error) = await CollectFailure(Model().StreamAsync("hi"));

        Assert.Contains(limit, error.Message, StringComparison.Ordinal);
        Assert.Equal(ChatUpdateKind.Error, updates[^1].Kind);
        Assert.Equal(error.Kind, Assert.Single(_sink.Records).ErrorKind);
    }

    [Fact]
    public async Task A_backend_that_is_never_done_with_closing_does_not_outlast_the_deadline()
    {
        _updates = _ => new NeverClosed();
        var updates = new List<ChatUpdate>();
        await using IAsyncEnumerator<ChatUpdate> stream = Model().StreamAsync("hi").GetAsyncEnumerator();
        while (updates.Count == 0 || updates[^1].Kind != ChatUpdateKind.End)
        {
            Assert.True(await stream.MoveNextAsync());
            updates.Add(stream.Current);
        }

        ValueTask<bool> end = stream.MoveNextAsync();
        Assert.False(end.IsCompleted);
        Clock.Advance(TimeSpan.FromSeconds(301));
        Assert.False(await end);
        Assert.Equal("whole", updates[^1].Reply!.Text);
    }

    private static async IAsyncEnumerable<ChatResponseUpdate> Silent([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.Delay(Timeout.Infinite, cancellationToken);
        yield break;
    }

    private static async IAsyncEnumerable<ChatResponseUpdate> Endless(string kind, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return new ChatResponseUpdate(ChatRole.Assistant, "begun");
        for (int i = 0; i < 1_000_000; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await Task.CompletedTask;
            yield return kind switch
            {
                "text" => new ChatResponseUpdate(ChatRole.Assistant, new string('x', 100)),
                "calls" => new ChatResponseUpdate(ChatRole.Assistant, [new FunctionCallContent("c" + i, "f")]),
                _ => new ChatResponseUpdate(ChatRole.Assistant, ""),
            };
        }
    }

    private sealed class Backend(BackendLimitTests test) : IDispatchBackend
    {
        public bool Supports(string provider, string? role, string? tier) => true;

        public Task<BackendAnswer> ChatAsync(BackendRequest request, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<BackendStreamedAnswer> StreamAsync(BackendRequest request, CancellationToken cancellationToken) =>
            Task.FromResult(new BackendStreamedAnswer(test._updates(cancellationToken)));
    }

    private sealed class NeverClosed : IAsyncEnumerable<ChatResponseUpdate>, IAsyncEnumerator<ChatResponseUpdate>
    {
        private int _at;

        public ChatResponseUpdate Current { get; } = new(ChatRole.Assistant, "whole") { FinishReason = ChatFinishReason.Stop };

        public IAsyncEnumerator<ChatResponseUpdate> GetAsyncEnumerator(CancellationToken cancellationToken = default) => this;

        public ValueTask<bool> MoveNextAsync() => ValueTask.FromResult(_at++ == 0);

        public ValueTask DisposeAsync() => new(new TaskCompletionSource().Task);
    }
}
