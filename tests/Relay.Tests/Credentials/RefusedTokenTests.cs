namespace Relay.Tests;

/// <summary>Tokens that a provider refuses before their end, and outages of who issues them.</summary>
public sealed class RefusedTokenTests : LoopbackTest
{
    private readonly RotatingTokens _tokens = new();

    protected override void Configure(RelayRuntimeOptions options) => options.AccessTokenSources.Add(_tokens);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_refused_token_is_dropped_and_the_call_sent_once_more(bool stream)
    {
        Server.Enqueue(LoopbackReply.Error(401, "token revoked"));
        Server.Enqueue(LoopbackReply.Text("hi"));
        ModelAlias alias = Vertex("gemini-2.5-flash");
        string text = stream ? string.Concat((await Collect(alias.StreamAsync("hello"))).Select(update => update.Text)) : (await alias.ChatAsync("hello")).Text;

        Assert.Equal("hi", text);
        Assert.Equal(["Bearer token-1", "Bearer token-2"], Server.Requests.Select(request => request.Headers["Authorization"]));
        Assert.Equal(Server.Requests[0].Body, Server.Requests[1].Body);
    }

    [Fact]
    public async Task A_second_refusal_ends_the_call_and_both_attempts_are_told()
    {
        Server.Enqueue(LoopbackReply.Error(401, "token revoked"));
        Server.Enqueue(LoopbackReply.Error(401, "still revoked"));
        RelayException error = await Assert.ThrowsAsync<RelayException>(() => Vertex("gemini-2.5-flash").ChatAsync("hello"));

        Assert.Equal((RelayErrorKind.Authentication, 2, 2), (error.Kind, error.Attempts.Count, Server.RequestCount));
    }

    [Fact]
    public async Task A_source_that_has_no_other_token_is_not_asked_again()
    {
        _tokens.MayDrop = false;
        Server.Enqueue(LoopbackReply.Error(401, "token revoked"));
        await Assert.ThrowsAsync<RelayException>(() => Vertex("gemini-2.5-flash").ChatAsync("hello"));

        Assert.Equal(1, Server.RequestCount);
    }

    [Fact]
    public async Task A_warning_stands_on_the_reply_once_when_the_call_is_sent_twice()
    {
        Server.Enqueue(LoopbackReply.Error(401, "token revoked"));
        Server.Enqueue(LoopbackReply.Text("hi"));
        var options = new Microsoft.Extensions.AI.ChatOptions { AllowMultipleToolCalls = true, RawRepresentationFactory = _ => new object() };
        ChatReply reply = await Vertex("gemini-2.5-flash").ChatAsync("hello", options);

        Assert.NotEmpty(reply.Warnings);
        Assert.Equal(reply.Warnings.Distinct(), reply.Warnings);
    }

    [Theory]
    [InlineData(500, RelayErrorKind.Provider)]
    [InlineData(503, RelayErrorKind.Provider)]
    [InlineData(429, RelayErrorKind.RateLimit)]
    [InlineData(504, RelayErrorKind.Timeout)]
    [InlineData(null, RelayErrorKind.Connection)]
    [InlineData(403, RelayErrorKind.Authentication)]
    public async Task An_outage_of_who_issues_tokens_is_no_refusal(int? status, RelayErrorKind kind)
    {
        _tokens.Failure = new InvalidOperationException("no token", new HttpRequestException("no", null, (System.Net.HttpStatusCode?)status));
        RelayException error = await Assert.ThrowsAsync<RelayException>(() => Vertex("gemini-2.5-flash").ChatAsync("hello"));

        Assert.Equal((kind, 0), (error.Kind, Server.RequestCount));
    }

    [Fact]
    public async Task A_group_goes_on_when_no_token_is_to_be_had()
    {
        _tokens.Failure = new TimeoutException("no token");
        Server.Enqueue(LoopbackReply.Text("from the second"));

        Assert.Equal("from the second", (await new TestGroup("both", Vertex("gemini-2.5-flash"), Model()).ChatAsync("hello")).Text);
    }

    private ModelAlias Vertex(string model) => Model("vertex/" + model, m => (m.Alias, m.ApiKey, m.Project, m.Location) = ("vertex", null, "my-project", "europe-west4"));

    /// <summary>Gives another token after each that was dropped.</summary>
    private sealed class RotatingTokens : IAccessTokenSource
    {
        private int _number = 1;

        public bool MayDrop { get; set; } = true;

        public Exception? Failure { get; set; }

        public bool Supports(AccessTokenRequest request) => request.Issuer == TokenIssuer.GoogleCloud;

        public ValueTask<string> GetTokenAsync(AccessTokenRequest request, CancellationToken cancellationToken) =>
            Failure is { } failure ? throw failure : new("token-" + _number);

        public bool TryDrop(AccessTokenRequest request, string token)
        {
            _number++;
            return MayDrop;
        }
    }
}
