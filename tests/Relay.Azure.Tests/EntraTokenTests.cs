using Azure.Core;
using Azure.Identity;

namespace Relay.Tests;

public sealed class EntraTokenTests
{
    private const string Scope = "https://cognitiveservices.azure.com/.default";
    private static readonly AccessTokenRequest s_request = new(TokenIssuer.MicrosoftEntra, Scope, null);

    private readonly HandClock _clock = new();

    [Fact]
    public async Task A_token_is_asked_for_once_and_for_its_scope()
    {
        var credential = new FakeCredential(number => Hour("token-" + number));
        var tokens = new EntraTokens(credential, _clock);

        Assert.Equal("token-1", await tokens.GetTokenAsync(s_request, default));
        Assert.Equal("token-1", await tokens.GetTokenAsync(s_request, default));
        Assert.Equal([Scope], Assert.Single(credential.Requests).Scopes);
    }

    [Fact]
    public async Task Many_calls_at_once_ask_for_one_token()
    {
        var gate = new TaskCompletionSource();
        var credential = new FakeCredential(async number =>
        {
            await gate.Task;
            return await Hour("token-" + number);
        });
        var tokens = new EntraTokens(credential, _clock);
        Task<string>[] calls = [.. Enumerable.Range(0, 20).Select(_ => tokens.GetTokenAsync(s_request, default).AsTask())];
        gate.SetResult();
        Assert.All(await Task.WhenAll(calls), token => Assert.Equal("token-1", token));
        Assert.Single(credential.Requests);
    }

    [Theory]
    [InlineData(54, 1)]
    [InlineData(60, 2)]
    public async Task A_token_is_kept_until_shortly_before_its_end(int minutes, int expected)
    {
        var credential = new FakeCredential(number => Hour("token-" + number));
        var tokens = new EntraTokens(credential, _clock);
        await tokens.GetTokenAsync(s_request, default);
        _clock.Now += TimeSpan.FromMinutes(minutes);

        Assert.Equal("token-" + expected, await tokens.GetTokenAsync(s_request, default));
    }

    [Fact]
    public async Task While_one_call_renews_the_token_the_others_go_on_with_the_old_one()
    {
        var renewed = new TaskCompletionSource();
        var credential = new FakeCredential(async number =>
        {
            if (number > 1)
            {
                await renewed.Task;
            }

            return await Hour("token-" + number);
        });
        var tokens = new EntraTokens(credential, _clock);
        await tokens.GetTokenAsync(s_request, default);
        _clock.Now += TimeSpan.FromMinutes(56);

        Assert.Equal("token-1", await tokens.GetTokenAsync(s_request, default));
        Assert.Equal("token-1", await tokens.GetTokenAsync(s_request, default));
        renewed.SetResult();
        _clock.Now += TimeSpan.FromMinutes(4);
        Assert.Equal("token-2", await tokens.GetTokenAsync(s_request, default));
        Assert.Equal(2, credential.Requests.Count);
    }

    [Fact]
    public async Task The_moment_that_the_issuer_names_counts()
    {
        var credential = new FakeCredential(number => Task.FromResult(new AccessToken("token-" + number, _clock.Now.AddHours(24), _clock.Now.AddHours(12))));
        var tokens = new EntraTokens(credential, _clock);
        await tokens.GetTokenAsync(s_request, default);
        _clock.Now += TimeSpan.FromHours(11);
        Assert.Equal("token-1", await tokens.GetTokenAsync(s_request, default));
        Assert.Single(credential.Requests);
    }

    [Fact]
    public async Task A_failure_is_told_and_the_next_call_tries_again()
    {
        var credential = new FakeCredential(number => number == 1 ? throw new AuthenticationFailedException("no identity here") : Hour("token-" + number));
        var tokens = new EntraTokens(credential, _clock);

        await Assert.ThrowsAsync<AuthenticationFailedException>(() => tokens.GetTokenAsync(s_request, default).AsTask());
        await Assert.ThrowsAsync<AuthenticationFailedException>(() => tokens.GetTokenAsync(s_request, default).AsTask());
        Assert.Single(credential.Requests);
        _clock.Now += TimeSpan.FromSeconds(1);
        Assert.Equal("token-2", await tokens.GetTokenAsync(s_request, default));
    }

