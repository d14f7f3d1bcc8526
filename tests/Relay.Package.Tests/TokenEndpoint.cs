using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Relay.Tests;

/// <summary>Google's token endpoint on 127.0.0.1: every assertion gets the same token.</summary>
internal sealed class TokenEndpoint : IAsyncDisposable
{
    private readonly WebApplication _application;
    private int _calls;

    private TokenEndpoint(WebApplication application) => _application = application;

    public string Address => _application.Urls.First() + "/token";

    /// <summary>How often a token was asked for.</summary>
    public int Calls => Volatile.Read(ref _calls);

    public static async Task<TokenEndpoint> StartAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var endpoint = new TokenEndpoint(builder.Build());
        endpoint._application.Run(endpoint.AnswerAsync);
        await endpoint._application.StartAsync();
        return endpoint;
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private Task AnswerAsync(HttpContext context)
    {
        Interlocked.Increment(ref _calls);
        return context.Response.WriteAsJsonAsync(new Dictionary<string, object> { ["access_token"] = "of-google", ["expires_in"] = 3600, ["token_type"] = "Bearer" });
    }
}
