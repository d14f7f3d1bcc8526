namespace Relay.Tests;

/// <summary>Access tokens: who gives them, what happens when nobody does.</summary>
[Feature(15)]
public sealed class AccessTokenTests : VertexTest
{
    [Fact]
    public async Task The_source_is_told_who_issues_the_token_and_for_what()
    {
        var credential = new CredentialReference(CredentialKind.GcpApplicationDefault) { ImpersonateServiceAccount = "robot@my-project.iam.gserviceaccount.com" };
        Server.Enqueue(LoopbackReply.Text("hi"));
        await Vertex("gemini-2.5-flash", m => m.Credential = credential).ChatAsync("hello");

        AccessTokenRequest request = Assert.Single(Tokens.Requests);
        Assert.Equal((TokenIssuer.GoogleCloud, "https://www.googleapis.com/auth/cloud-platform"), (request.Issuer, request.Scope));
        Assert.Equal(credential, request.Credential);
    }

    [Fact]
    public async Task Without_a_source_the_error_names_the_package_and_the_method()
    {
        Tokens = new TokenScript(_ => new("never"), TokenIssuer.MicrosoftEntra);
        RelayException error = await Assert.ThrowsAsync<RelayException>(() => Vertex("gemini-2.5-flash").ChatAsync("hello"));

        Assert.Equal(RelayErrorKind.Config, error.Kind);
        Assert.Contains("Relay.Google", error.Message, StringComparison.Ordinal);
        Assert.Contains("AddGoogleTokens()", error.Message, StringComparison.Ordinal);
        Assert.Equal(0, Server.RequestCount);
    }

    [Fact]
    public async Task A_source_that_throws_becomes_one_authentication_error_with_its_cause()
    {
        Tokens = new TokenScript(_ => throw new InvalidOperationException("no metadata server"));
        RelayException error = await Assert.ThrowsAsync<RelayException>(() => Vertex("gemini-2.5-flash").ChatAsync("hello", new CallOptions { MaxRetries = 0 }));

        Assert.Equal(RelayErrorKind.Authentication, error.Kind);
        Assert.Equal("no metadata server", Assert.IsType<InvalidOperationException>(error.InnerException).Message);
        Assert.Equal(0, Server.RequestCount);
    }

    [Fact]
    public async Task A_cause_that_holds_a_key_is_not_shown()
    {
        const string Key = "-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQ\n-----END PRIVATE KEY-----";
        Tokens = new TokenScript(_ => throw new InvalidOperationException("cannot read " + Key));
        RelayException error = await Assert.ThrowsAsync<RelayException>(() => Vertex("gemini-2.5-flash").ChatAsync("hello", new CallOptions { MaxRetries = 0 }));

        Assert.Equal(RelayErrorKind.Authentication, error.Kind);
        Assert.DoesNotContain("MIIEvQ", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("two\r\nlines: 1")]
    [InlineData("a b")]
    [InlineData("töken")]
    public async Task A_token_that_cannot_be_sent_is_an_authentication_error_that_does_not_show_it(string token)
    {
        Tokens = TokenScript.Giving(token);
        RelayException error = await Assert.ThrowsAsync<RelayException>(() => Vertex("gemini-2.5-flash").ChatAsync("hello", new CallOptions { MaxRetries = 0 }));

        Assert.Equal(RelayErrorKind.Authentication, error.Kind);
        Assert.True(string.IsNullOrWhiteSpace(token) || !error.ToString().Contains(token, StringComparison.Ordinal));
        Assert.Equal(0, Server.RequestCount);
    }

    [Fact]
    public async Task Waiting_for_a_token_counts_against_the_calls_time_limit()
    {
        var asked = new TaskCompletionSource();
        Tokens = new TokenScript(async cancellation =>
        {
            asked.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellation);
            return "never";
        });
        Task<ChatReply> call = Vertex("gemini-2.5-flash").ChatAsync("hello", new CallOptions { Timeout = TimeSpan.FromSeconds(5), MaxRetries = 0 });
        await asked.Task;
        Clock.Advance(TimeSpan.FromSeconds(5));

        RelayException error = await Assert.ThrowsAsync<RelayException>(() => call);
        Assert.Equal(RelayErrorKind.Timeout, error.Kind);
        Assert.Equal(0, Server.RequestCount);
    }

    [Fact]
    public async Task Cancelling_ends_the_wait_for_a_token()
    {
        using var cancellation = new CancellationTokenSource();
        var asked = new TaskCompletionSource();
        Tokens = new TokenScript(async token =>
        {
            asked.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, token);
            return "never";
        });
        Task<ChatReply> call = Vertex("gemini-2.5-flash").ChatAsync("hello", cancellationToken: cancellation.Token);
        await asked.Task;
        await cancellation.CancelAsync();

        OperationCanceledException error = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Equal(cancellation.Token, error.CancellationToken);
    }

    [Fact]
    public async Task A_stream_asks_for_its_token_when_it_is_read()
    {
        Server.Enqueue(LoopbackReply.Text("hi"));
        IAsyncEnumerable<ChatUpdate> stream = Vertex("gemini-2.5-flash").StreamAsync("hello");
        Assert.Empty(Tokens.Requests);
        await Collect(stream);
        Assert.Single(Tokens.Requests);
    }

    [Fact]
    public async Task A_stream_whose_token_does_not_come_is_the_same_error()
    {
        Tokens = new TokenScript(_ => throw new InvalidOperationException("no"));
        (List<ChatUpdate> updates, RelayException error) = await CollectFailure(Vertex("gemini-2.5-flash").StreamAsync("hello", new CallOptions { MaxRetries = 0 }));
        Assert.Equal(RelayErrorKind.Authentication, error.Kind);
        Assert.DoesNotContain(updates, update => update.Text is { Length: > 0 });
    }
}
