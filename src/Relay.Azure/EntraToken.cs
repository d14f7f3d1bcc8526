using System.Globalization;
using Azure;
using Azure.Core;
using Azure.Identity;
using Microsoft.Identity.Client;

namespace Relay;

/// <summary>The token of one identity for one scope, kept and renewed: some credentials start a program for every token they are asked for.</summary>
internal sealed class EntraToken
{
    private readonly TokenCredential _credential;
    private readonly string _scope;
    private readonly string? _tenantId;
    private readonly TimeProvider _clock;
    private readonly RenewedCredential<string> _kept;
    private DateTimeOffset? _refusedAt;

    public EntraToken(TokenCredential credential, string scope, string? tenantId, TimeProvider clock)
    {
        _credential = credential;
        _scope = scope;
        _tenantId = tenantId;
        _clock = clock;
        _kept = new RenewedCredential<string>(RenewAsync, clock);
    }

    /// <summary>The token.</summary>
    public ValueTask<string> GetAsync(CancellationToken cancellationToken) => _kept.GetAsync(cancellationToken);

    /// <summary>Drops a token that was refused; true when another one may be had.</summary>
    public bool TryDrop(string refused)
    {
        if (!_kept.TryDrop(refused))
        {
            return false;
        }

        _refusedAt = _clock.GetUtcNow();
        return true;
    }

    private async Task<Renewed<string>> RenewAsync(CancellationToken cancellationToken)
    {
        try
        {
            AccessToken token = await AskAsync(cancellationToken).ConfigureAwait(false);
            return new Renewed<string>(token.Token, token.ExpiresOn, token.RefreshOn);
        }
        catch (AuthenticationFailedException error) when (CredentialFault.Kind(error, Status) is var kind && kind != RelayErrorKind.Authentication)
        {
            throw new RelayException(kind, "Microsoft Entra, or what stands for it on this machine, did not answer as it should.", error);
        }
    }

    /// <summary>Asks the credential; after a refusal for a token that was issued later, past the cache of its own that a credential keeps.</summary>
    /// <remarks>Source: learn.microsoft.com/entra/identity-platform/claims-challenge, the claim nbf.</remarks>
    private async ValueTask<AccessToken> AskAsync(CancellationToken cancellationToken)
    {
        if (_refusedAt is { } moment)
        {
            _refusedAt = null;
            string second = moment.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
            string claims = "{\"access_token\":{\"nbf\":{\"essential\":true,\"value\":\"" + second + "\"}}}";
            try
            {
                return await GetTokenAsync(new TokenRequestContext([_scope], claims: claims, tenantId: _tenantId)).ConfigureAwait(false);
            }
            catch (AuthenticationFailedException)
            {
                // Developers' logins take no claims.
            }
        }

        return await GetTokenAsync(new TokenRequestContext([_scope], tenantId: _tenantId)).ConfigureAwait(false);

        ValueTask<AccessToken> GetTokenAsync(TokenRequestContext context) => _credential.GetTokenAsync(context, cancellationToken);
    }

    private static int? Status(Exception error) => error switch
    {
        RequestFailedException { Status: > 0 } failed => failed.Status,
        MsalServiceException { StatusCode: > 0 } refused => refused.StatusCode,
        _ => null,
    };
}
