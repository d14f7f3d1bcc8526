using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace Relay.Tests;

/// <summary>Usage is relayed to sinks, once per call whatever its end, and never tracked here.</summary>
[Feature(2)]
public sealed class UsageSinkTests : LoopbackTest
{
    private readonly ListSink _sink = new();
    private readonly ThrowingSink _throwing = new();
    private readonly ListLogger _log = new();

    private UsageRecord Record => Assert.Single(_sink.Records);

    protected override void Configure(RelayRuntimeOptions options)
    {
        options.LoggerFactory = _log;
        options.UsageSinks.Add(_throwing);
        options.UsageSinks.Add(_sink);
    }

    [Fact]
    public async Task A_call_is_recorded_with_all_that_is_known_of_it()
    {
        var gate = new TaskCompletionSource();
        Server.Enqueue(LoopbackReply.Text("ok").WithUsage(1000, 100, cached: 400, reasoning: 30).WithModel("llama-echo").WithRequestId("req_1").AfterGate(gate.Task));

        Task<ChatReply> call = Priced().ChatAsync("hi", new CallOptions
        {
            Role = "critic",
            Caller = "review",
            Tier = "gold",
            Tenant = "acme",
            User = "u1",
            Tags = ["a", "b"],
            Extras = new Dictionary<string, object?> { ["ticket"] = 7 },
        });
        await Server.WaitForRequestsAsync(1);
        Clock.Advance(TimeSpan.FromSeconds(3));
        gate.SetResult();
        ChatReply reply = await call;

        UsageRecord record = Record;
        Assert.Equal(("test", "test", "groq", "llama-3.3-70b-versatile", "llama-echo"), (record.Alias, record.Member, record.Provider, record.Model, record.EchoedModel));
        Assert.Equal(("critic", "review", "gold", "acme", "u1"), (record.Role, record.Caller, record.Tier, record.Tenant, record.User));
        Assert.Equal(["a", "b"], record.Tags);
        Assert.Equal(7, record.Extras["ticket"]);
        Assert.Equal((600, 400, 70, 30), (record.Usage!.InputUncached, record.Usage.CacheRead, record.Usage.OutputVisible, record.Usage.Reasoning));
        Assert.Equal(reply.Cost, record.Cost);
        Assert.Equal(reply.Cost.TotalUsd, record.CostUsdBeforeDiscount);
        Assert.Equal(Lane.Metered, record.Lane);
        Assert.Equal(CallOutcome.Succeeded, record.Outcome);
        Assert.Null(record.ErrorKind);
        Assert.Empty(record.FailedAttempts);
        Assert.Equal(TimeSpan.FromSeconds(3), record.Latency);
        Assert.Equal(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), record.StartedAt);
        Assert.False(record.IsStreamed);
        Assert.Equal("req_1", record.RequestId);
        Assert.NotEmpty(record.CallId);
    }

    [Fact]
    public async Task Extras_and_labels_are_not_sent_to_the_provider()
    {
        Server.Enqueue(LoopbackReply.Text("ok"));
        await Priced().ChatAsync("hi", new CallOptions { Extras = new Dictionary<string, object?> { ["ticket"] = "t-42" }, Tenant = "t-42", Tags = ["t-42"], Caller = "t-42" });
        Assert.DoesNotContain("t-42", Server.Requests[0].Json.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sink_that_throws_harms_neither_the_call_nor_other_sinks()
    {
        Server.Enqueue(LoopbackReply.Text("ok"));
        Assert.Equal("ok", (await Priced().ChatAsync("hi")).Text);
        Assert.Equal(1, _throwing.Calls);
        Assert.Single(_sink.Records);
        Assert.Contains("ThrowingSink", Assert.Single(_log.Messages), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_secret_in_a_sinks_exception_is_not_logged()
    {
        Server.Enqueue(LoopbackReply.Text("ok"));
        await Priced().ChatAsync("hi");
        Assert.DoesNotContain("aaaa", Assert.Single(_log.Messages), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_log_that_fails_while_it_is_told_of_a_failing_sink_harms_nothing_either()
    {
        using var runtime = new RelayRuntime(new RelayRuntimeOptions { LoggerFactory = new ThrowingLog(), UsageSinks = { _throwing, _sink } });
        ModelAlias alias = Model();
        Server.Enqueue(LoopbackReply.Text("ok"));
        using (RelayRuntime.Use(runtime))
        {
            Assert.Equal("ok", (await alias.ChatAsync("hi")).Text);
        }

        Assert.Equal(CallOutcome.Succeeded, Record.Outcome);
    }

    [Fact]
    public async Task A_stream_left_early_in_a_group_within_a_group_is_one_abandoned_call()
    {
        Server.Enqueue(LoopbackReply.Error(503, "busy"));
        Server.Enqueue(LoopbackReply.Text("a long enough answer").WithChunkSize(4));
        var inner = new TestGroup("inner", Model(configure: m => m.Alias = "a"), Model(configure: m => m.Alias = "b"));
        var outer = new TestGroup("outer", inner);
        await foreach (ChatUpdate update in outer.StreamAsync("hi"))
        {
            if (update.Kind == ChatUpdateKind.Text)
            {
                break;
            }
        }

        Assert.Equal((CallOutcome.Abandoned, "outer", "b"), (Record.Outcome, Record.Alias, Record.Member));
        Assert.Equal("a", Assert.Single(Record.FailedAttempts).Alias);
        Assert.Equal(1, _throwing.Calls);
    }

    [Fact]
    public async Task A_stream_is_recorded_once_with_its_usage()
    {
        Server.Enqueue(LoopbackReply.Text("one two three").WithChunkSize(3).WithUsage(10, 3));
        await Collect(Priced().StreamAsync("hi"));
        Assert.True(Record.IsStreamed);
        Assert.Equal(CallOutcome.Succeeded, Record.Outcome);
        Assert.Equal(13, Record.Usage!.Total);
    }

    [Fact]
    public async Task A_stream_through_the_ecosystems_interface_is_recorded_once()
    {
        Server.Enqueue(LoopbackReply.Text("one two three").WithChunkSize(3));
        await ((IChatClient)Priced()).GetStreamingResponseAsync("hi").ToChatResponseAsync();
        Assert.Equal(CallOutcome.Succeeded, Record.Outcome);
    }

    [Fact]
    public async Task A_stream_left_early_is_abandoned_and_its_usage_is_unknown()
    {
        Server.Enqueue(LoopbackReply.Text("one two three four").WithChunkSize(3).WithUsage(10, 3));
        await foreach (ChatUpdate update in Priced().StreamAsync("hi"))
        {
            if (update.Kind == ChatUpdateKind.Text)
            {
                break;
            }
        }

        Assert.Equal(CallOutcome.Abandoned, Record.Outcome);
        Assert.Null(Record.Usage);
        Assert.Null(Record.Cost.TotalUsd);
        Assert.Equal("usage", Record.Cost.MissingRate);
        Assert.Equal("llama-3.3-70b-versatile", Record.Model);
    }

    [Fact]
    public async Task A_stream_left_at_its_end_has_succeeded()
    {
        Server.Enqueue(LoopbackReply.Text("one"));
        await foreach (ChatUpdate update in Priced().StreamAsync("hi"))
        {
            if (update.Kind == ChatUpdateKind.End)
            {
                break;
            }
        }

        Assert.Equal(CallOutcome.Succeeded, Record.Outcome);
    }

    [Fact]
    public async Task An_abandoned_stream_keeps_the_usage_that_was_reported_at_its_beginning()
    {
        Server.Enqueue(LoopbackReply.Text("one two three four").WithChunkSize(3).WithUsage(50, 3));
        await foreach (ChatUpdate update in Model("anthropic/claude-sonnet-4-5").StreamAsync("hi"))
        {
            if (update.Kind == ChatUpdateKind.Text)
            {
                break;
            }
        }

        Assert.Equal(50, Record.Usage!.Input);
    }

    [Fact]
    public void A_stream_nobody_reads_is_no_call()
    {
        _ = Priced().StreamAsync("hi");
        Assert.Empty(_sink.Records);
    }

    [Fact]
    public async Task A_stream_that_breaks_is_recorded_once_as_failed()
    {
        Server.Enqueue(LoopbackReply.Text("a long enough answer").WithChunkSize(4).WithErrorEvent("broke", afterEvents: 3));
        await CollectFailure(Priced().StreamAsync("hi"));
        Assert.Equal(CallOutcome.Failed, Record.Outcome);
        Assert.Equal(RelayErrorKind.StreamError, Record.ErrorKind);
        Assert.Single(Record.FailedAttempts);
    }

    [Fact]
    public async Task A_broken_stream_left_at_its_error_is_failed_too()
    {
        Server.Enqueue(LoopbackReply.Text("a long enough answer").WithChunkSize(4).WithErrorEvent("broke", afterEvents: 3));
        await foreach (ChatUpdate update in Priced().StreamAsync("hi"))
        {
            if (update.Kind == ChatUpdateKind.Error)
            {
                break;
            }
        }

        Assert.Equal(RelayErrorKind.StreamError, Record.ErrorKind);
    }

    [Fact]
    public async Task A_failure_is_recorded_once_with_its_kind()
    {
        Server.Enqueue(LoopbackReply.Error(429, "slow down"));
        await Priced().TryChatAsync("hi");
        Assert.Equal((CallOutcome.Failed, RelayErrorKind.RateLimit), (Record.Outcome, Record.ErrorKind));
        Assert.Equal(429, Assert.Single(Record.FailedAttempts).StatusCode);
        Assert.Equal(("groq", "llama-3.3-70b-versatile", "test"), (Record.Provider, Record.Model, Record.Member));
        Assert.Null(Record.Usage);
        Assert.Null(Record.Cost.TotalUsd);
    }

    [Fact]
    public async Task A_call_that_could_not_be_made_is_recorded_too()
    {
        await Model(configure: m => m.ApiKey = null).TryChatAsync("hi");
        Assert.Equal(RelayErrorKind.Config, Record.ErrorKind);
    }

    [Fact]
    public async Task Cancellation_is_recorded_once_and_is_no_failure()
    {
        using var source = new CancellationTokenSource();
        var gate = new TaskCompletionSource();
        Server.Enqueue(LoopbackReply.Text("late").AfterGate(gate.Task));
        Task<ChatReply> call = Priced().ChatAsync("hi", source.Token);
        await Server.WaitForRequestsAsync(1);
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        gate.SetResult();

        Assert.Equal(CallOutcome.Cancelled, Record.Outcome);
        Assert.Null(Record.ErrorKind);
        Assert.Equal("llama-3.3-70b-versatile", Record.Model);
    }

    [Fact]
    public async Task A_stream_that_is_cancelled_is_recorded_once()
    {
        using var source = new CancellationTokenSource();
        var gate = new TaskCompletionSource();
        Server.Enqueue(LoopbackReply.Text("late").AfterGate(gate.Task));
        Task<List<ChatUpdate>> reading = Collect(Priced().StreamAsync("hi", source.Token));
        await Server.WaitForRequestsAsync(1);
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
        gate.SetResult();
        Assert.Equal(CallOutcome.Cancelled, Record.Outcome);
    }

    [Fact]
    public async Task A_call_to_a_group_is_one_call_and_names_who_answered_and_who_failed()
    {
        Server.Enqueue(LoopbackReply.Error(503, "overloaded"));
        Server.Enqueue(LoopbackReply.Text("ok").WithUsage(10, 1));
        await new TestGroup("default", Member("first", "groq"), Member("second", "deepseek")).ChatAsync("hi");
        Assert.Equal(("default", "second", "deepseek"), (Record.Alias, Record.Member, Record.Provider));
        RelayAttempt failed = Assert.Single(Record.FailedAttempts);
        Assert.Equal(("first", RelayErrorKind.Overloaded, 503), (failed.Alias, failed.Kind, failed.StatusCode));
        Assert.Equal(11, Record.Usage!.Total);
    }

    [Fact]
    public async Task A_group_within_a_group_is_still_one_call_and_lists_each_attempt_once()
    {
        Server.Enqueue(LoopbackReply.Error(503, "a"));
        Server.Enqueue(LoopbackReply.Error(503, "b"));
        Server.Enqueue(LoopbackReply.Text("ok"));
        var outer = new TestGroup("outer", new TestGroup("inner", Member("a", "groq"), Member("b", "groq")), Member("c", "deepseek"));
        await Collect(outer.StreamAsync("hi"));
        Assert.Equal(("outer", "c"), (Record.Alias, Record.Member));
        Assert.Equal(["a", "b"], Record.FailedAttempts.Select(a => a.Alias));
    }

    [Fact]
    public async Task A_group_that_fails_is_one_record_with_every_attempt()
    {
        Server.Enqueue(LoopbackReply.Error(503, "a"));
        Server.Enqueue(LoopbackReply.Error(429, "b"));
        await new TestGroup("default", Member("a", "groq"), Member("b", "deepseek")).TryChatAsync("hi");
        Assert.Equal(["a", "b"], Record.FailedAttempts.Select(a => a.Alias));
        Assert.Equal(("b", "deepseek", RelayErrorKind.RateLimit), (Record.Member, Record.Provider, Record.ErrorKind));
    }

    [Fact]
    public async Task Missing_usage_stays_null()
    {
        Server.Enqueue(LoopbackReply.Text("ok").WithoutUsage());
        await Priced().ChatAsync("hi");
        Assert.Null(Record.Usage);
        Assert.Null(Record.Cost.TotalUsd);
    }

    [Fact]
    public async Task Cache_reads_and_writes_are_not_added_up()
    {
        Server.Enqueue(LoopbackReply.Text("ok").WithUsage(new LoopbackUsage(0, 0)
        {
            Json = """{"input_tokens":2,"output_tokens":6,"cache_read_input_tokens":23720,"cache_creation_input_tokens":40306,"cache_creation":{"ephemeral_5m_input_tokens":0,"ephemeral_1h_input_tokens":40306}}""",
        }));
        await Model("anthropic/claude-sonnet-4-5").ChatAsync("hi");
        Assert.Equal((2, 23_720, 40_306, 0, 0), (Record.Usage!.InputUncached, Record.Usage.CacheRead, Record.Usage.CacheWrite1h, Record.Usage.CacheWrite5m, Record.Usage.CacheWriteUnsplit));
    }

    [Fact]
    public async Task A_subscription_costs_nothing_and_the_record_says_what_it_would_have_cost()
    {
        Server.Enqueue(LoopbackReply.Text("ok").WithUsage(1_000_000, 0));
        await Priced().ChatAsync("hi", new CallOptions { Lane = Lane.Subscription });
        Assert.Equal(Lane.Subscription, Record.Lane);
        Assert.Equal(0, Record.Cost.TotalUsd);
        Assert.Equal(0.59m, Record.CostUsdBeforeDiscount);
    }

    [Fact]
    public void Without_a_sink_nothing_is_recorded_and_nothing_stands_in_between()
    {
        using var runtime = new RelayRuntime(new RelayRuntimeOptions());
        Assert.Null(runtime.Usage);
    }

    private ModelAlias Priced() => Model(configure: m => m.Prices = ModelPrices.FromUser(0.59m, 0.79m));

    private ModelAlias Member(string name, string provider) => Model(provider + "/some-model", m => m.Alias = name);

    private sealed class ThrowingLog : ILoggerFactory, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => throw new InvalidOperationException("no log");

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => throw new InvalidOperationException("no log");

        public void AddProvider(ILoggerProvider provider)
        {
        }

        public void Dispose()
        {
        }
    }

    private sealed class ThrowingSink : IUsageSink
    {
        public int Calls { get; private set; }

        public void Record(UsageRecord record)
        {
            Calls++;
            throw new InvalidOperationException("no disk for sk-proj-" + new string('a', 40));
        }
    }
}
