using Microsoft.Extensions.AI;

namespace Relay.Tests;

[Feature(35)]
public sealed class GroupTests : LoopbackTest
{
    [Fact]
    public async Task The_next_member_answers_when_the_first_cannot()
    {
        Server.Enqueue(LoopbackReply.Error(503, "overloaded"));
        Server.Enqueue(LoopbackReply.Text("from the second"));

        ChatReply reply = await Group("default", Member("first", "groq"), Member("second", "deepseek")).ChatAsync("hi");

        Assert.Equal("from the second", reply.Text);
        Assert.Equal("default", reply.Alias);
        Assert.Equal("second", reply.Member);
        Assert.Equal("deepseek", reply.Provider);
    }

    [Fact]
    public async Task Groups_in_groups_answer_down_to_the_last_level_there_may_be()
    {
        Server.Enqueue(LoopbackReply.Error(503, "overloaded"));
        Server.Enqueue(LoopbackReply.Text("from the depth"));
        ModelAlias nested = Nested(32, Member("first", "groq"), Member("second", "deepseek"));

        ChatReply reply = await nested.ChatAsync("hi");

        Assert.Equal("from the depth", reply.Text);
        Assert.Equal("groq", nested.Spec.Provider);
    }

    [Theory]
    [InlineData(33)]
    [InlineData(10_000)]
    public async Task Groups_that_are_nested_too_deeply_did_end_the_process_and_are_refused(int levels)
    {
        ModelAlias nested = Nested(levels, Member("first", "groq"));

        AssertRefused(await Assert.ThrowsAsync<RelayException>(() => nested.ChatAsync("hi")), "is nested more than 32 groups deep, or contains itself");
        AssertRefused((await CollectFailure(nested.StreamAsync("hi"))).Error, "is nested more than 32 groups deep, or contains itself");
        AssertRefused(Assert.Throws<RelayException>(() => nested.Spec), "is nested more than 32 groups deep, or contains itself");
    }

    [Fact]
    public async Task Groups_that_double_at_each_level_called_without_end_and_are_refused()
    {
        ModelAlias left = Member("left", "groq"), right = Member("right", "groq");
        for (int i = 0; i < 20; i++)
        {
            (left, right) = (Group($"left{i}", left, right), Group($"right{i}", left, right));
        }

        AssertRefused(await Assert.ThrowsAsync<RelayException>(() => left.ChatAsync("hi")), "leads to more than 1000 models");
    }

    [Fact]
    public async Task A_group_that_contains_itself_is_refused()
    {
        var members = new ModelAlias[2];
        ModelAlias circle = new TestGroup("circle", members);
        (members[0], members[1]) = (Member("first", "groq"), circle);

        AssertRefused(await Assert.ThrowsAsync<RelayException>(() => circle.ChatAsync("hi")), "contains itself");
    }

    private static ModelAlias Nested(int levels, params ModelAlias[] innermost)
    {
        ModelAlias nested = Group("level1", innermost);
        for (int i = 2; i <= levels; i++)
        {
            nested = Group($"level{i}", nested);
        }

        return nested;
    }

    private void AssertRefused(RelayException error, string says)
    {
        Assert.Equal(RelayErrorKind.Config, error.Kind);
        Assert.Contains(says, error.Message, StringComparison.Ordinal);
        Assert.Empty(Server.Requests);
    }

    [Fact]
    public async Task Each_member_has_its_own_settings_and_its_own_key()
    {
        Server.Enqueue(LoopbackReply.Error(429, "slow down"));
        Server.Enqueue(LoopbackReply.Text("ok"));
        ModelAlias first = Member("first", "groq", m => m.Parameters = new ModelParameters { Temperature = 0.1 });
        ModelAlias second = Member("second", "deepseek", m => m.Parameters = new ModelParameters { Temperature = 0.9 });

        await Group("default", first, second).ChatAsync("hi");

        Assert.Equal("Bearer key-of-first", Server.Requests[0].Headers["Authorization"]);
        Assert.Equal("Bearer key-of-second", Server.Requests[1].Headers["Authorization"]);
        Assert.Equal("0.1", Server.Requests[0].Json.GetProperty("temperature").GetRawText());
        Assert.Equal("0.9", Server.Requests[1].Json.GetProperty("temperature").GetRawText());
    }

    [Fact]
    public async Task A_key_given_with_the_call_goes_to_its_own_provider_and_to_no_fallback()
    {
        Server.Enqueue(LoopbackReply.Error(503, "overloaded"));
        Server.Enqueue(LoopbackReply.Error(503, "overloaded"));
        Server.Enqueue(LoopbackReply.Text("ok"));

        await Group("default", Member("first", "groq"), Member("same", "groq"), Member("other", "deepseek")).ChatAsync("hi", new CallOptions { ApiKey = "mine" });

        Assert.Equal(["Bearer mine", "Bearer mine", "Bearer key-of-other"], Server.Requests.Select(r => r.Headers["Authorization"]));
    }

