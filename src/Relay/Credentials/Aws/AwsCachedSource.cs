namespace Relay;

/// <summary>Credentials that are kept, and renewed once for all calls that wait for them. The signer made of them is kept with them.</summary>
/// <remarks>
/// A renewal belongs to no call: it goes on when the call that began it ends, and all who wait share its failure too, or each of many would wait for a place that does not answer in turn.
/// Those that end are renewed five minutes before; if that fails they are used as long as they last, and tried again a minute later. Those of which nobody says when they end
/// (keys in files and variables) are read again after a minute, so that a changed file counts without a restart.
/// </remarks>
internal sealed class AwsCachedSource(AwsSource source, string region, TimeProvider clock)
{
    private static readonly TimeSpan s_early = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan s_reread = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private Task<AwsRequestSigner?>? _renewal;
    private Entry? _entry;

    /// <summary>The signer for Bedrock; null when nobody has credentials.</summary>
    /// <exception cref="AwsCredentialException">A place that should have some gives none.</exception>
    public ValueTask<AwsRequestSigner?> GetAsync(CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref _entry) is { } fresh && clock.GetUtcNow() < fresh.RenewAt)
        {
            return new(fresh.Signer);
        }

        lock (_lock)
        {
            // Another call may have renewed them meanwhile, or be about to.
            if (_renewal is not { IsCompleted: false })
            {
                DateTimeOffset now = clock.GetUtcNow();
                if (_entry is { } known && now < known.RenewAt)
                {
                    return new(known.Signer);
                }

                _renewal = Task.Run(() => RenewAsync(_entry, now, CancellationToken.None), CancellationToken.None);
            }

            return new(_renewal.WaitAsync(cancellationToken));
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
