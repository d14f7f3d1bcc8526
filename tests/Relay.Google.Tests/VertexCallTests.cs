using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Relay.Tests;

/// <summary>Calls to Vertex AI with tokens of this package, over loopback from the token endpoint to the answer.</summary>
[Collection(TokenServer.Collection)]
public sealed class VertexCallTests : IAsyncLifetime
{
    private readonly TokenServer _tokens;
    private LoopbackProvider _vertex = null!;

    public VertexCallTests(TokenServer tokens)
    {
        _tokens = tokens;
        _tokens.Calls.Clear();
        _tokens.Answer = null;
    }

    public async Task InitializeAsync() => _vertex = await LoopbackProvider.StartAsync();

    public async Task DisposeAsync()
    {
        _tokens.Answer = null;
        await _vertex.DisposeAsync();
    }

    [Theory]
    [InlineData("gemini-2.5-flash")]
    [InlineData("claude-sonnet-4-5@20250929")]
    public async Task A_runtime_of_ones_own_calls_with_the_token(string model)
    {
        using var runtime = new RelayRuntime(new RelayRuntimeOptions
        {
            Environment = static _ => null,
            AccessTokenSources = { GoogleTokens.FromFile(_tokens.WriteAccount("account.json")) },
        });
        using IDisposable scope = RelayRuntime.Use(runtime);
        _vertex.Enqueue(LoopbackReply.Text("hi"));

        Assert.Equal("hi", (await Model(model).ChatAsync("hello")).Text);
        Assert.Equal("Bearer token-1", _vertex.Requests[^1].Headers["Authorization"]);
    }

    [Fact]
    public async Task A_container_calls_with_application_default_credentials()
    {
        var services = new ServiceCollection();
        services.AddRelay().AddGoogleTokens();
        await using ServiceProvider provider = services.BuildServiceProvider();
        using IDisposable scope = RelayRuntime.Use(provider.GetRequiredService<RelayRuntime>());
        _vertex.Enqueue(LoopbackReply.Text("hi"));

        Assert.Equal("hi", (await Model("gemini-2.5-flash").ChatAsync("hello")).Text);
        Assert.StartsWith("Bearer token-", _vertex.Requests[^1].Headers["Authorization"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_that_is_refused_is_an_authentication_error_without_the_key()
    {
        _tokens.Answer = (_, context) =>
        {
            context.Response.StatusCode = 400;
            return context.Response.WriteAsJsonAsync(new Dictionary<string, string> { ["error"] = "invalid_grant", ["error_description"] = "Invalid JWT Signature." });
        };
        using var runtime = new RelayRuntime(new RelayRuntimeOptions { Environment = static _ => null, AccessTokenSources = { GoogleTokens.FromFile(_tokens.WriteAccount("account.json")) } });
        using IDisposable scope = RelayRuntime.Use(runtime);

        RelayException error = await Assert.ThrowsAsync<RelayException>(() => Model("gemini-2.5-flash").ChatAsync("hello", new CallOptions { MaxRetries = 0 }));
        Assert.Equal(RelayErrorKind.Authentication, error.Kind);
        Assert.Contains("invalid_grant", error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("PRIVATE KEY", error.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, _vertex.RequestCount);
    }

    private ModelAlias Model(string model) => RelayRuntime.Model("vertex/" + model, spec =>
    {
        spec.Project = "my-project";
        spec.BaseUrl = _vertex.BaseUrl;
    });
}
