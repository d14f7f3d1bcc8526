using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Relay.Tests;

/// <summary>The seams as a container makes them, with what they need injected.</summary>
public sealed class SeamInjectionTests : InjectionTest
{
    [Fact]
    public async Task A_source_made_by_the_container_says_the_target()
    {
        using IHost host = Host(relay => relay.AddConfigSource<TableSource>().Services.AddSingleton(new Table("llama-3.1-8b-instant")));
        Assert.Equal("llama-3.1-8b-instant", (await CallAsync(host)).ConfiguredModel);
    }

    [Fact]
    public async Task Of_several_sources_the_last_one_counts()
    {
        using IHost host = Host(relay => relay.AddConfigSource(new TableSource(new Table("first"))).AddConfigSource(new TableSource(new Table("last"))));
        Assert.Equal("last", (await CallAsync(host)).ConfiguredModel);
    }

    [Fact]
    public async Task A_source_of_the_programs_own_takes_the_place_of_variables()
    {
        using IHost host = Host(relay => relay.AddConfigSource(new TableSource(new Table("of-the-table"))), ("SMART_MODEL", "of-the-variable"));
        Assert.Equal("of-the-table", (await CallAsync(host)).ConfiguredModel);
    }

    [Theory]
    [InlineData("true", "of-the-variable")]
    [InlineData("false", "llama-3.3-70b-versatile")]
    public async Task A_variable_in_the_hosts_configuration_counts_unless_they_are_turned_off(string use, string model)
    {
        using IHost host = Host(null, ("SMART_MODEL", "of-the-variable"), ("Relay:UseModelVariables", use));
        Assert.Equal(model, (await CallAsync(host)).ConfiguredModel);
    }

    [Fact]
    public async Task A_sink_made_by_the_container_is_told_and_the_same_class_counts_once()
    {
        using IHost host = Host(relay => relay.AddUsageSink<BookSink>().AddUsageSink<BookSink>().Services.AddSingleton<Book>());
        await CallAsync(host);
        Assert.Equal("smart", Assert.Single(host.Services.GetRequiredService<Book>().Records).Alias);
    }

    [Fact]
    public async Task Two_sinks_are_both_told()
    {
        ListSink one = new(), other = new();
        using IHost host = Host(relay => relay.AddUsageSink(one).AddUsageSink(other));
        await CallAsync(host);
        Assert.Same(Assert.Single(one.Records), Assert.Single(other.Records));
    }

    [Fact]
    public async Task A_backend_made_by_the_container_carries_the_calls()
    {
        using IHost host = Host(relay => relay.AddBackend<ClientBackend>().Services.AddSingleton<IChatClient>(new SayingClient("from the backend")));
        Assert.Equal("from the backend", (await CallAsync(host)).Text);
        Assert.Empty(Server.Requests);
    }

    [Fact]
    public async Task Backends_are_asked_in_the_order_in_which_they_were_added()
    {
        using IHost host = Host(relay => relay
            .AddBackend(new ChatClientBackend("openai", new SayingClient("of another provider")))
            .UseChatClient("groq", new SayingClient("first"))
            .UseChatClient("groq", new SayingClient("second")));
        Assert.Equal("first", (await CallAsync(host)).Text);
    }

    [Fact]
    public async Task A_client_out_of_the_container_carries_the_calls_and_is_made_once()
    {
        int made = 0;
        using IHost host = Host(relay => relay
            .UseChatClient("groq", services => services.GetRequiredKeyedService<IChatClient>("mine"))
            .Services.AddKeyedSingleton<IChatClient>("mine", (_, _) => new SayingClient("client " + ++made)));
        Assert.Equal("client 1", (await CallAsync(host)).Text);
        Assert.Equal("client 1", (await CallAsync(host)).Text);
        Assert.Empty(Server.Requests);
    }

    [Fact]
    public async Task Without_HTTP_a_call_that_no_backend_has_is_an_error_of_the_configuration()
    {
        using IHost host = Host(relay => relay.UseChatClient("openai", new SayingClient("")), ("Relay:UseHttpBackend", "false"));
        RelayException error = await Assert.ThrowsAsync<RelayException>(() => CallAsync(host));
        Assert.Equal(RelayErrorKind.Config, error.Kind);
        Assert.Contains("groq", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_client_for_an_unknown_provider_is_refused_at_once() =>
        Assert.Throws<ArgumentException>(() => new ServiceCollection().AddRelay().UseChatClient("nobody", _ => new SayingClient("")));

    private IHost Host(Action<RelayBuilder>? configure, params (string, string?)[] settings)
    {
        InjectedModel model = InjectedModel.Of("groq/llama-3.3-70b-versatile", Server.BaseUrl, "GROQ_API_KEY");
        configure ??= _ => { };
        return HostWith(relay => configure(relay.AddAlias("smart", () => model)), [("GROQ_API_KEY", "k"), .. settings]);
    }

    private static Task<ChatReply> CallAsync(IHost host) => host.Services.GetRequiredService<InjectedModel>().ChatAsync("hi");

    internal sealed record Table(string Model);

    internal sealed class TableSource(Table table) : IConfigSource
    {
        public string? Resolve(string alias, string? role, string target) => table.Model;
    }

    internal sealed class Book
    {
        public List<UsageRecord> Records { get; } = [];
    }

    internal sealed class BookSink(Book book) : IUsageSink
    {
        public void Record(UsageRecord record) => book.Records.Add(record);
    }

    internal sealed class ClientBackend(IChatClient client) : IDispatchBackend
    {
        public bool Supports(string provider, string? role, string? tier) => provider == "groq";

        public async Task<BackendAnswer> ChatAsync(BackendRequest request, CancellationToken cancellationToken) =>
            new(await client.GetResponseAsync(request.Messages, request.Options, cancellationToken));

        public Task<BackendStreamedAnswer> StreamAsync(BackendRequest request, CancellationToken cancellationToken) =>
            Task.FromResult(new BackendStreamedAnswer(client.GetStreamingResponseAsync(request.Messages, request.Options, cancellationToken)));
    }

    private sealed class SayingClient(string text) : IChatClient
    {
        public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
            Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, text)));

        public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
            IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            await Task.CompletedTask;
            yield return new ChatResponseUpdate(ChatRole.Assistant, text) { FinishReason = ChatFinishReason.Stop };
        }

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }
}
