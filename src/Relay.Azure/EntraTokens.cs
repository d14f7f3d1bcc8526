using System.Collections.Concurrent;
using Azure.Core;
using Azure.Identity;

namespace Relay;

/// <summary>Access tokens of Microsoft Entra, for Azure: from the default chain of credentials, or from a credential that the program gives.</summary>
/// <remarks>
/// The default chain tries the environment (a service principal), workload and managed identity, then developers' own logins
/// (learn.microsoft.com/dotnet/azure/sdk/authentication/credential-chains). A token is kept until five minutes before its end, or until the moment its issuer names;
/// then it is renewed while calls go on with the old one. One that a provider refuses is dropped. Thread-safe.
/// </remarks>
public sealed class EntraTokens : IAccessTokenSource
{
    private readonly Func<EntraIdentity, TokenCredential> _create;
    private readonly TimeProvider _clock;
    private readonly ConcurrentDictionary<TokenKey, EntraToken> _tokens = new();

    /// <summary>Tokens from the default chain of credentials; a preset may name the tenant and the client (<c>credential: { type: azure_entra, client_id: … }</c>).</summary>
    public EntraTokens()
        : this(EntraIdentity.Create, TimeProvider.System)
    {
    }

    /// <summary>Tokens from a credential of the program's own. A tenant that a preset names is asked for; a client is the credential's own matter.</summary>
    /// <param name="credential">The credential.</param>
    /// <param name="clock">The clock by which tokens are renewed; null means the system's.</param>
    public EntraTokens(TokenCredential credential, TimeProvider? clock = null)
        : this(_ => credential, clock ?? TimeProvider.System) => ArgumentNullException.ThrowIfNull(credential);

    internal EntraTokens(Func<EntraIdentity, TokenCredential> create, TimeProvider clock)
    {
        _create = create;
        _clock = clock;
    }

    /// <inheritdoc/>
    public bool Supports(AccessTokenRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.Issuer == TokenIssuer.MicrosoftEntra && request.Credential is null or { Kind: CredentialKind.MicrosoftEntra };
    }

    /// <inheritdoc/>
    public ValueTask<string> GetTokenAsync(AccessTokenRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Of(request).GetAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public bool TryDrop(AccessTokenRequest request, string token)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Of(request).TryDrop(token);
    }

    private EntraToken Of(AccessTokenRequest request) => _tokens.GetOrAdd(
        new TokenKey(request.Scope, new EntraIdentity(request.Credential?.TenantId, request.Credential?.ClientId)),
        static (wanted, self) => new EntraToken(self._create(wanted.Identity), wanted.Scope, wanted.Identity.TenantId, self._clock),
        this);

    private readonly record struct TokenKey(string Scope, EntraIdentity Identity);
}
