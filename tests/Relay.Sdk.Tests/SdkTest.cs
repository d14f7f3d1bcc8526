using Microsoft.Extensions.AI;

namespace Relay.Tests;

/// <summary>What an alias must do whichever SDK carries its calls: each SDK is a class below this one.</summary>
public abstract class SdkTest : IAsyncLifetime
{
    private readonly List<UsageRecord> _records = [];
    private RelayRuntime? _runtime;
    private IDisposable? _scope;

    protected LoopbackProvider Server { get; private set; } = null!;

    protected abstract string Provider { get; }

    protected abstract string Target { get; }

    protected abstract string Path { get; }

    protected abstract IChatClient Client();

    protected abstract BackendError? Describe(Exception error);

    public async Task InitializeAsync()
    {
        Server = await LoopbackProvider.StartAsync();
        var options = new RelayRuntimeOptions { ConfigSource = null, UseHttpBackend = false, UsageSinks = { new Sink(_records) } };
        _runtime = new RelayRuntime(options.UseChatClient(Provider, Client(), Describe));
    }

    public async Task DisposeAsync()
    {
        _scope?.Dispose();
        _runtime!.Dispose();
        await Server.DisposeAsync();
    }

    [Fact]
    public async Task A_chat_has_text_usage_and_the_configured_models_cost()
    {
        Server.Enqueue(LoopbackReply.Text("four").WithUsage(1000, 100).WithModel("an-echo"));

        ChatReply reply = await Alias().ChatAsync("What is 2+2?");

        Assert.Equal("four", reply.Text);
        Assert.Equal((1000, 100), (reply.Usage!.Input, reply.Usage.Output));
        Assert.Equal((1000 * 2 + 100 * 8) / 1_000_000m, reply.Cost.TotalUsd);
        Assert.Equal("an-echo", reply.EchoedModel);
        Assert.Equal(Target, reply.Provider + "/" + reply.ConfiguredModel);
        Assert.Equal(ChatFinishReason.Stop, reply.FinishReason);
        Assert.Equal(reply.ConfiguredModel, Server.Requests[0].Model);
        Assert.Equal(Path, Server.Requests[0].Path);
        Assert.Equal(reply.Cost, Assert.Single(_records).Cost);
    }

    [Fact]
    public async Task The_presets_output_limit_reaches_the_wire()
    {
        Server.Enqueue(LoopbackReply.Text("ok"));
        await Alias(m => m.Parameters = new ModelParameters { MaxTokens = 77 }).ChatAsync("hi");
        Assert.Contains("77", Server.Requests[0].Json.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stream_starts_once_and_ends_once_with_usage_and_cost()
    {
        Server.Enqueue(LoopbackReply.Text("one two three").WithChunkSize(4).WithUsage(10, 3));
        List<ChatUpdate> updates = await Collect(Alias().StreamAsync("count"));
        Assert.Equal("one two three", string.Concat(updates));
        Assert.Equal(ChatUpdateKind.Start, updates[0].Kind);
        Assert.Equal([ChatUpdateKind.Usage, ChatUpdateKind.End], updates[^2..].Select(u => u.Kind));
        Assert.Equal((10, 3), (updates[^1].Reply!.Usage!.Input, updates[^1].Reply!.Usage!.Output));
        Assert.Equal((10 * 2 + 3 * 8) / 1_000_000m, updates[^1].Reply!.Cost.TotalUsd);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_tool_call_and_its_result_go_there_and_back(bool stream)
    {
        Server.Enqueue(LoopbackReply.ToolCall("get_weather", """{"city":"Lisbon"}""", "call_7"));
        Server.Enqueue(LoopbackReply.Text("21 degrees"));
        AIFunction weather = AIFunctionFactory.Create((string city) => city, "get_weather", "The weather of a city.");
        var options = new ChatOptions { Tools = [weather] };
        List<ChatMessage> conversation = [new(ChatRole.User, "Weather in Lisbon?")];

        ChatReply asked = stream ? (await Collect(Alias().StreamAsync(conversation, options)))[^1].Reply! : await Alias().ChatAsync(conversation, options);
        FunctionCallContent call = Assert.Single(asked.ToolCalls);
        conversation.Add(asked.Message);
        conversation.Add(new ChatMessage(ChatRole.Tool, [new FunctionResultContent(call.CallId, "21")]));
        ChatReply answer = await Alias().ChatAsync(conversation, options);

        Assert.Equal(("call_7", "get_weather"), (call.CallId, call.Name));
        Assert.Equal("Lisbon", call.Arguments!["city"]!.ToString());
        Assert.Equal(ChatFinishReason.ToolCalls, asked.FinishReason);
        Assert.Equal("21 degrees", answer.Text);
        Assert.Contains("call_7", Server.Requests[1].Json.GetRawText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(429, RelayErrorKind.RateLimit)]
    [InlineData(401, RelayErrorKind.Authentication)]
    [InlineData(503, RelayErrorKind.Overloaded)]
    public async Task A_refusal_of_the_provider_is_a_typed_error(int status, RelayErrorKind kind)
    {
        Server.Enqueue(LoopbackReply.Error(status, "no"));
        Server.Enqueue(LoopbackReply.Error(status, "no"));

        ModelAlias alias = Alias();
        RelayException error = await Assert.ThrowsAsync<RelayException>(() => alias.ChatAsync("hi"));
        RelayException streamed = await Assert.ThrowsAsync<RelayException>(() => Collect(alias.StreamAsync("hi")));

        Assert.Equal((kind, status), (error.Kind, error.StatusCode));
        Assert.Equal((kind, status), (streamed.Kind, streamed.StatusCode));
        Assert.Equal((Provider, "test"), (error.Provider, error.Alias));
    }

    [Fact]
    public async Task A_stream_that_is_cut_off_is_an_error_and_never_a_short_answer()
    {
        Server.Enqueue(LoopbackReply.Text("a long enough answer").WithChunkSize(4).AbortAfterEvents(5));
        RelayException error = await Assert.ThrowsAsync<RelayException>(() => Collect(Alias().StreamAsync("hi")));
        Assert.True(error.Kind is RelayErrorKind.StreamTruncated or RelayErrorKind.StreamError, error.ToString());
    }

    protected ModelAlias Alias(Action<ModelSpecBuilder>? configure = null)
    {
        _scope ??= RelayRuntime.Use(_runtime!);
        return RelayRuntime.Model(Target, m =>
        {
            m.Alias = "test";
            m.Prices = ModelPrices.FromUser(2, 8);
            configure?.Invoke(m);
        });
    }

    protected static async Task<List<ChatUpdate>> Collect(IAsyncEnumerable<ChatUpdate> updates)
    {
        var all = new List<ChatUpdate>();
        await foreach (ChatUpdate update in updates)
        {
            all.Add(update);
        }

        return all;
    }

    private sealed class Sink(List<UsageRecord> records) : IUsageSink
    {
        public void Record(UsageRecord record) => records.Add(record);
    }
}
