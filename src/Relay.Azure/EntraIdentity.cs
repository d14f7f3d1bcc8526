using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;

namespace Relay;

/// <summary>Who a token is for, as far as a preset says it.</summary>
/// <param name="TenantId">The tenant; null for the credential's own.</param>
/// <param name="ClientId">The user-assigned managed identity or the application of a workload identity; null for the machine's own.</param>
internal readonly record struct EntraIdentity(string? TenantId, string? ClientId)
{
    private static readonly HttpClientTransport s_transport = new(new SocketsHttpHandler
    {
        Proxy = PastProxy.Instance,
        AllowAutoRedirect = false,
        UseCookies = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(15),
    });

    /// <summary>The default chain for an identity.</summary>
    public static TokenCredential Create(EntraIdentity identity)
    {
        var options = new DefaultAzureCredentialOptions { Transport = s_transport };
        if (identity.TenantId is { } tenant)
        {
            options.TenantId = tenant;
        }

        if (identity.ClientId is { } client)
        {
            options.ManagedIdentityClientId = client;
            options.WorkloadIdentityClientId = client;
        }

        return new DefaultAzureCredential(options);
    }
}
