using System.Collections.Concurrent;
using Google.Apis.Auth.OAuth2;
using Google.Apis.Http;

namespace Relay;

/// <summary>Access tokens of Google Cloud, for Vertex AI: from application default credentials, or from a credential that the program gives.</summary>
/// <remarks>
/// Application default credentials are what <c>GOOGLE_APPLICATION_CREDENTIALS</c> names, else what <c>gcloud auth application-default login</c> has left, else the service
/// account of the machine (cloud.google.com/docs/authentication/application-default-credentials). They are looked for when the first call needs them. A token is kept until
/// five minutes before its end, then it is renewed while calls go on with the old one; one that a provider refuses is dropped. A preset that names a service account to impersonate gets its tokens. Thread-safe.
/// </remarks>
public sealed class GoogleTokens : IAccessTokenSource
{
    private readonly Func<Task<GoogleCredential>> _load;
    private readonly Google.Apis.Http.IHttpClientFactory? _http;
    private readonly TimeProvider _clock;
    private readonly ConcurrentDictionary<TokenKey, GoogleToken> _tokens = new();

    /// <summary>Tokens from application default credentials.</summary>
    public GoogleTokens()
        : this(() => GoogleCredential.GetApplicationDefaultAsync(), Google.Apis.Http.HttpClientFactory.ForProxy(PastProxy.Instance))
    {
    }

    /// <summary>Tokens from a credential of the program's own.</summary>
    /// <param name="credential">The credential; Relay gives it the scope.</param>
    public GoogleTokens(GoogleCredential credential)
        : this(() => Task.FromResult(credential)) => ArgumentNullException.ThrowIfNull(credential);

    internal GoogleTokens(Func<Task<GoogleCredential>> load, Google.Apis.Http.IHttpClientFactory? http = null, TimeProvider? clock = null)
    {
        _load = load;
        _http = http;
        _clock = clock ?? TimeProvider.System;
    }

    /// <summary>Tokens from a credential file: the key of a service account, or any other that application default credentials may name.</summary>
    /// <param name="path">The file; it is read when the first call needs it.</param>
    /// <remarks>A file that cannot be read is an <see cref="InvalidOperationException"/> of that call, which shows nothing of what the file holds.</remarks>
    public static GoogleTokens FromFile(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return new GoogleTokens(() => GoogleCredentialFile.ReadAsync(path));
    }

    /// <inheritdoc/>
    public bool Supports(AccessTokenRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.Issuer == TokenIssuer.GoogleCloud && request.Credential is null or { Kind: CredentialKind.GcpApplicationDefault };
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

    private GoogleToken Of(AccessTokenRequest request) => _tokens.GetOrAdd(
        new TokenKey(request.Scope, request.Credential?.ImpersonateServiceAccount),
        static (key, self) => new GoogleToken(() => self.CreateAsync(key), self._clock),
        this);

    private async Task<GoogleCredential> CreateAsync(TokenKey key)
    {
        GoogleCredential credential = await _load().ConfigureAwait(false);
        if (_http is not null)
        {
            credential = credential.CreateWithHttpClientFactory(_http);
        }

        return key.Account is null
            ? credential.CreateScoped(key.Scope)
            : credential.CreateScoped(GoogleScopes.CloudPlatform)
                .Impersonate(new ImpersonatedCredential.Initializer(key.Account) { Scopes = [key.Scope], HttpClientFactory = _http });
    }

    private readonly record struct TokenKey(string Scope, string? Account);
}
