using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay.Tests;

/// <summary>A backend of the program's own carries out calls, in a lane of its own; Relay's path stays around it.</summary>
[Feature(3)]
public sealed class DispatchBackendTests : LoopbackTest
{
    private readonly ListSink _sink = new();
    private readonly ScriptedBackend _first = new("groq");
    private readonly ScriptedBackend _second = new("groq", "deepseek");

    protected override void Configure(RelayRuntimeOptions options)
    {
        options.UsageSinks.Add(_sink);
        options.Backends.Add(_first);
        options.Backends.Add(_second);
    }

    [Fact]
    public async Task Backends_are_asked_in_order_and_the_first_that_supports_a_call_has_it()
    {
        _first.Says("first");
        _second.Says("second");
        Assert.Equal("first", (await Priced().ChatAsync("hi")).Text);
        Assert.Equal("second", (await Model("deepseek/deepseek-chat").ChatAsync("hi")).Text);
        Assert.Empty(Server.Requests);
    }

    [Fact]
    public async Task What_no_backend_supports_goes_over_http()
    {
        Server.Enqueue(LoopbackReply.Text("over http"));
        Assert.Equal("over http", (await Model("xai/grok-4").ChatAsync("hi")).Text);
    }

    [Fact]
    public async Task Role_and_tier_are_what_a_backend_decides_by()
    {
        _first.Role = "critic";
        _first.Tier = "gold";
        _first.Says("first");
        _second.Says("second");
        Assert.Equal("first", (await Priced().ChatAsync("hi", new CallOptions { Role = "critic", Tier = "gold" })).Text);
        Assert.Equal("second", (await Priced().ChatAsync("hi", new CallOptions { Role = "critic" })).Text);
        Assert.Equal("critic", _first.Requests[0].Role);
    }

    [Fact]
    public async Task No_backend_supports_it_and_http_is_turned_off_is_a_typed_error()
    {
        using var runtime = new RelayRuntime(new RelayRuntimeOptions { UseHttpBackend = false });
        RelayException error = await Assert.ThrowsAsync<RelayException>(
            () => Priced().CallThrough(runtime, [new ChatMessage(ChatRole.User, "hi")], new CallOptions { Role = "critic" }, null, default));
        Assert.Equal(RelayErrorKind.Config, error.Kind);
        Assert.Contains("no backend supports groq (role critic, tier none)", error.Message, StringComparison.Ordinal);
        Assert.Equal("test", error.Alias);
        Assert.Empty(Server.Requests);
    }

    [Fact]
    public async Task A_backend_may_serve_a_provider_that_relay_cannot_speak_to()
    {
        using var runtime = new RelayRuntime(new RelayRuntimeOptions { Backends = { new ScriptedBackend("bedrock").Says("hello") } });
        ModelAlias alias = RelayRuntime.Model("bedrock/some-model");
        Assert.Equal("hello", (await alias.CallThrough(runtime, [new ChatMessage(ChatRole.User, "hi")], null, null, default)).Text);
    }

