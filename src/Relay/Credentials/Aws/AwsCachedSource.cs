using System.Diagnostics.CodeAnalysis;

namespace Relay;

/// <summary>Credentials that are kept, and renewed by one call at a time. The signer made of them is kept with them.</summary>
/// <remarks>
/// Those that end are renewed five minutes before; if that fails they are used as long as they last, and tried again a minute later. Those of which nobody says when they end
/// (keys in files and variables) are read again after a minute, so that a changed file counts without a restart.
/// </remarks>
[SuppressMessage("Design", "CA1001", Justification = "A semaphore whose wait handle nobody asks for holds nothing to dispose of.")]
internal sealed class AwsCachedSource(AwsSource source, string region, TimeProvider clock)
{
    private static readonly TimeSpan s_early = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan s_reread = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _renewal = new(1, 1);
    private Entry? _entry;

    /// <summary>The signer for Bedrock; null when nobody has credentials.</summary>
    /// <exception cref="AwsCredentialException">A place that should have some gives none.</exception>
    public async ValueTask<AwsRequestSigner?> GetAsync(CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref _entry) is { } fresh && clock.GetUtcNow() < fresh.RenewAt)
        {
            return fresh.Signer;
        }

        await _renewal.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            // Another call may have renewed them meanwhile.
            DateTimeOffset now = clock.GetUtcNow();
            Entry? known = _entry;
            return known is not null && now < known.RenewAt ? known.Signer : await RenewAsync(known, now, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _renewal.Release();
        }
    }

    private async Task<AwsRequestSigner?> RenewAsync(Entry? known, DateTimeOffset now, CancellationToken cancellationToken)
    {
        AwsCredentials? credentials;
        try
        {
            credentials = await source.GetAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (AwsCredentialException) when (known is { Credentials.Expires: { } end } && end > now)
        {
            Volatile.Write(ref _entry, new Entry(known.Credentials, known.Signer, Earlier(now + s_reread, end)));
            return known.Signer;
        }

        if (credentials is null)
        {
            Volatile.Write(ref _entry, null);
            return null;
        }

        // Keys that were read again and are the same keep the key of the day that was worked out from them.
        AwsRequestSigner signer = known is not null && IsSame(known.Credentials, credentials) ? known.Signer : new AwsRequestSigner(credentials, region, BedrockAddress.SigningName, clock);
        Volatile.Write(ref _entry, new Entry(credentials, signer, RenewAt(credentials, now)));
        return signer;
    }

    private static DateTimeOffset RenewAt(AwsCredentials credentials, DateTimeOffset now)
    {
        if (credentials.Expires is not { } end)
        {
            return now + s_reread;
        }

        // Of a short life half is left.
        TimeSpan left = end - now;
        return left > s_early * 2 ? end - s_early : now + (left / 2);
    }

    private static DateTimeOffset Earlier(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b;

    private static bool IsSame(AwsCredentials a, AwsCredentials b) =>
        a.AccessKeyId == b.AccessKeyId && a.SecretAccessKey == b.SecretAccessKey && a.SessionToken == b.SessionToken;

    /// <summary>Not a record: its text could show the credentials.</summary>
    private sealed class Entry(AwsCredentials credentials, AwsRequestSigner signer, DateTimeOffset renewAt)
    {
        public AwsCredentials Credentials { get; } = credentials;

        public AwsRequestSigner Signer { get; } = signer;

        public DateTimeOffset RenewAt { get; } = renewAt;
    }
}
