using Google.Apis.Auth.OAuth2;
using Google.Apis.Auth.OAuth2.Responses;

namespace Relay;

/// <summary>The token of one credential for one scope, kept and renewed.</summary>
internal sealed class GoogleToken
{
    private readonly Func<Task<GoogleCredential>> _load;
    private readonly RenewedCredential<string> _kept;
    private readonly TimeProvider _clock;
    private GoogleCredential? _credential;

    /// <param name="load">Finds the credential, with its scope; asked again until there is one.</param>
    /// <param name="clock">The clock by which tokens are renewed.</param>
    public GoogleToken(Func<Task<GoogleCredential>> load, TimeProvider clock)
    {
        _load = load;
        _clock = clock;
        _kept = new RenewedCredential<string>(RenewAsync, clock);
    }

    /// <summary>The token.</summary>
    public ValueTask<string> GetAsync(CancellationToken cancellationToken) => _kept.GetAsync(cancellationToken);

    /// <summary>Drops a token that was refused; true when another one may be had.</summary>
    public bool TryDrop(string refused) => _kept.TryDrop(refused);

    private async Task<Renewed<string>> RenewAsync(CancellationToken cancellationToken)
    {
        // Renewals come one at a time; one that was given up may still end, and then has found the same.
        _credential ??= await _load().ConfigureAwait(false);
        try
        {
            return await AskAsync(_credential, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (CredentialFault.Kind(error, Status) is var kind && kind != RelayErrorKind.Authentication)
        {
            throw new RelayException(kind, "Google's token service, or what stands for it on this machine, did not answer as it should.", error);
        }
    }

    /// <summary>Asks for a new token, past the cache that the library keeps: it would join a request that hangs, and keep a refused token.</summary>
    private async Task<Renewed<string>> AskAsync(GoogleCredential credential, CancellationToken cancellationToken)
    {
        switch (credential.UnderlyingCredential)
        {
            case ServiceAccountCredential { UseJwtAccessWithScopes: true }:
                break;
            case ServiceCredential service when await service.RequestAccessTokenAsync(cancellationToken).ConfigureAwait(false):
                return Read(service.Token);
            case UserCredential user when await user.RefreshTokenAsync(cancellationToken).ConfigureAwait(false):
                return Read(user.Token);
        }

        // A token that the program gave, or one that is made here: nobody says when it ends.
        string token = await ((ITokenAccess)credential).GetAccessTokenForRequestAsync(authUri: null, cancellationToken).ConfigureAwait(false);
        return new Renewed<string>(token, ends: null);
    }

    private Renewed<string> Read(TokenResponse token) =>
        new(token.AccessToken, token.ExpiresInSeconds is { } seconds ? _clock.GetUtcNow().AddSeconds(seconds) : null);

    private static int? Status(Exception error) => error switch
    {
        TokenResponseException { StatusCode: { } status } => (int)status,
        Google.GoogleApiException { HttpStatusCode: > 0 } refused => (int)refused.HttpStatusCode,
        _ => null,
    };
}