    [Fact]
    public async Task A_key_given_with_the_call_does_not_go_to_another_address_of_its_provider()
    {
        Server.Enqueue(LoopbackReply.Error(503, "overloaded"));
        Server.Enqueue(LoopbackReply.Text("ok"));
        ModelAlias elsewhere = Model("groq/llama-3.3-70b-versatile", m => (m.Alias, m.BaseUrl, m.ApiKey) = ("second", Server.BaseUrl.Replace("127.0.0.1", "localhost", StringComparison.Ordinal), "key-of-second"));

        await Group("default", Member("first", "groq"), elsewhere).ChatAsync("hi", new CallOptions { ApiKey = "mine" });

        Assert.Equal(["Bearer mine", "Bearer key-of-second"], Server.Requests.Select(r => r.Headers["Authorization"]));
    }

    [Fact]
    public async Task A_streaming_client_is_told_the_model_that_answered_and_not_the_first_members()
    {
        Server.Enqueue(LoopbackReply.Error(503, "overloaded"));
        Server.Enqueue(LoopbackReply.Text("ok").WithId("c9"));
        ModelAlias second = Member("second", "deepseek");
        IChatClient group = Group("default", Member("first", "groq"), second);

        ChatResponse response = await group.GetStreamingResponseAsync("hi").ToChatResponseAsync();

        Assert.Equal(second.Spec.Model, response.ModelId);
        Assert.Equal("c9", Assert.Single(response.Messages).MessageId);
    }

    [Fact]
    public async Task A_group_takes_a_time_limit_longer_than_any_timer_and_falls_back_under_it()
    {
        foreach (TimeSpan limit in new[] { TimeSpan.MaxValue, Timeout.InfiniteTimeSpan })
        {
            Server.Enqueue(LoopbackReply.Error(503, "overloaded"));
            Server.Enqueue(LoopbackReply.Text("ok"));
            Assert.Equal("ok", (await Group("default", Member("first", "groq"), Member("second", "deepseek")).ChatAsync("hi", new CallOptions { Timeout = limit })).Text);
        }
    }

    [Fact]
    public async Task A_conversation_that_cannot_be_enumerated_is_a_typed_error_of_the_group()
    {
        static IEnumerable<ChatMessage> Failing()
        {
            yield return new ChatMessage(ChatRole.User, "hi");
            throw new FormatException("no");
        }

        ChatResult result = await Group("default", Member("first", "groq")).TryChatAsync(Failing());
        Assert.Equal(RelayErrorKind.InvalidRequest, result.Error!.Kind);
        Assert.Equal("default", result.Error.Alias);
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(400)]
    public async Task A_mistake_of_the_program_is_not_tried_elsewhere(int status)
    {
        Server.Enqueue(LoopbackReply.Error(status, "no"));

        RelayException error = await Assert.ThrowsAsync<RelayException>(() => Group("default", Member("first", "groq"), Member("second", "deepseek")).ChatAsync("hi"));

        Assert.Single(Server.Requests);
        Assert.Single(error.Attempts);
        Assert.Equal("default", error.Alias);
    }