    [Fact]
    public async Task The_answer_is_metered_for_the_configured_model()
    {
        _first.Answers(new ChatResponse(new ChatMessage(ChatRole.Assistant, "ok"))
        {
            ModelId = "llama-3.3-70b-2026-01-01",
            FinishReason = ChatFinishReason.Stop,
            Usage = new UsageDetails { InputTokenCount = 1000, CachedInputTokenCount = 400, OutputTokenCount = 100, ReasoningTokenCount = 30 },
        });

        ChatReply reply = await Priced().ChatAsync("hi");

        Assert.Equal((600, 400, 70, 30), (reply.Usage!.InputUncached, reply.Usage.CacheRead, reply.Usage.OutputVisible, reply.Usage.Reasoning));
        Assert.Equal((1000 + 100) / 1_000_000m, reply.Cost.TotalUsd);
        Assert.Equal(("llama-3.3-70b-versatile", "llama-3.3-70b-2026-01-01"), (reply.ConfiguredModel, reply.EchoedModel));
        Assert.Equal(("test", "groq", ChatFinishReason.Stop), (reply.Alias, reply.Provider, reply.FinishReason));
        Assert.Equal(reply.Cost, Assert.Single(_sink.Records).Cost);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_subscription_without_usage_costs_nothing_and_its_usage_stays_null(bool stream)
    {
        _first.Lane = Lane.Subscription;
        _first.Says("ok");

        ChatReply reply = stream ? (await Collect(Priced().StreamAsync("hi")))[^1].Reply! : await Priced().ChatAsync("hi");

        Assert.Null(reply.Usage);
        Assert.Equal(0, reply.Cost.TotalUsd);
        UsageRecord record = Assert.Single(_sink.Records);
        Assert.Null(record.Usage);
        Assert.Equal((Lane.Subscription, 0m), (record.Lane, record.Cost.TotalUsd));
        Assert.Null(record.CostUsdBeforeDiscount);
    }

    [Fact]
    public async Task Metered_without_usage_has_no_known_cost()
    {
        _first.Says("ok");
        ChatReply reply = await Priced().ChatAsync("hi");
        Assert.Null(reply.Cost.TotalUsd);
        Assert.Equal("usage", reply.Cost.MissingRate);
    }

    [Fact]
    public async Task A_backend_gets_the_presets_parameters_under_the_calls_own()
    {
        _first.Says("ok");
        ModelAlias alias = Model(configure: m => m.Parameters = new ModelParameters { Temperature = 0.2, MaxTokens = 50, Stop = new("END"), Extra = new(new ExtraParameter("top_a", "0.5")) });

        await alias.ChatAsync("hi", new CallOptions { Temperature = 0.9f, Tenant = "acme", ApiKey = "key-of-the-call" });

        BackendRequest request = Assert.Single(_first.Requests);
        Assert.Equal("llama-3.3-70b-versatile", request.Options.ModelId);
        Assert.Equal(0.9f, request.Options.Temperature);
        Assert.Equal(50, request.Options.MaxOutputTokens);
        Assert.Equal(["END"], request.Options.StopSequences);
        Assert.Equal(0.5, ((JsonElement)request.Options.AdditionalProperties!["top_a"]!).GetDouble());
        Assert.IsNotType<CallOptions>(request.Options);
        Assert.Equal(("acme", "key-of-the-call"), (request.Tenant, request.RevealApiKey()));
    }

    [Fact]
    public async Task The_callers_options_are_not_changed()
    {
        _first.Says("ok");
        var options = new ChatOptions();
        await Model(configure: m => m.Parameters = new ModelParameters { Temperature = 0.2 }).ChatAsync("hi", options);
        Assert.Null(options.Temperature);
        Assert.Null(options.ModelId);
    }

    [Fact]
    public async Task What_the_target_does_not_take_is_left_out_with_a_warning()
    {
        using var runtime = new RelayRuntime(new RelayRuntimeOptions { Backends = { new ScriptedBackend("openai").Says("ok") } });
        ChatReply reply = await RelayRuntime.Model("openai/o3-mini").CallThrough(runtime, [new ChatMessage(ChatRole.User, "hi")], new ChatOptions { Temperature = 0.5f }, null, default);
        Assert.Contains("temperature", Assert.Single(reply.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stream_starts_once_gives_usage_once_and_ends_once()
    {
        _first.Streams(Update("one "), Update("two"), new ChatResponseUpdate(ChatRole.Assistant, [new UsageContent(new UsageDetails { InputTokenCount = 10, OutputTokenCount = 2 })]), End());
        List<ChatUpdate> updates = await Collect(Priced().StreamAsync("hi"));
        Assert.Equal([ChatUpdateKind.Start, ChatUpdateKind.Text, ChatUpdateKind.Text, ChatUpdateKind.Usage, ChatUpdateKind.End], updates.Select(u => u.Kind));
        Assert.Equal("one two", updates[^1].Reply!.Text);
        Assert.Equal(12, updates[^1].Reply!.Usage!.Total);
        Assert.Equal(12 / 1_000_000m, updates[^1].Reply!.Cost.TotalUsd);
        Assert.True(Assert.Single(_sink.Records).IsStreamed);
    }

    [Fact]
    public async Task Tool_calls_keep_their_very_objects()
    {
        var call = new FunctionCallContent("c1", "weather", new Dictionary<string, object?> { ["city"] = "Lisbon" });
        _first.Streams(new ChatResponseUpdate(ChatRole.Assistant, [call]), End());
        List<ChatUpdate> updates = await Collect(Priced().StreamAsync("hi"));
        ToolCallDelta delta = Assert.Single(updates, u => u.Kind == ChatUpdateKind.ToolCallDelta).ToolCall!;
        Assert.Equal((0, "c1", "weather", """{"city":"Lisbon"}"""), (delta.Index, delta.Id, delta.Name, delta.ArgumentsDelta));
        Assert.Same(call, Assert.Single(updates[^1].Reply!.ToolCalls));
    }

    [Fact]
    public async Task A_stream_that_fails_before_its_first_piece_is_only_the_exception()
    {
        _first.StreamsThenThrows(new HttpRequestException("busy", null, HttpStatusCode.ServiceUnavailable));
        (List<ChatUpdate> updates, RelayException error) = await CollectFailure(Priced().StreamAsync("hi"));
        Assert.Empty(updates);
        Assert.Equal((RelayErrorKind.Overloaded, 503), (error.Kind, error.StatusCode));
    }

    [Fact]
    public async Task A_stream_that_fails_after_its_first_piece_says_so_once_with_what_arrived()
    {
        _first.StreamsThenThrows(new IOException("gone"), Update("half of "));
        (List<ChatUpdate> updates, RelayException error) = await CollectFailure(Priced().StreamAsync("hi"));
        Assert.Equal(ChatUpdateKind.Error, updates[^1].Kind);
        Assert.Equal("half of ", updates[^1].Reply!.Text);
        Assert.Same(error, updates[^1].Error);
        Assert.Equal(RelayErrorKind.StreamTruncated, error.Kind);
    }

    [Fact]
    public async Task A_chat_clients_stream_that_ends_without_a_reason_was_cut_off()
    {
        var client = new ScriptedClient(Update("half of "));
        using var runtime = new RelayRuntime(new RelayRuntimeOptions().UseChatClient("groq", client));
        RelayException error = await Assert.ThrowsAsync<RelayException>(() => Collect(Priced().StreamThrough(runtime, [new ChatMessage(ChatRole.User, "hi")], null, null, default)));
        Assert.Equal(RelayErrorKind.StreamTruncated, error.Kind);
    }

    [Fact]
    public async Task A_chat_client_cannot_take_a_key_of_the_call_and_does_not_pretend_to()
    {
        using var runtime = new RelayRuntime(new RelayRuntimeOptions().UseChatClient("groq", new ScriptedClient(Update("ok"), End())));
        RelayException error = await Assert.ThrowsAsync<RelayException>(
            () => Priced().CallThrough(runtime, [new ChatMessage(ChatRole.User, "hi")], new CallOptions { ApiKey = "key-of-the-caller" }, null, default));
        Assert.Equal(RelayErrorKind.Config, error.Kind);
        Assert.DoesNotContain("key-of-the-caller", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task Whatever_a_backend_throws_is_a_typed_error(Exception thrown, RelayErrorKind kind)
    {
        _first.Throws(thrown);
        RelayException error = await Assert.ThrowsAsync<RelayException>(() => Priced().ChatAsync("hi"));
        Assert.Equal(kind, error.Kind);
        Assert.Equal(("groq", "test", "llama-3.3-70b-versatile"), (error.Provider, error.Alias, error.Model));
        Assert.Equal(kind, Assert.Single(error.Attempts).Kind);
        Assert.Equal(kind, Assert.Single(_sink.Records).ErrorKind);
    }

    public static TheoryData<Exception, RelayErrorKind> Failures() => new()
    {
        { new TimeoutException(), RelayErrorKind.Timeout },
        { new TaskCanceledException(), RelayErrorKind.Timeout },
        { new HttpRequestException("no", null, HttpStatusCode.Unauthorized), RelayErrorKind.Authentication },
        { new HttpRequestException("no", null, HttpStatusCode.TooManyRequests), RelayErrorKind.RateLimit },
        { new HttpRequestException("refused"), RelayErrorKind.Connection },
        { new IOException("broken"), RelayErrorKind.Connection },
        { new JsonException("odd"), RelayErrorKind.Provider },
        { new NotSupportedException("no images"), RelayErrorKind.InvalidRequest },
        { new InvalidOperationException("?"), RelayErrorKind.Provider },
        { new RelayException(RelayErrorKind.ContextWindow, "too long"), RelayErrorKind.ContextWindow },
    };

    [Fact]
    public async Task A_backends_own_description_of_its_failure_decides()
    {
        _first.Throws(new InvalidOperationException("slow down"));
        _first.Description = new BackendError { StatusCode = 429, RetryAfter = TimeSpan.FromSeconds(9), Code = "rate_limit_exceeded", RequestId = "req_9" };
        RelayException error = await Assert.ThrowsAsync<RelayException>(() => Priced().ChatAsync("hi"));
        Assert.Equal((RelayErrorKind.RateLimit, 429, TimeSpan.FromSeconds(9), "req_9"), (error.Kind, error.StatusCode, error.RetryAfter, error.RequestId));
        Assert.Equal("slow down", error.ProviderMessage);
    }

    [Fact]
    public async Task A_secret_in_a_backends_exception_is_not_shown()
    {
        string secret = "sk-proj-" + new string('a', 40);
        _first.Throws(new InvalidOperationException("bad key " + secret));
        RelayException error = await Assert.ThrowsAsync<RelayException>(() => Priced().ChatAsync("hi"));
        Assert.DoesNotContain(secret, error.ToString(), StringComparison.Ordinal);
        Assert.Null(error.InnerException);
    }

    [Fact]
    public async Task The_calls_own_key_is_not_shown_whatever_it_looks_like()
    {
        _first.Throws(new InvalidOperationException("bad key my-odd-looking-key"));
        RelayException error = await Assert.ThrowsAsync<RelayException>(() => Priced().ChatAsync("hi", new CallOptions { ApiKey = "my-odd-looking-key" }));
        Assert.DoesNotContain("my-odd-looking-key", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_time_limit_holds_for_a_backend_that_ignores_its_token(bool stream)
    {
        _first.Hangs();
        var options = new CallOptions { Timeout = TimeSpan.FromSeconds(5) };
        Task call = stream ? Collect(Priced().StreamAsync("hi", options)) : Priced().ChatAsync("hi", options);
        Assert.False(call.IsCompleted);
        Clock.Advance(TimeSpan.FromSeconds(6));
        RelayException error = await Assert.ThrowsAsync<RelayException>(() => call);
        Assert.Equal(RelayErrorKind.Timeout, error.Kind);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_caller_who_cancels_gets_a_cancellation(bool stream)
    {
        _first.Hangs();
        using var source = new CancellationTokenSource();
        Task call = stream ? Collect(Priced().StreamAsync("hi", source.Token)) : Priced().ChatAsync("hi", source.Token);
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Equal(CallOutcome.Cancelled, Assert.Single(_sink.Records).Outcome);
    }

    [Fact]
    public async Task A_reader_who_leaves_closes_the_backends_stream()
    {
        _first.Streams(Update("one "), Update("two"), End());
        await foreach (ChatUpdate update in Priced().StreamAsync("hi"))
        {
            if (update.Kind == ChatUpdateKind.Text)
            {
                break;
            }
        }

        Assert.Equal(1, _first.Closed);
        Assert.Equal(CallOutcome.Abandoned, Assert.Single(_sink.Records).Outcome);
    }

    [Fact]
    public async Task A_group_falls_back_from_a_backend_to_http()
    {
        _first.Throws(new TimeoutException());
        Server.Enqueue(LoopbackReply.Text("from http"));
        ChatReply reply = await new TestGroup("default", Priced(), Model("xai/grok-4", m => m.Alias = "second")).ChatAsync("hi");
        Assert.Equal(("from http", "second"), (reply.Text, reply.Member));
        Assert.Equal(RelayErrorKind.Timeout, Assert.Single(Assert.Single(_sink.Records).FailedAttempts).Kind);
    }

    [Fact]
    public async Task An_empty_answer_is_an_empty_reply()
    {
        _first.Answers(new ChatResponse());
        Assert.Equal("", (await Priced().ChatAsync("hi")).Text);
    }

    [Fact]
    public async Task Several_messages_are_all_kept_and_the_last_is_the_answer()
    {
        _first.Answers(new ChatResponse([
            new ChatMessage(ChatRole.Assistant, [new FunctionCallContent("c1", "f")]),
            new ChatMessage(ChatRole.Tool, [new FunctionResultContent("c1", "r")]),
            new ChatMessage(ChatRole.Assistant, "done"),
        ]));
        ChatReply reply = await Priced().ChatAsync("hi");
        Assert.Equal("done", reply.Message.Text);
        Assert.Equal(3, reply.Messages.Count);
        Assert.Empty(reply.ToolCalls);
    }

    [Fact]
    public void A_chat_client_for_an_unknown_provider_is_refused_at_once() =>
        Assert.Throws<ArgumentException>(() => new RelayRuntimeOptions().UseChatClient("nobody", new ScriptedClient()));

    private ModelAlias Priced() => Model(configure: m => m.Prices = ModelPrices.FromUser(1, 1));

    private static ChatResponseUpdate Update(string text) => new(ChatRole.Assistant, text);

    private static ChatResponseUpdate End() => new(ChatRole.Assistant, (IList<AIContent>)[]) { FinishReason = ChatFinishReason.Stop };

    private sealed class ScriptedBackend(params string[] providers) : IDispatchBackend
    {
        private Func<Task<ChatResponse>> _answer = () => throw new InvalidOperationException("nothing was scripted");
        private ChatResponseUpdate[] _updates = [];
        private Exception? _failure;
        private bool _hangs;

        public string? Role { get; set; }

        public string? Tier { get; set; }

        public Lane? Lane { get; set; }

        public BackendError? Description { get; set; }

        public int Closed { get; private set; }

        public List<BackendRequest> Requests { get; } = [];

        public ScriptedBackend Says(string text)
        {
            Streams(Update(text), End());
            return Answers(new ChatResponse(new ChatMessage(ChatRole.Assistant, text)));
        }

        public ScriptedBackend Answers(ChatResponse response)
        {
            _answer = () => Task.FromResult(response);
            return this;
        }

        public void Throws(Exception error) => _answer = () => throw error;

        public void Streams(params ChatResponseUpdate[] updates) => _updates = updates;

        public void StreamsThenThrows(Exception error, params ChatResponseUpdate[] updates)
        {
            _updates = updates;
            _failure = error;
        }

        public void Hangs()
        {
            _answer = () => new TaskCompletionSource<ChatResponse>().Task;
            _hangs = true;
        }

        public bool Supports(string provider, string? role, string? tier) => providers.Contains(provider) && (Role is null || role == Role) && (Tier is null || tier == Tier);

        public async Task<BackendAnswer> ChatAsync(BackendRequest request, CancellationToken cancellationToken)
        {
            Requests.Add(request);
            return new BackendAnswer(await _answer()) { Lane = Lane };
        }

        public Task<BackendStreamedAnswer> StreamAsync(BackendRequest request, CancellationToken cancellationToken)
        {
            Requests.Add(request);
            return Task.FromResult(new BackendStreamedAnswer(Pieces()) { Lane = Lane });
        }

        public BackendError? Describe(Exception error) => Description;

        private async IAsyncEnumerable<ChatResponseUpdate> Pieces()
        {
            try
            {
                foreach (ChatResponseUpdate update in _updates)
                {
                    yield return update;
                }

                if (_hangs)
                {
                    await new TaskCompletionSource().Task;
                }

                if (_failure is not null)
                {
                    throw _failure;
                }
            }
            finally
            {
                Closed++;
            }
        }
    }

    private sealed class ScriptedClient(params ChatResponseUpdate[] updates) : IChatClient
    {
        public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
            Task.FromResult(updates.ToChatResponse());

        public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
            IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            await Task.CompletedTask;
            foreach (ChatResponseUpdate update in updates)
            {
                yield return update;
            }
        }

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }
}
