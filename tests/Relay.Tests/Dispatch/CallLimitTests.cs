using Microsoft.Extensions.AI;

namespace Relay.Tests;

/// <summary>Time limits, cancellation, options and conversations that a careless caller gives.</summary>
[Feature(30)]
public sealed class CallLimitTests : LoopbackTest
{
    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    public async Task A_time_limit_of_nothing_is_a_typed_error(int seconds)
    {
        var options = new CallOptions { Timeout = TimeSpan.FromSeconds(seconds) };
        AssertComplete((await Model().TryChatAsync("hi", options)).Error!, RelayErrorKind.Config);
        AssertComplete((await CollectFailure(Model().StreamAsync("hi", options))).Error, RelayErrorKind.Config);
    }

    [Fact]
    public async Task A_time_limit_longer_than_any_timer_is_no_limit()
    {
        foreach (TimeSpan limit in new[] { TimeSpan.FromMilliseconds(int.MaxValue + 1.0), TimeSpan.FromDays(60), TimeSpan.MaxValue, Timeout.InfiniteTimeSpan })
        {
            Server.Enqueue(LoopbackReply.Text("ok"));
            Assert.Equal("ok", (await Model().ChatAsync("hi", new CallOptions { Timeout = limit })).Text);
        }
    }

    [Fact]
    public async Task Errors_before_the_call_say_whose_call_it_was()
    {
        AssertComplete((await Model(configure: m => m.ApiKey = null).TryChatAsync("hi")).Error!, RelayErrorKind.Config);
        AssertComplete((await Model().TryChatAsync("hi", new ChatOptions { ModelId = "other" })).Error!, RelayErrorKind.Config);
        AssertComplete((await Model(configure: m => m.BaseUrl = "ftp://x").TryChatAsync("hi")).Error!, RelayErrorKind.Config);
        AssertComplete((await Model().TryChatAsync([])).Error!, RelayErrorKind.InvalidRequest);
        Assert.Empty(Server.Requests);
    }

    [Fact]
    public async Task Options_that_cannot_be_honoured_are_never_left_out_silently()
    {
        AssertComplete((await Model().TryChatAsync("hi", new ChatOptions { ConversationId = "c" })).Error!, RelayErrorKind.InvalidRequest);
        AssertComplete((await Model().TryChatAsync("hi", new ChatOptions { Tools = [new HostedWebSearchTool()] })).Error!, RelayErrorKind.ToolSchema);
        AssertComplete((await Model().TryChatAsync("hi", new ChatOptions { Temperature = float.NaN })).Error!, RelayErrorKind.InvalidRequest);
        Assert.Empty(Server.Requests);

        Server.Enqueue(LoopbackReply.Text("ok"));
        ChatReply reply = await Model(configure: m => m.Parameters = new ModelParameters { Temperature = 0.1 }).ChatAsync(
            "hi", new ChatOptions { RawRepresentationFactory = _ => new object(), AdditionalProperties = new() { ["temperature"] = 0.9 } });
        Assert.Contains(reply.Warnings, w => w.Contains("RawRepresentationFactory", StringComparison.Ordinal));
        Assert.Contains(reply.Warnings, w => w.Contains("temperature", StringComparison.Ordinal));
    }

    [Fact]
    public async Task No_field_is_written_twice_when_preset_and_call_both_name_it()
    {
        ModelAlias model = Model("openai/gpt-4o", m => m.Parameters = new ModelParameters { ServiceTier = "flex", Extra = new(new ExtraParameter("user", "\"preset\"")) });
        Server.Enqueue(LoopbackReply.Text("ok"));
        await model.ChatAsync("hi", new CallOptions { User = "call", AdditionalProperties = new() { ["service_tier"] = "priority" } });
        string body = Server.Requests[^1].Body;
        Assert.Single(System.Text.RegularExpressions.Regex.Matches(body, "\"service_tier\""));
        Assert.Single(System.Text.RegularExpressions.Regex.Matches(body, "\"user\":"));
        Assert.Equal("priority", Server.Requests[^1].Json.GetProperty("service_tier").GetString());
        Assert.Equal("call", Server.Requests[^1].Json.GetProperty("user").GetString());
    }