    [Fact]
    public async Task When_all_fail_one_error_lists_every_attempt()
    {
        Server.Enqueue(LoopbackReply.Error(503, "overloaded"));
        Server.Enqueue(LoopbackReply.Error(429, "slow down").WithRetryAfter(TimeSpan.FromSeconds(3)));

        RelayException error = await Assert.ThrowsAsync<RelayException>(() => Group("default", Member("first", "groq"), Member("second", "deepseek")).ChatAsync("hi"));

        Assert.Equal(RelayErrorKind.RateLimit, error.Kind);
        Assert.Equal(TimeSpan.FromSeconds(3), error.RetryAfter);
        Assert.Equal(["first", "second"], error.Attempts.Select(a => a.Alias));
        Assert.Equal([503, 429], error.Attempts.Select(a => a.StatusCode!.Value));
        Assert.Contains("2 of 2 members", error.Message, StringComparison.Ordinal);
        Assert.Contains("overloaded", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_group_may_be_a_member()
    {
        Server.Enqueue(LoopbackReply.Error(503, "a"));
        Server.Enqueue(LoopbackReply.Error(503, "b"));
        Server.Enqueue(LoopbackReply.Text("third"));

        ChatReply reply = await Group("outer", Group("inner", Member("a", "groq"), Member("b", "groq")), Member("c", "deepseek")).ChatAsync("hi");

        Assert.Equal("outer", reply.Alias);
        Assert.Equal("c", reply.Member);
    }

    [Fact]
    public async Task Fallbacks_can_be_turned_off()
    {
        Server.Enqueue(LoopbackReply.Error(503, "overloaded"));
        await Assert.ThrowsAsync<RelayException>(() => Group("default", Member("first", "groq"), Member("second", "deepseek")).ChatAsync("hi", new CallOptions { Fallbacks = false }));
        Assert.Single(Server.Requests);
    }

    [Fact]
    public async Task A_stream_changes_members_before_its_first_piece()
    {
        Server.Enqueue(LoopbackReply.RawEvents("data: {\"error\":{\"message\":\"busy\"}}\n\n"));
        Server.Enqueue(LoopbackReply.Text("from the second").WithChunkSize(5));

        List<ChatUpdate> updates = await Collect(Group("default", Member("first", "groq"), Member("second", "deepseek")).StreamAsync("hi"));

        Assert.Equal("from the second", string.Concat(updates));
        Assert.Single(updates, u => u.Kind == ChatUpdateKind.Start);
        Assert.Equal("default", updates[^1].Reply!.Alias);
        Assert.Equal("second", updates[^1].Reply!.Member);
    }

    [Fact]
    public async Task A_stream_never_changes_members_after_its_first_piece()
    {
        Server.Enqueue(LoopbackReply.Error(503, "overloaded"));
        Server.Enqueue(LoopbackReply.Text("a long enough answer").WithChunkSize(4).WithErrorEvent("broke", afterEvents: 3));

        (List<ChatUpdate> updates, RelayException error) = await CollectFailure(
            Group("default", Member("first", "groq"), Member("second", "deepseek"), Member("third", "xai")).StreamAsync("hi"));

        Assert.Equal(2, Server.Requests.Count);
        Assert.Equal(ChatUpdateKind.Error, updates[^1].Kind);
        Assert.Same(error, updates[^1].Error);
        Assert.Equal(["first", "second"], error.Attempts.Select(a => a.Alias));
    }

    [Fact]
    public async Task The_time_limit_of_the_call_is_shared_by_the_members()
    {
        Server.Enqueue(LoopbackReply.Error(503, "overloaded"));
        var gate = new TaskCompletionSource();
        Server.Enqueue(LoopbackReply.Text("late").AfterGate(gate.Task));
        Task<ChatReply> call = Group("default", Member("first", "groq"), Member("second", "deepseek")).ChatAsync("hi", new CallOptions { Timeout = TimeSpan.FromSeconds(10) });
        await Server.WaitForRequestsAsync(2);
        Clock.Advance(TimeSpan.FromSeconds(11));

        RelayException error = await Assert.ThrowsAsync<RelayException>(() => call);
        gate.SetResult();

        Assert.Equal(RelayErrorKind.Timeout, error.Kind);
        Assert.Equal(2, error.Attempts.Count);
    }

    [Fact]
    public async Task The_conversation_is_read_once()
    {
        Server.Enqueue(LoopbackReply.Error(503, "overloaded"));
        Server.Enqueue(LoopbackReply.Text("ok"));
        int made = 0;

        await Group("default", Member("first", "groq"), Member("second", "deepseek")).ChatAsync(Conversation());

        Assert.Equal(1, made);

        IEnumerable<ChatMessage> Conversation()
        {
            made++;
            yield return new ChatMessage(ChatRole.User, "hi");
        }
    }

    [Fact]
    public async Task Another_model_id_is_an_error_and_the_groups_own_name_is_not()
    {
        ModelAlias group = Group("default", Member("first", "groq"));
        RelayException error = await Assert.ThrowsAsync<RelayException>(() => group.ChatAsync("hi", new ChatOptions { ModelId = "gpt-4o" }));
        Assert.Equal(RelayErrorKind.Config, error.Kind);

        Server.Enqueue(LoopbackReply.Text("ok"));
        await group.ChatAsync("hi", new ChatOptions { ModelId = "default" });
    }

    [Fact]
    public async Task A_caller_who_cancels_is_not_answered_by_another_member()
    {
        using var source = new CancellationTokenSource();
        var gate = new TaskCompletionSource();
        Server.Enqueue(LoopbackReply.Text("late").AfterGate(gate.Task));
        Task<ChatReply> call = Group("default", Member("first", "groq"), Member("second", "deepseek")).ChatAsync("hi", source.Token);
        await Server.WaitForRequestsAsync(1);
        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        gate.SetResult();
        Assert.Single(Server.Requests);
    }

    private ModelAlias Member(string name, string provider, Action<ModelSpecBuilder>? configure = null) => Model(provider + "/some-model", m =>
    {
        m.Alias = name;
        m.ApiKey = "key-of-" + name;
        configure?.Invoke(m);
    });

    private static TestGroup Group(string name, params ModelAlias[] members) => new(name, members);
}
