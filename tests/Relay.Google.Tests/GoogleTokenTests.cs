using System.Text.Json;
using Google.Apis.Auth.OAuth2;
using Microsoft.AspNetCore.Http;

namespace Relay.Tests;

[Collection(TokenServer.Collection)]
public sealed class GoogleTokenTests : IDisposable
{
    private const string Scope = "https://www.googleapis.com/auth/cloud-platform";
    private static readonly AccessTokenRequest s_request = new(TokenIssuer.GoogleCloud, Scope, null);

    private readonly TokenServer _server;

    public GoogleTokenTests(TokenServer server)
    {
        _server = server;
        _server.Calls.Clear();
        _server.Answer = null;
    }

    public void Dispose() => _server.Answer = null;

    [Fact]
    public async Task A_service_account_file_gives_a_token_that_is_asked_for_once()
    {
        GoogleTokens tokens = GoogleTokens.FromFile(_server.WriteAccount("account.json"));

        string first = await tokens.GetTokenAsync(s_request, default);
        Assert.Equal(first, await tokens.GetTokenAsync(s_request, default));

        TokenCall call = Assert.Single(_server.Calls);
        JsonElement claims = _server.Claims(call);
        Assert.Equal(("token-1", "/token"), (first, call.Path));
        Assert.Equal((TokenServer.Account, Scope), (claims.GetProperty("iss").GetString(), claims.GetProperty("scope").GetString()));
    }

