using Microsoft.Extensions.AI;

namespace Relay.Tests;

/// <summary>A backend that breaks its own contract fails its call with a typed error, or fails nothing.</summary>
[Feature(3)]
public sealed class BrokenBackendTests : LoopbackTest
{
    private readonly BrokenBackend _backend = new();
    private readonly ListSink _sink = new();

    protected override void Configure(RelayRuntimeOptions options)
    {
        options.Backends.Add(_backend);
        options.UsageSinks.Add(_sink);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_backend_that_fails_when_it_is_asked_what_it_supports_fails_the_call(bool stream)
    {
        _backend.OnSupports = () => throw new InvalidDataException("odd");
        Assert.Equal(RelayErrorKind.Provider, (await FailureAsync(stream)).Kind);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_task_that_is_null_is_no_answer(bool stream)
    {
        Assert.Contains("returned null", (await FailureAsync(stream)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_answer_that_is_null_is_no_answer(bool stream)
    {
        _backend.OnChat = () => Task.FromResult<BackendAnswer>(null!);
        _backend.OnStream = () => Task.FromResult<BackendStreamedAnswer>(null!);
        Assert.Contains("returned null", (await FailureAsync(stream)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_with_a_message_that_is_null_is_a_typed_error()
    {
        _backend.OnChat = () => Task.FromResult(new BackendAnswer(new ChatResponse([null!])));
        await FailureAsync(stream: false);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Updates_that_cannot_be_enumerated_are_a_typed_error(bool isNull)
    {
        _backend.OnStream = () => Task.FromResult(new BackendStreamedAnswer(new Updates(isNull ? () => null! : () => throw new InvalidDataException("odd"))));
        await FailureAsync(stream: true);
    }

    [Fact]
    public async Task A_stream_that_fails_when_it_is_closed_has_given_its_answer_all_the_same()
    {
        _backend.OnStream = () => Task.FromResult(new BackendStreamedAnswer(new Updates(() => new BadlyClosing())));
        List<ChatUpdate> updates = await Collect(Model().StreamAsync("hi"));
        Assert.Equal("whole", updates[^1].Reply!.Text);
        Assert.Equal(CallOutcome.Succeeded, Assert.Single(_sink.Records).Outcome);
    }

    [Fact]
    public async Task Usage_that_a_backend_cannot_give_after_all_is_a_warning_and_the_answer_stays()
    {
        _backend.OnStream = () => Task.FromResult(new BackendStreamedAnswer(new Updates(() => new BadlyClosing())) { Usage = () => throw new InvalidDataException("odd") });
        ChatReply reply = (await Collect(Model().StreamAsync("hi")))[^1].Reply!;
        Assert.Equal("whole", reply.Text);
        Assert.Null(reply.Usage);
        Assert.Contains("usage", Assert.Single(reply.Warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_client_that_returns_null_has_not_answered_and_the_next_member_does(bool stream)
    {
        var backend = new ChatClientBackend("groq", new NullClient());
        _backend.OnChat = () => backend.ChatAsync(_backend.Request!, default);
        _backend.OnStream = () => backend.StreamAsync(_backend.Request!, default);
        var group = new TestGroup("both", Named("first", "groq/llama-3.3-70b-versatile"), Named("second", "openai/gpt-4o-mini"));
        Server.Enqueue(LoopbackReply.Text("from http"));

        ChatReply reply = stream ? (await Collect(group.StreamAsync("hi")))[^1].Reply! : await group.ChatAsync("hi");

        Assert.Equal(("from http", "second"), (reply.Text, reply.Member));
        Assert.Equal(RelayErrorKind.Provider, Assert.Single(Assert.Single(_sink.Records).FailedAttempts).Kind);
    }

    /// <summary>The typed error of a call, which the sink was told of too.</summary>
    private async Task<RelayException> FailureAsync(bool stream)
    {
        RelayException error = await Assert.ThrowsAsync<RelayException>(() => stream ? Collect(Model().StreamAsync("hi")) : (Task)Model().ChatAsync("hi"));
        Assert.Equal(("groq", "test", "llama-3.3-70b-versatile"), (error.Provider, error.Alias, error.Model));
        Assert.Equal(error.Kind, Assert.Single(error.Attempts).Kind);
        Assert.Equal(error.Kind, Assert.Single(_sink.Records).ErrorKind);
        Assert.Empty(Server.Requests);
        return error;
    }

    private ModelAlias Named(string name, string target) => Model(target, m => m.Alias = name);

    private sealed class BrokenBackend : IDispatchBackend
    {
        public Func<bool> OnSupports { get; set; } = () => true;

        public Func<Task<BackendAnswer>> OnChat { get; set; } = () => null!;

        public Func<Task<BackendStreamedAnswer>> OnStream { get; set; } = () => null!;

        public BackendRequest? Request { get; private set; }

        public bool Supports(string provider, string? role, string? tier) => provider == "groq" && OnSupports();

        public Task<BackendAnswer> ChatAsync(BackendRequest request, CancellationToken cancellationToken)
        {
            Request = request;
            return OnChat();
        }

        public Task<BackendStreamedAnswer> StreamAsync(BackendRequest request, CancellationToken cancellationToken)
        {
            Request = request;
            return OnStream();
        }
    }

    private sealed class Updates(Func<IAsyncEnumerator<ChatResponseUpdate>> open) : IAsyncEnumerable<ChatResponseUpdate>
    {
        public IAsyncEnumerator<ChatResponseUpdate> GetAsyncEnumerator(CancellationToken cancellationToken = default) => open();
    }

    private sealed class BadlyClosing : IAsyncEnumerator<ChatResponseUpdate>
    {
        private int _at;

        public ChatResponseUpdate Current { get; } = new(ChatRole.Assistant, "whole") { FinishReason = ChatFinishReason.Stop };

        public ValueTask<bool> MoveNextAsync() => ValueTask.FromResult(_at++ == 0);

        public ValueTask DisposeAsync() => throw new InvalidDataException("odd");
    }

    private sealed class NullClient : IChatClient
    {
        public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
            Task.FromResult<ChatResponse>(null!);

        public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
            IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) => null!;

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }
}
