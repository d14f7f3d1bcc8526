using Azure.Core;

namespace Relay;

/// <summary>A token that is kept and renewed: some credentials start a program for every token they are asked for.</summary>
internal sealed class KeptToken(TokenCredential credential, string scope, string? tenantId, TimeProvider clock)
{
    /// <summary>How long before its end a token is renewed, where its issuer does not say.</summary>
    private static readonly TimeSpan s_margin = TimeSpan.FromMinutes(5);

    private readonly Lock _lock = new();
    private readonly TokenRequestContext _context = new([scope], tenantId: tenantId);
    private AccessToken? _token;
    private Task<AccessToken>? _renewal;

    public ValueTask<string> GetAsync(CancellationToken cancellationToken)
    {
        Task<AccessToken> renewal;
        lock (_lock)
        {
            DateTimeOffset now = clock.GetUtcNow();
            Take();
            if (_token is { } token && now < RenewAt(token))
            {
                return new(token.Token);
            }

            renewal = _renewal ??= RenewAsync();
            if (_token is { } old && now < old.ExpiresOn - TimeSpan.FromSeconds(30) && !renewal.IsCompleted)
            {
                return new(old.Token);
            }
        }

        return WaitAsync(renewal, cancellationToken);
    }

    private static DateTimeOffset RenewAt(AccessToken token) => token.RefreshOn is { } named && named < token.ExpiresOn ? named : token.ExpiresOn - s_margin;

    private async ValueTask<string> WaitAsync(Task<AccessToken> renewal, CancellationToken cancellationToken)
    {
        try
        {
            return (await renewal.WaitAsync(cancellationToken).ConfigureAwait(false)).Token;
        }
        finally
        {
            lock (_lock)
            {
                Take();
            }
        }
    }

    /// <summary>Takes over a renewal that has ended; one that failed is forgotten, and the next call tries again.</summary>
    private void Take()
    {
        if (_renewal is not { IsCompleted: true } ended)
        {
            return;
        }

        _renewal = null;
        if (ended.IsCompletedSuccessfully)
        {
            _token = ended.Result;
        }
    }

    /// <summary>Shared by all calls that wait for it, so no call's own end ends it; begun apart from them, because credentials may work before they wait.</summary>
    private Task<AccessToken> RenewAsync() => Task.Run(async () => await credential.GetTokenAsync(_context, CancellationToken.None).ConfigureAwait(false));
}
