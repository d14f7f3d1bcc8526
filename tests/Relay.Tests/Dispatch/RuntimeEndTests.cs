using Microsoft.Extensions.AI;

namespace Relay.Tests;

/// <summary>What ends with a runtime, and what with a scope.</summary>
public sealed class RuntimeEndTests
{
    [Fact]
    public void A_scope_that_is_disposed_twice_ends_no_other()
    {
        using RelayRuntime first = New(), second = New();
        RelayRuntime before = RelayRuntime.Current;
        IDisposable one = RelayRuntime.Use(first);
        one.Dispose();
        IDisposable two = RelayRuntime.Use(second);
        one.Dispose();
        Assert.Same(second, RelayRuntime.Current);
        two.Dispose();
        Assert.Same(before, RelayRuntime.Current);
    }

    [Fact]
    public void Scopes_that_are_disposed_out_of_order_end_each_for_itself()
    {
        using RelayRuntime first = New(), second = New(), third = New();
        RelayRuntime before = RelayRuntime.Current;
        IDisposable one = RelayRuntime.Use(first), two = RelayRuntime.Use(second), three = RelayRuntime.Use(third);
        two.Dispose();
        Assert.Same(third, RelayRuntime.Current);
        three.Dispose();
        Assert.Same(first, RelayRuntime.Current);
        two.Dispose();
        Assert.Same(first, RelayRuntime.Current);
        one.Dispose();
        Assert.Same(before, RelayRuntime.Current);
    }

    [Fact]
    public async Task A_scope_that_another_flow_of_control_disposes_of_has_ended_here_too()
    {
        using RelayRuntime runtime = New();
        RelayRuntime before = RelayRuntime.Current;
        IDisposable scope = RelayRuntime.Use(runtime);
        await Task.Run(scope.Dispose);
        Assert.Same(before, RelayRuntime.Current);
    }

    [Fact]
    public async Task Disposing_ends_a_call_that_waits_for_its_answer()
    {
        await using LoopbackProvider server = await LoopbackProvider.StartAsync();
        var never = new TaskCompletionSource();
        server.Enqueue(LoopbackReply.Text("late").AfterGate(never.Task));
        using RelayRuntime runtime = New();
        using IDisposable scope = RelayRuntime.Use(runtime);
        Task<ChatReply> call = At(server).ChatAsync("hi");
        await server.WaitForRequestsAsync(1);
        runtime.Dispose();
        RelayException error = await Assert.ThrowsAsync<RelayException>(() => call.WaitAsync(TimeSpan.FromSeconds(20)));
        Assert.Equal(RelayErrorKind.Config, error.Kind);
        Assert.Contains("disposed", error.Message, StringComparison.Ordinal);
        never.SetResult();
    }

    [Fact]
    public async Task Disposing_ends_a_stream_with_one_Error_update_and_what_arrived()
    {
        await using LoopbackProvider server = await LoopbackProvider.StartAsync();
        var never = new TaskCompletionSource();
        server.Enqueue(LoopbackReply.Text("the beginning of a long answer").HoldAfterEvents(3, never.Task));
        using RelayRuntime runtime = New();
        using IDisposable scope = RelayRuntime.Use(runtime);
        var kinds = new List<ChatUpdateKind>();
        ChatReply? arrived = null;
        RelayException error = await Assert.ThrowsAsync<RelayException>(async () =>
        {
            await foreach (ChatUpdate update in At(server).StreamAsync("hi"))
            {
                kinds.Add(update.Kind);
                arrived = update.Reply ?? arrived;
                if (update.Kind == ChatUpdateKind.Text)
                {
                    runtime.Dispose();
                }
            }
        });
        Assert.Equal(RelayErrorKind.Config, error.Kind);
        Assert.Equal(ChatUpdateKind.Error, kinds[^1]);
        Assert.StartsWith("the", arrived!.Text, StringComparison.Ordinal);
        never.SetResult();
    }

    [Fact]
    public async Task Disposing_ends_a_call_that_waits_for_a_token()
    {
        var source = new WaitingTokens();
        var options = new RelayRuntimeOptions { Environment = _ => null };
        options.AccessTokenSources.Add(source);
        using var runtime = new RelayRuntime(options);
        using IDisposable scope = RelayRuntime.Use(runtime);
        ModelAlias model = RelayRuntime.Model("vertex/gemini-2.5-flash", m => (m.Project, m.Location) = ("p", "europe-west4"));
        Task<ChatReply> call = model.ChatAsync("hi");
        await source.Asked.Task;
        runtime.Dispose();
        RelayException error = await Assert.ThrowsAsync<RelayException>(() => call.WaitAsync(TimeSpan.FromSeconds(20)));
        Assert.Equal(RelayErrorKind.Config, error.Kind);
    }

    [Fact]
    public async Task Disposing_ends_functions_that_run()
    {
        await using LoopbackProvider server = await LoopbackProvider.StartAsync();
        server.Enqueue(LoopbackReply.ToolCall("wait"));
        using RelayRuntime runtime = New();
        using IDisposable scope = RelayRuntime.Use(runtime);
        AIFunction wait = AIFunctionFactory.Create(
            async (CancellationToken cancellation) =>
            {
                runtime.Dispose();
                await Task.Delay(Timeout.Infinite, cancellation);
            },
            "wait");
        RelayException error = await Assert.ThrowsAsync<RelayException>(
            () => At(server).ChatAsync("hi", new CallOptions { Tools = [wait], ToolInvocation = new ToolInvocation() }).WaitAsync(TimeSpan.FromSeconds(20)));
        Assert.Equal(RelayErrorKind.Config, error.Kind);
    }

    private static RelayRuntime New() => new(new RelayRuntimeOptions { Environment = _ => null });

    private static ModelAlias At(LoopbackProvider server) => RelayRuntime.Model("groq/llama-3.3-70b-versatile", m => (m.BaseUrl, m.ApiKey) = (server.BaseUrl, "test-key"));

    private sealed class WaitingTokens : IAccessTokenSource
    {
        public TaskCompletionSource Asked { get; } = new();

        public bool Supports(AccessTokenRequest request) => true;

        public async ValueTask<string> GetTokenAsync(AccessTokenRequest request, CancellationToken cancellationToken)
        {
            Asked.SetResult();
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return "never";
        }
    }
}
