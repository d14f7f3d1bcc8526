using Microsoft.Extensions.AI;

namespace Relay.Conformance.Tests;

/// <summary>Answers that no recording can hold: connections that break, bodies that are not what they say. Each becomes a typed error.</summary>
public sealed class BrokenConnections : IAsyncLifetime
{
    private static readonly ChatMessage[] Prompt = [new(ChatRole.User, "How many legs has a spider?")];
    private LoopbackProvider _server = null!;
    private ModelAlias _alias = null!;

    public async Task InitializeAsync()
    {
        _server = await LoopbackProvider.StartAsync();
        _alias = RelayRuntime.Model("openai-compatible/any", model =>
        {
            model.BaseUrl = _server.BaseUrl;
            model.ApiKey = ReplayTarget.Key;
        });
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task A_connection_reset_before_the_headers_is_a_connection_error()
    {
        _server.Enqueue(LoopbackReply.ResetConnection());
        _server.Enqueue(LoopbackReply.ResetConnection());
        Assert.Equal(RelayErrorKind.Connection, (await ChatAsync()).Kind);
        Assert.Equal(RelayErrorKind.Connection, (await StreamAsync()).Failure?.Kind);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_a_connection_error()
    {
        await _server.DisposeAsync();
        Assert.Equal(RelayErrorKind.Connection, (await ChatAsync()).Kind);
        Assert.Equal(RelayErrorKind.Connection, (await StreamAsync()).Failure?.Kind);
    }

    [Fact]
    public async Task An_answer_that_breaks_off_is_a_connection_error()
    {
        _server.Enqueue(LoopbackReply.Text("Eight.").AbortAfter(40));
        Assert.Equal(RelayErrorKind.Connection, (await ChatAsync()).Kind);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("<html>It works!</html>")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"Eight.\"")]
    [InlineData("{}")]
    [InlineData("{\"choices\":[]}")]
    [InlineData("{\"choices\":\"none\"}")]
    [InlineData("{\"choices\":[null]}")]
    [InlineData("{\"message\":\"Sign in to this network.\"}")]
    public async Task A_success_whose_body_is_no_answer_is_the_providers_error(string body)
    {
        _server.Enqueue(LoopbackReply.RawJson(body));
        Assert.Equal(RelayErrorKind.Provider, (await ChatAsync()).Kind);
    }

    [Fact]
    public async Task An_answer_cut_short_in_good_order_is_the_providers_error()
    {
        _server.Enqueue(LoopbackReply.Text("Eight.").TruncateAfter(40));
        Assert.Equal(RelayErrorKind.Provider, (await ChatAsync()).Kind);
    }

    [Fact]
    public async Task An_error_in_a_success_is_typed_by_its_own_status()
    {
        _server.Enqueue(LoopbackReply.RawJson("""{"error":{"message":"Rate limited upstream","code":429}}"""));
        RelayException error = await ChatAsync();
        Assert.Equal(RelayErrorKind.RateLimit, error.Kind);
        Assert.Equal("Rate limited upstream", error.ProviderMessage);
    }

    [Fact]
    public async Task A_stream_that_breaks_before_its_first_piece_is_only_an_exception()
    {
        _server.Enqueue(LoopbackReply.Text("Eight.").AbortAfterEvents(1));
        StreamedAnswer answer = await StreamAsync();
        Assert.Equal(RelayErrorKind.StreamTruncated, answer.Failure?.Kind);
        Assert.Equal(0, answer.Count(ChatUpdateKind.Error));
    }

    [Fact]
    public async Task A_stream_that_breaks_after_its_first_piece_gives_one_error_with_what_arrived()
    {
        _server.Enqueue(LoopbackReply.Text("Eight legs, as a rule.").WithChunkSize(6).AbortAfterEvents(2));
        StreamedAnswer answer = await StreamAsync();
        Assert.Equal(RelayErrorKind.StreamTruncated, answer.Failure?.Kind);
        Assert.Equal(1, answer.Count(ChatUpdateKind.Error));
        Assert.Equal("Eight ", answer.Reply?.Text);
    }

    [Fact]
    public async Task Pieces_are_handed_on_as_they_come()
    {
        var gate = new TaskCompletionSource();
        _server.Enqueue(LoopbackReply.Text("Eight legs.").WithChunkSize(6).HoldAfterEvents(2, gate.Task));
        var text = new List<string?>();
        await foreach (ChatUpdate update in _alias.StreamAsync(Prompt, RebuiltOptions.Plain()))
        {
            if (update.Kind != ChatUpdateKind.Text)
                continue;
            text.Add(update.Text);

            // The server sends the rest only now: a client that waits for more than the first piece would never get here.
            gate.TrySetResult();
        }

        Assert.Equal(["Eight ", "legs."], text);
    }

    [Fact]
    public async Task A_stream_that_is_left_early_lets_go_of_the_connection()
    {
        var never = new TaskCompletionSource();
        _server.Enqueue(LoopbackReply.Text("Eight legs.").WithChunkSize(6).HoldAfterEvents(2, never.Task));
        await foreach (ChatUpdate update in _alias.StreamAsync(Prompt, RebuiltOptions.Plain()))
        {
            if (update.Kind == ChatUpdateKind.Text)
                break;
        }

        await _server.Requests[0].Disconnected.WaitAsync(TimeSpan.FromMinutes(2));
    }

    [Fact]
    public async Task A_cancelled_call_lets_go_of_the_connection()
    {
        var never = new TaskCompletionSource();
        _server.Enqueue(LoopbackReply.Text("Eight legs.").AfterGate(never.Task));
        using var cancellation = new CancellationTokenSource();
        Task<ChatReply> call = _alias.ChatAsync(Prompt, RebuiltOptions.Plain(), cancellation.Token);
        await _server.WaitForRequestsAsync(1);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        await _server.Requests[0].Disconnected.WaitAsync(TimeSpan.FromMinutes(2));
    }

    private async Task<RelayException> ChatAsync()
    {
        ChatResult result = await _alias.TryChatAsync(Prompt, RebuiltOptions.Plain());
        return result.Error ?? throw new InvalidOperationException("Answered: " + result.Reply);
    }

    private async Task<StreamedAnswer> StreamAsync()
    {
        var differences = new Differences();
        StreamedAnswer answer = await StreamedAnswer.ReadAsync(_alias.StreamAsync(Prompt, RebuiltOptions.Plain()), differences);
        Assert.True(differences.None, differences.ToString());
        return answer;
    }
}
