using System.Diagnostics;

namespace Relay.Hostile.Tests.Credentials;

/// <summary>Tokens under load: many calls that wait for one, tokens that change while streams run, an issuer that is out of order.</summary>
public sealed class TokenLoadTests : IAsyncLifetime
{
    private readonly Issuer _issuer = new();
    private LoopbackProvider _server = null!;
    private RelayRuntime _runtime = null!;

    public async Task InitializeAsync()
    {
        _server = await LoopbackProvider.StartAsync();
        var options = new RelayRuntimeOptions { Environment = _ => null };
        options.AccessTokenSources.Add(_issuer);
        _runtime = new RelayRuntime(options);
    }

    public async Task DisposeAsync()
    {
        _runtime.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Tokens_change_while_forty_streams_run_and_each_request_carries_one_that_was_given()
    {
        int count = Scale.Of(40, 2000);
        for (int i = 0; i < count; i++)
        {
            _server.Enqueue(LoopbackReply.Text("one two three four"));
        }

        var time = Stopwatch.StartNew();
        string[] texts = await Task.WhenAll(Enumerable.Range(0, count).Select(_ => Task.Run(ReadAsync)));
        Assert.All(texts, text => Assert.Equal("one two three four", text));
        Assert.All(_server.Requests, request => Assert.StartsWith("Bearer token-", request.Headers["Authorization"], StringComparison.Ordinal));
        Assert.Equal(count, _server.Requests.Select(request => request.Headers["Authorization"]).Distinct().Count());
        HostileReport.Add("credentials: streams over tokens that change", count, time.Elapsed);
    }

    [Fact]
    public async Task Tokens_that_are_refused_at_random_cost_one_more_request_each_and_no_call()
    {
        int count = Scale.Of(50, 2000);
        ModelAlias model = Model();
        for (int i = 0; i < count; i++)
        {
            _server.Enqueue(LoopbackReply.Error(401, "revoked"));
            _server.Enqueue(LoopbackReply.Text("hello"));
            using IDisposable scope = RelayRuntime.Use(_runtime);
            Assert.Equal("hello", (await model.ChatAsync("hi")).Text);
        }

        Assert.Equal(count * 2, _server.RequestCount);
        HostileReport.Add("credentials: tokens refused before their end", count);
    }

    private async Task<string> ReadAsync()
    {
        using IDisposable scope = RelayRuntime.Use(_runtime);
        string text = "";
        await foreach (ChatUpdate update in Model().StreamAsync("hi"))
        {
            text += update.Text;
        }

        return text;
    }

    private ModelAlias Model()
    {
        using IDisposable scope = RelayRuntime.Use(_runtime);
        return RelayRuntime.Model("vertex/gemini-2.5-flash", m =>
        {
            (m.BaseUrl, m.Project, m.Location) = (_server.BaseUrl, "my-project", "europe-west4");
        });
    }

    /// <summary>Gives a new token each time.</summary>
    private sealed class Issuer : IAccessTokenSource
    {
        private int _number;

        public bool Supports(AccessTokenRequest request) => request.Issuer == TokenIssuer.GoogleCloud;

        public ValueTask<string> GetTokenAsync(AccessTokenRequest request, CancellationToken cancellationToken) =>
            new("token-" + Interlocked.Increment(ref _number));

        public bool TryDrop(AccessTokenRequest request, string token) => true;
    }
}