    [Fact]
    public async Task Many_calls_at_once_ask_for_one_token()
    {
        GoogleTokens tokens = GoogleTokens.FromFile(_server.WriteAccount("account.json"));
        string[] all = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => tokens.GetTokenAsync(s_request, default).AsTask()));
        Assert.Single(all.Distinct());
        Assert.Single(_server.Calls);
    }

    [Fact]
    public async Task A_token_is_renewed_before_it_ends()
    {
        string path = _server.WriteAccount("account.json");
        var clock = new HandClock();
        var tokens = new GoogleTokens(() => GoogleCredentialFile.ReadAsync(path), clock: clock);

        Assert.Equal("token-1", await tokens.GetTokenAsync(s_request, default));
        clock.Now += TimeSpan.FromMinutes(54);
        Assert.Equal("token-1", await tokens.GetTokenAsync(s_request, default));
        clock.Now += TimeSpan.FromMinutes(6);
        Assert.Equal("token-2", await tokens.GetTokenAsync(s_request, default));
    }

    [Fact]
    public async Task A_refused_token_is_dropped_past_the_cache_of_the_library()
    {
        string path = _server.WriteAccount("account.json");
        var clock = new HandClock();
        var tokens = new GoogleTokens(() => GoogleCredentialFile.ReadAsync(path), clock: clock);
        await tokens.GetTokenAsync(s_request, default);

        Assert.False(tokens.TryDrop(s_request, "token-1"));
        clock.Now += TimeSpan.FromMinutes(1);
        Assert.True(tokens.TryDrop(s_request, "token-1"));
        Assert.Equal("token-2", await tokens.GetTokenAsync(s_request, default));
    }

    [Theory]
    [InlineData(503, RelayErrorKind.Provider)]
    [InlineData(429, RelayErrorKind.RateLimit)]
    public async Task An_outage_of_the_token_service_is_told_apart_from_a_refusal_and_asked_for_once_a_second(int status, RelayErrorKind kind)
    {
        _server.Answer = (_, context) =>
        {
            context.Response.StatusCode = status;
            return context.Response.WriteAsync("{}");
        };
        string path = _server.WriteAccount("account.json");
        var tokens = new GoogleTokens(() => GoogleCredentialFile.ReadAsync(path), clock: new HandClock());
        RelayException error = await Assert.ThrowsAsync<RelayException>(() => tokens.GetTokenAsync(s_request, default).AsTask());
        int asked = _server.Calls.Count;
        for (int i = 0; i < 20; i++)
        {
            await Assert.ThrowsAsync<RelayException>(() => tokens.GetTokenAsync(s_request, default).AsTask());
        }

        Assert.Equal((kind, asked), (error.Kind, _server.Calls.Count));
    }

    [Fact]
    public async Task Application_default_credentials_are_what_the_environment_names()
    {
        Assert.StartsWith("token-", await new GoogleTokens().GetTokenAsync(s_request, default), StringComparison.Ordinal);
        Assert.All(_server.Calls, call => Assert.Equal("default@my-project.iam.gserviceaccount.com", _server.Claims(call).GetProperty("iss").GetString()));
    }

    [Fact]
    public async Task On_a_machine_of_Google_Cloud_the_metadata_server_gives_the_token()
    {
        var tokens = new GoogleTokens(GoogleCredential.FromComputeCredential(new ComputeCredential()));

        Assert.Equal("token-1", await tokens.GetTokenAsync(s_request, default));

        TokenCall call = Assert.Single(_server.Calls);
        Assert.StartsWith("/computeMetadata/v1/instance/service-accounts/default/token", call.Path, StringComparison.Ordinal);
        Assert.Equal("Google", call.Flavor);
    }

    [Fact]
    public async Task Impersonation_shows_ones_own_token_and_gets_the_others()
    {
        string path = _server.WriteAccount("account.json");
        var tokens = new GoogleTokens(() => GoogleCredentialFile.ReadAsync(path), new LoopbackHttpFactory(_server.Address));
        AccessTokenRequest request = s_request with
        {
            Credential = new CredentialReference(CredentialKind.GcpApplicationDefault) { ImpersonateServiceAccount = "other@my-project.iam.gserviceaccount.com" },
        };

        Assert.Equal("impersonated-2", await tokens.GetTokenAsync(request, default));
        Assert.Equal("impersonated-2", await tokens.GetTokenAsync(request, default));

        TokenCall[] calls = [.. _server.Calls];
        Assert.Equal(["/token", "/v1/projects/-/serviceAccounts/other@my-project.iam.gserviceaccount.com:generateAccessToken"], calls.Select(call => call.Path));
        Assert.Equal("Bearer token-1", calls[1].Authorization);
        Assert.Equal(Scope, JsonDocument.Parse(calls[1].Body).RootElement.GetProperty("scope")[0].GetString());
        Assert.Equal("token-3", await tokens.GetTokenAsync(s_request, default));
    }

    [Fact]
    public async Task A_file_that_was_not_there_is_read_when_it_is()
    {
        string path = Path.Combine(_server.Folder, "later.json");
        var clock = new HandClock();
        var tokens = new GoogleTokens(() => GoogleCredentialFile.ReadAsync(path), clock: clock);

        InvalidOperationException error = await Assert.ThrowsAsync<InvalidOperationException>(() => tokens.GetTokenAsync(s_request, default).AsTask());
        Assert.Contains(path, error.Message, StringComparison.Ordinal);
        _server.WriteAccount("later.json");
        clock.Now += TimeSpan.FromSeconds(1);
        Assert.Equal("token-1", await tokens.GetTokenAsync(s_request, default));
    }

    [Fact]
    public async Task A_credential_that_works_before_it_waits_holds_up_no_other_call()
    {
        using var gate = new ManualResetEventSlim();
        var tokens = new GoogleTokens(() =>
        {
            gate.Wait();
            return Task.FromResult(GoogleCredential.FromAccessToken("own"));
        });
        using var cancellation = new CancellationTokenSource();
        Task<string> patient = tokens.GetTokenAsync(s_request, default).AsTask();
        Task<string> hasty = tokens.GetTokenAsync(s_request, cancellation.Token).AsTask();
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => hasty);
        gate.Set();
        Assert.Equal("own", await patient);
    }

    [Theory]
    [InlineData("MIIEvQIBADANsecret", "is not JSON")]
    [InlineData("""{"type":"service_account","private_key":"MIIEvQIBADANsecret","client_email":"a@b"}""", "is no credential")]
    [InlineData("""{"type":"MIIEvQIBADANsecret"}""", "is no credential")]
    public async Task A_file_that_is_no_credential_is_an_error_that_shows_nothing_of_it(string content, string what)
    {
        string path = Path.Combine(_server.Folder, "broken.json");
        await File.WriteAllTextAsync(path, content);

        InvalidOperationException error = await Assert.ThrowsAsync<InvalidOperationException>(() => GoogleTokens.FromFile(path).GetTokenAsync(s_request, default).AsTask());
        Assert.Contains(what, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancelling_ends_the_wait_but_not_that_of_others()
    {
        var asked = new TaskCompletionSource();
        var answer = new TaskCompletionSource();
        _server.Answer = async (_, context) =>
        {
            asked.TrySetResult();
            await answer.Task;
            await context.Response.WriteAsJsonAsync(new Dictionary<string, object> { ["access_token"] = "late", ["expires_in"] = 3600, ["token_type"] = "Bearer" });
        };
        GoogleTokens tokens = GoogleTokens.FromFile(_server.WriteAccount("account.json"));
        using var cancellation = new CancellationTokenSource();
        Task<string> patient = tokens.GetTokenAsync(s_request, default).AsTask();
        Task<string> hasty = tokens.GetTokenAsync(s_request, cancellation.Token).AsTask();
        await await Task.WhenAny(asked.Task, patient);
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => hasty);
        answer.SetResult();
        Assert.Equal("late", await patient);
    }

    [Theory]
    [InlineData(TokenIssuer.GoogleCloud, null, true)]
    [InlineData(TokenIssuer.GoogleCloud, CredentialKind.GcpApplicationDefault, true)]
    [InlineData(TokenIssuer.GoogleCloud, CredentialKind.Vault, false)]
    [InlineData(TokenIssuer.MicrosoftEntra, null, false)]
    public void Only_Google_Clouds_tokens_are_given(TokenIssuer issuer, CredentialKind? kind, bool supported) =>
        Assert.Equal(supported, new GoogleTokens().Supports(new(issuer, Scope, kind is null ? null : new(kind.Value))));
}
