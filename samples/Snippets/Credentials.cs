using Microsoft.Extensions.DependencyInjection;
using Relay;

namespace Snippets;

internal static class Credentials
{
    public static void Container(IServiceCollection services)
    {
        services.AddRelay()
            .AddGoogleTokens()
            .AddEntraTokens();
    }

    public static async Task Ambient(Func<Task> program)
    {
        using var runtime = new RelayRuntime(new RelayRuntimeOptions { AccessTokenSources = { new GoogleTokens(), new EntraTokens() } });
        using IDisposable inForce = RelayRuntime.Use(runtime);
        await program();
    }
}

public sealed class VaultTokens(Func<string, CancellationToken, Task<string>> read) : IAccessTokenSource
{
    public bool Supports(AccessTokenRequest request) => request.Issuer == TokenIssuer.GoogleCloud;

    public async ValueTask<string> GetTokenAsync(AccessTokenRequest request, CancellationToken cancellationToken) => await read(request.Scope, cancellationToken);
}
