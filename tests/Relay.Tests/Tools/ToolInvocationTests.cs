using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay.Tests;

/// <summary>Functions run by Relay, round by round, until the model answers.</summary>
[Feature(25)]
public sealed class ToolInvocationTests : LoopbackTest
{
    private readonly ListSink _sink = new();
    private readonly List<string> _ran = [];

    protected override void Configure(RelayRuntimeOptions options) => options.UsageSinks.Add(_sink);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_model_gets_the_results_and_the_reply_has_all_messages_usage_and_cost(bool stream)
    {
        Server.Enqueue(LoopbackReply.ToolCall("weather", """{"city":"Lisbon"}""", "c1").WithUsage(100, 10));
        Server.Enqueue(LoopbackReply.Text("Sunny.").WithUsage(200, 20));
        List<ChatMessage> conversation = [new(ChatRole.User, "Weather?")];

        ChatReply reply = await AskAsync(Options(), stream, conversation);

        Assert.Equal("Sunny.", reply.Message.Text);
        Assert.Equal([ChatRole.Assistant, ChatRole.Tool, ChatRole.Assistant], reply.Messages.Select(message => message.Role));
        Assert.Equal((300, 30, 330), (reply.Usage!.Input, reply.Usage.Output, ((ChatResponse)reply).Usage!.TotalTokenCount));
        Assert.Equal(reply.Rounds.Sum(round => round.Cost.TotalUsd), reply.Cost.TotalUsd);
        Assert.Equal((CostConfidence.ListPrice, 2), (reply.Cost.Confidence, reply.Rounds.Count));
        Assert.Single(conversation);

        JsonElement sent = Server.Requests[1].Json.GetProperty("messages");
        Assert.Equal("c1", sent[1].GetProperty("tool_calls")[0].GetProperty("id").GetString());
        Assert.Equal(("c1", "sunny in Lisbon"), (sent[2].GetProperty("tool_call_id").GetString(), sent[2].GetProperty("content").GetString()));

        // Each round is a call of its own to whoever counts.
        Assert.Equal([110L, 220L], _sink.Records.Select(record => record.Usage!.Total));

        // The conversation goes on from there.
        Server.Enqueue(LoopbackReply.Text("Bye."));
        await Model().ChatAsync([.. conversation, .. reply.Messages, new(ChatRole.User, "Thanks.")]);
        Assert.Equal(5, Server.Requests[2].Json.GetProperty("messages").GetArrayLength());
    }

    [Fact]
    public async Task A_stream_of_several_rounds_has_one_start_one_usage_and_one_end()
    {
        Server.Enqueue(LoopbackReply.Text("Let me see. ").WithToolCall("weather", """{"city":"Lisbon"}""", "c1").WithToolCall("weather", """{"city":"Porto"}""", "c2"));
        Server.Enqueue(LoopbackReply.ToolCall("weather", """{"city":"Faro"}""", "c3"));
        Server.Enqueue(LoopbackReply.Text("All sunny."));

        List<ChatUpdate> updates = await Collect(Model().StreamAsync("Weather?", Options()));

        Assert.Equal(ChatUpdateKind.Start, updates[0].Kind);
        Assert.Equal(ChatUpdateKind.End, updates[^1].Kind);
        Assert.Single(updates, update => update.Kind == ChatUpdateKind.Start);
        Assert.Single(updates, update => update.Kind == ChatUpdateKind.Usage);
        Assert.Equal("Let me see. All sunny.", string.Concat(updates));
        Assert.Equal([(0, "c1"), (1, "c2"), (2, "c3")], updates.Where(update => update.ToolCall?.Id is not null).Select(update => (update.ToolCall!.Index, update.ToolCall.Id!)));
        ChatUpdate[] results = [.. updates.Where(update => update.Kind == ChatUpdateKind.ToolResults)];
        Assert.Equal([2, 1], results.Select(update => update.ToolResults!.Contents.Count));
        Assert.Equal("c1", results[0].Reply!.ToolCalls[0].CallId);
    }