    [Fact]
    public async Task A_conversation_is_enumerated_once_and_its_failure_is_a_typed_error()
    {
        int times = 0;
        IEnumerable<ChatMessage> Lazy(Exception? failure)
        {
            times++;
            yield return new ChatMessage(ChatRole.User, "hi");
            if (failure is not null)
            {
                throw failure;
            }
        }

        Server.Enqueue(LoopbackReply.Text("ok"));
        await Model().ChatAsync(Lazy(null));
        Assert.Equal(1, times);
        var cause = new FormatException("no");
        RelayException error = (await Model().TryChatAsync(Lazy(cause))).Error!;
        AssertComplete(error, RelayErrorKind.InvalidRequest);
        Assert.Same(cause, error.InnerException);
        AssertComplete((await Model().TryChatAsync([new(ChatRole.User, "hi"), null!])).Error!, RelayErrorKind.InvalidRequest);
        AssertComplete((await Model().TryChatAsync("hi", new ChatOptions { AdditionalProperties = new() { ["x"] = double.NaN } })).Error!, RelayErrorKind.InvalidRequest);
    }

    [Fact]
    public async Task A_copy_of_CallOptions_is_CallOptions_and_shares_no_list()
    {
        var options = new CallOptions { Caller = "c", ApiKey = "mine", Timeout = TimeSpan.FromSeconds(3), Tags = ["a"], CaptureRaw = true };
        var copy = Assert.IsType<CallOptions>(options.Clone());
        copy.Tags!.Add("b");
        Assert.Equal(["a"], options.Tags);
        Assert.Equal(("c", "mine", TimeSpan.FromSeconds(3), true), (copy.Caller, copy.RevealApiKey(), copy.Timeout, copy.CaptureRaw));
        Server.Enqueue(LoopbackReply.Text("ok"));
        await ((IChatClient)Model()).GetResponseAsync("hi", copy);
        Assert.Equal("Bearer mine", Server.Requests[^1].Headers["Authorization"]);
    }

    [Fact]
    public async Task A_call_that_was_cancelled_before_it_began_sends_nothing()
    {
        var cancelled = new CancellationToken(canceled: true);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Model().TryChatAsync("hi", cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Collect(Model().StreamAsync("hi", cancelled)));
        Assert.Empty(Server.Requests);
    }

    [Fact]
    public async Task Cancellation_in_the_middle_of_a_body_is_a_cancellation()
    {
        var gate = new TaskCompletionSource();
        using var source = new CancellationTokenSource();
        Server.Enqueue(LoopbackReply.Text("never to be finished").HoldAt(10, gate.Task));
        Task<ChatResult> call = Model().TryChatAsync("hi", source.Token);
        await Server.WaitForRequestsAsync(1);
        await source.CancelAsync();
        OperationCanceledException error = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Equal(source.Token, error.CancellationToken);
        gate.SetResult();
    }

    [Fact]
    public async Task Cancellation_between_events_that_are_there_already_ends_the_stream()
    {
        Server.Enqueue(LoopbackReply.Text("all of it is here at once").WithChunkSize(2));
        using var source = new CancellationTokenSource();
        int texts = 0;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (ChatUpdate update in Model().StreamAsync("hi", source.Token))
            {
                if (update.Kind == ChatUpdateKind.Text && ++texts == 1)
                {
                    await source.CancelAsync();
                }
            }
        });
        Assert.Equal(1, texts);
    }

    [Fact]
    public async Task A_value_that_holds_itself_is_a_typed_error_and_no_crash()
    {
        var circle = new Dictionary<string, object?>();
        circle["again"] = circle;
        AssertComplete((await Model().TryChatAsync("hi", new ChatOptions { AdditionalProperties = new() { ["x"] = circle } })).Error!, RelayErrorKind.InvalidRequest);
    }

    private static void AssertComplete(RelayException error, RelayErrorKind kind)
    {
        Assert.Equal(kind, error.Kind);
        Assert.Equal("test", error.Alias);
        Assert.Equal("groq", error.Provider);
        Assert.Equal("llama-3.3-70b-versatile", error.Model);
        Assert.Equal(kind, Assert.Single(error.Attempts).Kind);
    }
}
