namespace Relay;

/// <summary>Credentials that are kept, and renewed once for all calls that need them. The signer made of them is kept with them.</summary>
/// <remarks>
/// Those that end are renewed five minutes before; if that fails, or nobody has any at the moment, they are used as long as they last, and tried again a minute later. Those of
/// which nobody says when they end (keys in files and variables) are read again after a minute, so that a changed file counts without a restart. A renewal belongs to no call:
/// it goes on when the call that began it is cancelled, and all that wait for it share its end, also a failure. Every source limits how long it takes.
/// </remarks>
internal sealed class AwsCachedSource(AwsSource source, string region, TimeProvider clock)
{
    private static readonly TimeSpan s_early = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan s_reread = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private Entry? _entry;
    private Task<AwsRequestSigner?>? _renewal;

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
            // Another call may have renewed them meanwhile.
            return _entry is { } known && clock.GetUtcNow() < known.RenewAt
                ? new(known.Signer)
                : new((_renewal ??= Begin()).WaitAsync(cancellationToken));
        }
    }

    /// <summary>Begins a renewal elsewhere: the lock is not held while files are read, and no call's context waits for it.</summary>
    private Task<AwsRequestSigner?> Begin()
    {
        Task<AwsRequestSigner?> renewal = Task.Run(RenewAsync);

        // Where every call that waits is cancelled, nobody else looks at how it ended.
        renewal.ContinueWith(static ended => ended.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        return renewal;
    }

    private async Task<AwsRequestSigner?> RenewAsync()
    {
        Entry? entry = Volatile.Read(ref _entry);
        try
        {
            entry = await ReadAsync(entry, clock.GetUtcNow()).ConfigureAwait(false);
            return entry?.Signer;
        }
        finally
        {
            lock (_lock)
            {
                Volatile.Write(ref _entry, entry);
                _renewal = null;
            }
        }
    }

    private async Task<Entry?> ReadAsync(Entry? known, DateTimeOffset now)
    {
        AwsCredentials? credentials;
        try
        {
            credentials = await source.GetAsync(CancellationToken.None).ConfigureAwait(false);
            credentials?.ThrowIfUnsendable();
        }
        catch (AwsCredentialException) when (Lasts(known, now))
        {
            return KeepUp(known!, now);
        }

        if (credentials is null)
        {
            // An instance's metadata service that does not answer looks like a place that has no such service.
            return Lasts(known, now) ? KeepUp(known!, now) : null;
        }

        // Keys that were read again and are the same keep the key of the day that was worked out from them.
        AwsRequestSigner signer = known is not null && IsSame(known.Credentials, credentials) ? known.Signer : new AwsRequestSigner(credentials, region, BedrockAddress.SigningName, clock);
        return new Entry(credentials, signer, RenewAt(credentials, now));
    }

    private static bool Lasts(Entry? known, DateTimeOffset now) => known is { Credentials.Expires: { } end } && end > now;

    private static Entry KeepUp(Entry known, DateTimeOffset now) => new(known.Credentials, known.Signer, Earlier(now + s_reread, known.Credentials.Expires!.Value));

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
