using Azure.Core;
using Azure.Identity;

namespace Relay;

/// <summary>Who a token is for, as far as a preset says it.</summary>
/// <param name="TenantId">The tenant; null for the credential's own.</param>
/// <param name="ClientId">The user-assigned managed identity or the application of a workload identity; null for the machine's own.</param>
internal readonly record struct EntraIdentity(string? TenantId, string? ClientId)
{
    /// <summary>The default chain for an identity.</summary>
    public static TokenCredential Create(EntraIdentity identity)
    {
        var options = new DefaultAzureCredentialOptions();
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