    [Theory]
    [InlineData(503, RelayErrorKind.Provider)]
    [InlineData(429, RelayErrorKind.RateLimit)]
    [InlineData(504, RelayErrorKind.Timeout)]
    public async Task An_outage_of_who_issues_tokens_is_told_apart_from_a_refusal(int status, RelayErrorKind kind)
    {
        var failure = new AuthenticationFailedException("no token", new Azure.RequestFailedException(status, "an outage"));
        var tokens = new EntraTokens(new FakeCredential(_ => Task.FromException<AccessToken>(failure)), _clock);

        RelayException error = await Assert.ThrowsAsync<RelayException>(() => tokens.GetTokenAsync(s_request, default).AsTask());
        Assert.Equal(kind, error.Kind);
    }

    [Fact]
    public async Task A_refused_token_is_dropped_and_the_next_must_be_younger()
    {
        var credential = new FakeCredential(number => Hour("token-" + number));
        var tokens = new EntraTokens(credential, _clock);
        await tokens.GetTokenAsync(s_request, default);

        Assert.False(tokens.TryDrop(s_request, "token-1"));
        _clock.Now += TimeSpan.FromMinutes(1);
        Assert.True(tokens.TryDrop(s_request, "token-1"));
        Assert.Equal("token-2", await tokens.GetTokenAsync(s_request, default));
        Assert.Contains("\"nbf\"", credential.Requests[1].Claims, StringComparison.Ordinal);
        Assert.Null(credential.Requests[0].Claims);
    }

    [Fact]
    public async Task A_login_that_takes_no_claims_is_asked_without_them()
    {
        var credential = new FakeCredential(number => number == 2 ? throw new AuthenticationFailedException("no claims here") : Hour("token-" + number));
        var tokens = new EntraTokens(credential, _clock);
        await tokens.GetTokenAsync(s_request, default);
        _clock.Now += TimeSpan.FromMinutes(1);
        tokens.TryDrop(s_request, "token-1");

        Assert.Equal("token-3", await tokens.GetTokenAsync(s_request, default));
        Assert.Null(credential.Requests[2].Claims);
    }

    [Fact]
    public async Task All_calls_that_wait_hear_of_one_failure_and_the_next_call_tries_again()
    {
        var gate = new TaskCompletionSource<AccessToken>();
        var credential = new FakeCredential(number => number == 1 ? gate.Task : Hour("token-" + number));
        var tokens = new EntraTokens(credential, _clock);
        Task<string>[] calls = [.. Enumerable.Range(0, 20).Select(_ => tokens.GetTokenAsync(s_request, default).AsTask())];
        gate.SetException(new AuthenticationFailedException("no identity here"));
        foreach (Task<string> call in calls)
        {
            await Assert.ThrowsAsync<AuthenticationFailedException>(() => call);
        }

        Assert.Single(credential.Requests);
        _clock.Now += TimeSpan.FromSeconds(1);
        Assert.Equal("token-2", await tokens.GetTokenAsync(s_request, default));
    }

    [Fact]
    public async Task A_renewal_in_the_background_that_fails_is_no_unobserved_exception_and_is_tried_again()
    {
        const string Mark = "a failure of a renewal in the background";
        var credential = new FakeCredential(number => number == 2 ? Task.FromException<AccessToken>(new AuthenticationFailedException(Mark)) : Hour("token-" + number));
        int unobserved = 0;
        void Count(object? sender, UnobservedTaskExceptionEventArgs e) => Interlocked.Add(ref unobserved, e.Exception.ToString().Contains(Mark, StringComparison.Ordinal) ? 1 : 0);
        TaskScheduler.UnobservedTaskException += Count;
        try
        {
            var tokens = new EntraTokens(credential, _clock);
            await tokens.GetTokenAsync(s_request, default);
            _clock.Now += TimeSpan.FromMinutes(56);
            Assert.Equal("token-1", await tokens.GetTokenAsync(s_request, default));
            await credential.Asked(2);

            // At its end the old token serves nobody any more: this call waits for the renewal that failed, or begins the next one.
            _clock.Now += TimeSpan.FromMinutes(4);
            await EventuallyAsync(tokens, "token-3");
            for (int i = 0; i < 3; i++)
            {
                GC.Collect();
                GC.WaitForPendingFinalizers();
            }

            Assert.Equal(0, unobserved);
        }
        finally
        {
            TaskScheduler.UnobservedTaskException -= Count;
        }
    }