    [Fact]
    public async Task Through_IChatClient_the_messages_of_all_rounds_come_out()
    {
        Server.Enqueue(LoopbackReply.Text("Let me see. ").WithToolCall("weather", """{"city":"Lisbon"}""", "c1").WithUsage(100, 10));
        Server.Enqueue(LoopbackReply.Text("Sunny.").WithUsage(200, 20));

        ChatResponse response = await ((IChatClient)Model()).GetStreamingResponseAsync([new(ChatRole.User, "Weather?")], Options()).ToChatResponseAsync();

        Assert.Equal(["Let me see. ", "", "Sunny."], response.Messages.Select(message => message.Text));
        Assert.Equal([ChatRole.Assistant, ChatRole.Tool, ChatRole.Assistant], response.Messages.Select(message => message.Role));
        Assert.Equal("c1", Assert.Single(response.Messages[0].Contents.OfType<FunctionCallContent>()).CallId);
        Assert.Equal(330, response.Usage!.TotalTokenCount);
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public async Task Several_calls_run_at_once_where_they_may_and_their_results_keep_the_order(bool allowParallel, bool together)
    {
        var second = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        AIFunction slow = AIFunctionFactory.Create(async () =>
        {
            // Waits for the other one, where they run together.
            if (together)
            {
                await second.Task.WaitAsync(TimeSpan.FromMinutes(2));
            }

            _ran.Add("slow");
            return "1";
        }, "slow");
        AIFunction fast = AIFunctionFactory.Create(() =>
        {
            _ran.Add("fast");
            second.TrySetResult();
            return "2";
        }, "fast");
        Server.Enqueue(LoopbackReply.Text("").WithToolCall("slow", "{}", "a").WithToolCall("fast", "{}", "b"));
        Server.Enqueue(LoopbackReply.Text("Done."));

        ChatReply reply = await Model().ChatAsync("Go.", new CallOptions { Tools = [slow, fast], ToolInvocation = new() { AllowParallel = allowParallel } });

        Assert.Equal(together ? ["fast", "slow"] : ["slow", "fast"], _ran);
        Assert.Equal([("a", "1"), ("b", "2")], reply.Messages[1].Contents.OfType<FunctionResultContent>().Select(result => (result.CallId, result.Result!.ToString()!)));
    }

    [Theory]
    [InlineData(false, "Error: The tool failed.")]
    [InlineData(true, "Error: The tool failed: no route, key ***")]
    public async Task A_tool_that_throws_is_a_result_without_stack_and_secrets(bool details, string expected)
    {
        AIFunction broken = AIFunctionFactory.Create(string () => throw new InvalidOperationException("no route, key sk-" + "ant-" + new string('x', 40)), "broken");
        Server.Enqueue(LoopbackReply.ToolCall("broken", "{}", "a"));
        Server.Enqueue(LoopbackReply.Text("Sorry."));

        ChatReply reply = await Model().ChatAsync("Go.", new CallOptions { Tools = [broken], ToolInvocation = new() { IncludeErrorDetails = details } });

        FunctionResultContent result = Assert.IsType<FunctionResultContent>(Assert.Single(reply.Messages[1].Contents));
        Assert.IsType<InvalidOperationException>(result.Exception);
        Assert.Equal(expected, Server.Requests[1].Json.GetProperty("messages")[2].GetProperty("content").GetString());
    }

    [Fact]
    public async Task Calls_that_are_wrong_are_not_run_and_the_model_is_told_why()
    {
        Server.Enqueue(LoopbackReply.Text("").WithToolCall("weather", """{"city":5}""", "a").WithToolCall("launch", "{}", "b").WithToolCall("weather", """{"ci""", "c"));
        Server.Enqueue(LoopbackReply.Text("Sorry."));

        await Model().ChatAsync("Go.", Options());

        Assert.Empty(_ran);
        JsonElement sent = Server.Requests[1].Json.GetProperty("messages");
        string[] told = [.. sent.EnumerateArray().Skip(2).Select(message => message.GetProperty("content").GetString()!)];
        Assert.StartsWith("Error: The call of 'weather' does not follow its schema: city must be \"string\"", told[0], StringComparison.Ordinal);
        Assert.Equal("Error: There is no tool 'launch'. There are: weather.", told[1]);
        Assert.StartsWith("Error: The arguments of the call of 'weather' are not JSON", told[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_call_of_a_tool_that_is_not_there_is_answered_as_a_failure_also_where_calls_are_not_checked()
    {
        Server.Enqueue(LoopbackReply.ToolCall("launch", "{}", "b"));
        Server.Enqueue(LoopbackReply.Text("Sorry."));

        ChatReply reply = await Model("anthropic/claude-sonnet-4-5").ChatAsync("Go.", new CallOptions { Tools = Options().Tools, ToolInvocation = new(), ToolValidation = ToolValidation.None });

        Assert.IsType<RelayException>(Assert.IsType<FunctionResultContent>(Assert.Single(reply.Messages[1].Contents)).Exception);
        Assert.True(Server.Requests[1].Json.GetProperty("messages")[2].GetProperty("content")[0].GetProperty("is_error").GetBoolean());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_limit_is_a_typed_error_and_nothing_that_was_paid_is_lost(bool stream)
    {
        for (int i = 0; i < 3; i++)
        {
            Server.Enqueue(LoopbackReply.ToolCall("weather", """{"city":"Lisbon"}""", "c" + i).WithUsage(10, 1));
        }

        CallOptions options = Options();
        options.ToolInvocation = new() { MaxRounds = 2 };
        RelayException error = await Assert.ThrowsAsync<RelayException>(() => AskAsync(options, stream));

        Assert.Equal(RelayErrorKind.ToolLimit, error.Kind);
        Assert.Equal(2, _ran.Count);
        Assert.Equal((3, 5, 33L), (error.Reply!.Rounds.Count, error.Reply.Messages.Count, error.Reply.Usage!.Total));
        Assert.Equal("c2", Assert.Single(error.Reply.ToolCalls).CallId);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_round_that_fails_keeps_what_was_answered_before(bool stream)
    {
        Server.Enqueue(LoopbackReply.ToolCall("weather", """{"city":"Lisbon"}""", "c1").WithUsage(10, 1));
        Server.Enqueue(LoopbackReply.Error(500, "Broken."));
        var kinds = new List<ChatUpdateKind>();
        RelayException error = await Assert.ThrowsAsync<RelayException>(async () =>
        {
            if (!stream)
            {
                await Model().ChatAsync("Weather?", Options());
                return;
            }

            await foreach (ChatUpdate update in Model().StreamAsync("Weather?", Options()))
            {
                kinds.Add(update.Kind);
            }
        });

        Assert.Equal(RelayErrorKind.Provider, error.Kind);
        Assert.Equal([ChatRole.Assistant, ChatRole.Tool], error.Reply!.Messages.Select(message => message.Role));
        Assert.Equal(11, error.Reply.Usage!.Total);
        Assert.Equal(stream ? [ChatUpdateKind.ToolResults, ChatUpdateKind.Error] : [], kinds.TakeLast(2));
    }

    [Fact]
    public async Task A_group_answers_each_round_with_whichever_member_can()
    {
        ModelAlias first = Model(configure: m => m.Alias = "first"), second = Model("openai/gpt-4o-mini", m => m.Alias = "second");
        Server.Enqueue(LoopbackReply.ToolCall("weather", """{"city":"Lisbon"}""", "c1").WithUsage(10, 1));
        Server.Enqueue(LoopbackReply.Error(503, "Busy."));
        Server.Enqueue(LoopbackReply.Text("Sunny.").WithUsage(10, 1));

        ChatReply reply = await new TestGroup("both", first, second).ChatAsync("Weather?", Options());

        Assert.Equal(("both", "second"), (reply.Alias, reply.Member));
        Assert.Equal(["first", "second"], reply.Rounds.Select(round => round.Member));
        Assert.Equal(reply.Rounds[0].Cost.TotalUsd + reply.Rounds[1].Cost.TotalUsd, reply.Cost.TotalUsd);
    }

    [Fact]
    public async Task One_round_without_usage_makes_the_sum_unknown_and_not_too_small()
    {
        Server.Enqueue(LoopbackReply.ToolCall("weather", """{"city":"Lisbon"}""", "c1").WithUsage(10, 1));
        Server.Enqueue(LoopbackReply.RawJson("""{"choices":[{"message":{"content":"Sunny."},"finish_reason":"stop"}]}"""));

        ChatReply reply = await Model().ChatAsync("Weather?", Options());

        Assert.Null(reply.Usage);
        Assert.Equal((null, "usage"), (reply.Cost.TotalUsd, reply.Cost.MissingRate));
    }

    [Fact]
    public async Task Tools_that_cannot_be_run_here_end_the_rounds_and_nothing_is_run()
    {
        AITool declared = AIFunctionFactory.CreateDeclaration("declared", null, default);
        AITool guarded = new ApprovalRequiredAIFunction(AIFunctionFactory.Create(() => Ran("guarded"), "guarded"));
        foreach (string name in new[] { "declared", "guarded" })
        {
            Server.Enqueue(LoopbackReply.Text("").WithToolCall("weather", """{"city":"Lisbon"}""", "a").WithToolCall(name, "{}", "b"));
            CallOptions options = Options();
            options.Tools = [.. options.Tools!, declared, guarded];

            ChatReply reply = await Model().ChatAsync("Go.", options);

            Assert.Equal(["weather", name], reply.ToolCalls.Select(call => call.Name));
            Assert.Empty(reply.Rounds);
        }

        Assert.Empty(_ran);
    }

    [Fact]
    public async Task A_tool_is_forced_once_and_then_the_model_may_answer()
    {
        Server.Enqueue(LoopbackReply.ToolCall("weather", """{"city":"Lisbon"}""", "a"));
        Server.Enqueue(LoopbackReply.Text("Sunny."));
        CallOptions options = Options();
        options.ToolMode = ChatToolMode.RequireAny;

        await Model().ChatAsync("Go.", options);

        Assert.Equal("required", Server.Requests[0].Json.GetProperty("tool_choice").GetString());
        Assert.False(Server.Requests[1].Json.TryGetProperty("tool_choice", out _));
        Assert.Same(ChatToolMode.RequireAny, options.ToolMode);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_time_limit_holds_for_all_rounds_and_the_functions_too(bool stream)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        AIFunction endless = AIFunctionFactory.Create(async (CancellationToken cancellationToken) =>
        {
            started.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        }, "endless");
        Server.Enqueue(LoopbackReply.ToolCall("endless", "{}", "a").WithUsage(10, 1));

        Task<ChatReply> call = AskAsync(new CallOptions { Tools = [endless], ToolInvocation = new(), Timeout = TimeSpan.FromSeconds(5) }, stream);
        await started.Task.WaitAsync(TimeSpan.FromMinutes(2));
        Clock.Advance(TimeSpan.FromSeconds(6));
        RelayException error = await Assert.ThrowsAsync<RelayException>(() => call);

        Assert.Equal(RelayErrorKind.Timeout, error.Kind);
        Assert.Equal(11, error.Reply!.Usage!.Total);
    }

    [Fact]
    public async Task Cancellation_by_the_caller_reaches_the_function_and_is_no_error_result()
    {
        using var cancellation = new CancellationTokenSource();
        AIFunction waiting = AIFunctionFactory.Create(async (CancellationToken cancellationToken) =>
        {
            await cancellation.CancelAsync();
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        }, "waiting");
        Server.Enqueue(LoopbackReply.ToolCall("waiting", "{}", "a"));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Model().ChatAsync("Go.", new CallOptions { Tools = [waiting], ToolInvocation = new() }, cancellation.Token));

        Assert.Single(Server.Requests);
    }

    [Fact]
    public async Task A_function_gets_the_services_and_its_own_default_for_what_a_strict_schema_made_null()
    {
        var services = new Services();
        AIFunction function = AIFunctionFactory.Create((AIFunctionArguments arguments, int days = 3) => Ran($"{days} {ReferenceEquals(services, arguments.Services)} {((FunctionCallContent)arguments.Context![typeof(FunctionCallContent)]!).CallId}"), "f");
        Server.Enqueue(LoopbackReply.ToolCall("f", """{"days":null}""", "a"));
        Server.Enqueue(LoopbackReply.Text("Done."));

        await Model("openai/gpt-4o-mini").ChatAsync("Go.", new CallOptions { Tools = [function], StrictSchemas = true, ToolInvocation = new() { Services = services } });

        Assert.Equal(["3 True a"], _ran);
    }

    [Fact]
    public async Task Without_it_functions_are_the_programs_own()
    {
        Server.Enqueue(LoopbackReply.ToolCall("weather", """{"city":"Lisbon"}""", "a"));
        CallOptions options = Options();
        options.ToolInvocation = null;

        Assert.Single((await Model().ChatAsync("Go.", options)).ToolCalls);
        Assert.Empty(_ran);
    }

    private CallOptions Options() => new() { Tools = [AIFunctionFactory.Create((string city) => Ran("sunny in " + city), "weather")], ToolInvocation = new() };

    private string Ran(string what)
    {
        _ran.Add(what);
        return what;
    }

    private async Task<ChatReply> AskAsync(CallOptions options, bool stream, IEnumerable<ChatMessage>? messages = null)
    {
        messages ??= [new ChatMessage(ChatRole.User, "Go.")];
        return stream ? (await Collect(Model().StreamAsync(messages, options)))[^1].Reply! : await Model().ChatAsync(messages, options);
    }

    private sealed class Services : IServiceProvider
    {
        public object? GetService(Type serviceType) => null;
    }
}
