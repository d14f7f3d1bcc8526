using Azure.Core;

namespace Relay;

/// <summary>A token that is kept and renewed: some credentials start a program for every token they are asked for.</summary>
/// <remarks>
/// One renewal at a time, shared by all calls that wait for it: none of them ends it by leaving, and all of them get its end, also a failure. The next call after a failure tries again. While
/// the old token lasts nobody waits, and nobody hears of a failure either.
/// </remarks>
internal sealed class KeptToken(TokenCredential credential, string scope, string? tenantId, TimeProvider clock)
{
    /// <summary>How long before its end a token is renewed, where its issuer does not say and it lives long enough.</summary>
    private static readonly TimeSpan s_margin = TimeSpan.FromMinutes(5);

    /// <summary>How long a token must last to be sent.</summary>
    private static readonly TimeSpan s_least = TimeSpan.FromSeconds(30);

    private readonly Lock _lock = new();
    private readonly TokenRequestContext _context = new([scope], tenantId: tenantId);
    private AccessToken? _token;
    private DateTimeOffset _renewAt;
    private Task<AccessToken>? _renewal;

    public ValueTask<string> GetAsync(CancellationToken cancellationToken)
    {
        Task<AccessToken> renewal;
        lock (_lock)
        {
            DateTimeOffset now = clock.GetUtcNow();
            if (_token is { } token && now < _renewAt)
            {
                return new(token.Token);
            }

            renewal = _renewal ??= Begin();
            if (_token is { } old && now < old.ExpiresOn - s_least)
            {
                return new(old.Token);
            }
        }

        return WaitAsync(renewal, cancellationToken);
    }

    private static async ValueTask<string> WaitAsync(Task<AccessToken> renewal, CancellationToken cancellationToken) =>
        (await renewal.WaitAsync(cancellationToken).ConfigureAwait(false)).Token;

    /// <summary>When to renew a token that has just come: of a short life half is left.</summary>
    private static DateTimeOffset RenewAt(AccessToken token, DateTimeOffset now)
    {
        TimeSpan left = token.ExpiresOn - now;
        return token.RefreshOn is { } named && named < token.ExpiresOn ? named : left > s_margin * 2 ? token.ExpiresOn - s_margin : now + (left / 2);
    }

    /// <summary>Begins a renewal apart from the call that needs it: credentials may work before they wait.</summary>
    private Task<AccessToken> Begin()
    {
        Task<AccessToken> renewal = Task.Run(RenewAsync);

        // Where every call goes on with the old token, or has left, nobody else looks at how it ended.
        renewal.ContinueWith(static ended => ended.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        return renewal;
    }

    private async Task<AccessToken> RenewAsync()
    {
        AccessToken? renewed = null;
        try
        {
            renewed = await credential.GetTokenAsync(_context, CancellationToken.None).ConfigureAwait(false);
            return renewed.Value;
        }
        finally
        {
            lock (_lock)
            {
                _renewal = null;
                if (renewed is { } token)
                {
                    _token = token;
                    _renewAt = RenewAt(token, clock.GetUtcNow());
                }
            }
        }
    }
}