    [Fact]
    public async Task Of_a_token_with_a_short_life_half_is_used_before_it_is_renewed()
    {
        // Every call asked for another one: it was renewed five minutes before its end, which it never was.
        var credential = new FakeCredential(number => Task.FromResult(new AccessToken("token-" + number, _clock.Now.AddMinutes(4))));
        var tokens = new EntraTokens(credential, _clock);
        await tokens.GetTokenAsync(s_request, default);
        _clock.Now += TimeSpan.FromMinutes(1);
        Assert.Equal("token-1", await tokens.GetTokenAsync(s_request, default));
        Assert.Single(credential.Requests);
    }

    [Fact]
    public async Task Cancelling_ends_the_wait_but_not_that_of_others()
    {
        var gate = new TaskCompletionSource<AccessToken>();
        var tokens = new EntraTokens(new FakeCredential(_ => gate.Task), _clock);
        using var cancellation = new CancellationTokenSource();
        Task<string> patient = tokens.GetTokenAsync(s_request, default).AsTask();
        Task<string> hasty = tokens.GetTokenAsync(s_request, cancellation.Token).AsTask();
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => hasty);
        gate.SetResult(new AccessToken("late", _clock.Now.AddHours(1)));
        Assert.Equal("late", await patient);
    }

    [Fact]
    public async Task A_preset_may_name_tenant_and_client_and_each_identity_has_its_own_token()
    {
        var identities = new List<EntraIdentity>();
        var tokens = new EntraTokens(
            identity =>
            {
                identities.Add(identity);
                return new FakeCredential(_ => Hour("token of " + identity.ClientId));
            },
            _clock);
        AccessTokenRequest Of(string client) => s_request with { Credential = new(CredentialKind.MicrosoftEntra) { TenantId = "a-tenant", ClientId = client } };

        Assert.Equal("token of one", await tokens.GetTokenAsync(Of("one"), default));
        Assert.Equal("token of two", await tokens.GetTokenAsync(Of("two"), default));
        Assert.Equal("token of one", await tokens.GetTokenAsync(Of("one"), default));
        Assert.Equal([new("a-tenant", "one"), new("a-tenant", "two")], identities);
    }

    [Fact]
    public async Task The_tenant_is_asked_for()
    {
        var credential = new FakeCredential(number => Hour("token-" + number));
        await new EntraTokens(credential, _clock).GetTokenAsync(s_request with { Credential = new(CredentialKind.MicrosoftEntra) { TenantId = "a-tenant" } }, default);
        Assert.Equal("a-tenant", Assert.Single(credential.Requests).TenantId);
    }

    [Fact]
    public void The_default_chain_is_made_without_asking_anybody() =>
        Assert.IsType<DefaultAzureCredential>(EntraIdentity.Create(new("00000000-0000-0000-0000-000000000001", "00000000-0000-0000-0000-000000000002")));

    [Theory]
    [InlineData(TokenIssuer.MicrosoftEntra, null, true)]
    [InlineData(TokenIssuer.MicrosoftEntra, CredentialKind.MicrosoftEntra, true)]
    [InlineData(TokenIssuer.MicrosoftEntra, CredentialKind.Vault, false)]
    [InlineData(TokenIssuer.GoogleCloud, null, false)]
    public void Only_Entras_tokens_are_given(TokenIssuer issuer, CredentialKind? kind, bool supported) =>
        Assert.Equal(supported, new EntraTokens().Supports(new(issuer, Scope, kind is null ? null : new(kind.Value))));

    /// <summary>Calls until a token comes: a call may still share the renewal that fails.</summary>
    private async Task EventuallyAsync(EntraTokens tokens, string token)
    {
        for (int i = 0; ; i++)
        {
            try
            {
                Assert.Equal(token, await tokens.GetTokenAsync(s_request, default));
                return;
            }
            catch (AuthenticationFailedException) when (i < 2)
            {
                // Told to a call that waited; one a second later tries again.
                _clock.Now += TimeSpan.FromSeconds(1);
            }
        }
    }

    private Task<AccessToken> Hour(string token) => Task.FromResult(new AccessToken(token, _clock.Now.AddHours(1)));
}
