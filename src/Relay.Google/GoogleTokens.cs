using System.Collections.Concurrent;
using Google.Apis.Auth.OAuth2;
using Google.Apis.Http;

namespace Relay;

/// <summary>Access tokens of Google Cloud, for Vertex AI: from application default credentials, or from a credential that the program gives.</summary>
/// <remarks>
/// Application default credentials are what <c>GOOGLE_APPLICATION_CREDENTIALS</c> names, else what <c>gcloud auth application-default login</c> has left, else the service
/// account of the machine (cloud.google.com/docs/authentication/application-default-credentials). They are looked for when the first call needs them. Tokens are kept and
/// renewed in time by Google's library. A preset that names a service account to impersonate gets its tokens. Thread-safe.
/// </remarks>
public sealed class GoogleTokens : IAccessTokenSource
{
    private readonly Func<Task<GoogleCredential>> _load;
    private readonly Google.Apis.Http.IHttpClientFactory? _http;
    private readonly ConcurrentDictionary<TokenKey, Lazy<Task<ITokenAccess>>> _tokens = new();

    /// <summary>Tokens from application default credentials.</summary>
    public GoogleTokens()
        : this(() => GoogleCredential.GetApplicationDefaultAsync())
    {
    }

    /// <summary>Tokens from a credential of the program's own.</summary>
    /// <param name="credential">The credential; Relay gives it the scope.</param>
    public GoogleTokens(GoogleCredential credential)
        : this(() => Task.FromResult(credential)) => ArgumentNullException.ThrowIfNull(credential);

    internal GoogleTokens(Func<Task<GoogleCredential>> load, Google.Apis.Http.IHttpClientFactory? http = null)
    {
        _load = load;
        _http = http;
    }

    /// <summary>How many credentials are kept, or being looked for.</summary>
    internal int Known => _tokens.Count;

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
    public async ValueTask<string> GetTokenAsync(AccessTokenRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var key = new TokenKey(request.Scope, request.Credential?.ImpersonateServiceAccount);

        // Shared by all calls that wait for it, so no call's own end ends it.
        ITokenAccess access = await _tokens.GetOrAdd(key, static (wanted, self) => self.Load(wanted), this).Value.WaitAsync(cancellationToken).ConfigureAwait(false);
        Task<string> token = access.GetAccessTokenForRequestAsync(authUri: null, cancellationToken);
        Observe(token);
        return await token.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A call that leaves does not look at how it ended what it waited for.</summary>
    private static void Observe(Task task) => task.ContinueWith(
        static ended => ended.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);

    /// <summary>The credential of a key, looked for when it is first asked for and apart from the call that asks. One that is not there is forgotten: a file may be there by the next call.</summary>
    private Lazy<Task<ITokenAccess>> Load(TokenKey key)
    {
        Lazy<Task<ITokenAccess>>? lazy = null;
        return lazy = new(() =>
        {
            Task<ITokenAccess> loading = Task.Run(async () =>
            {
                try
                {
                    return await CreateAsync(key).ConfigureAwait(false);
                }
                catch
                {
                    _tokens.TryRemove(new(key, lazy!));
                    throw;
                }
            });
            Observe(loading);
            return loading;
        });
    }

    private async Task<ITokenAccess> CreateAsync(TokenKey key)
    {
        GoogleCredential credential = await _load().ConfigureAwait(false);
        if (_http is not null)
        {
            credential = credential.CreateWithHttpClientFactory(_http);
        }

        return key.Account is null
            ? credential.CreateScoped(key.Scope)
            : credential.CreateScoped(GoogleScopes.CloudPlatform).Impersonate(new ImpersonatedCredential.Initializer(key.Account) { Scopes = [key.Scope], HttpClientFactory = _http });
    }

    private readonly record struct TokenKey(string Scope, string? Account);
}
