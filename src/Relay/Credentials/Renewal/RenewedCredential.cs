namespace Relay;

/// <summary>A credential that is kept and renewed, by one rule for AWS, Google Cloud and Microsoft Entra.</summary>
/// <typeparam name="T">What calls use: a token, or a signer.</typeparam>
/// <remarks>
/// <list type="bullet">
/// <item>One renewal at a time, shared by all calls that wait for it. It belongs to none of them: it goes on when the call that began it
/// is cancelled, and all that wait share its end, also a failure.</item>
/// <item>It is renewed when its issuer says, though not within thirty seconds, else five minutes before its end; of a short life half is
/// left. One of which nobody says when it ends is asked for again after a minute. While the old one lasts, nobody waits for the new one and
/// nobody hears of a failure.</item>
/// <item>A renewal that has not ended after thirty seconds has failed, whatever its source still does, and the next one takes its place.</item>
/// <item>After a failure nobody is asked for a second, after the next for two, and so on up to a minute; until then calls get the old
/// credential where it lasts, else the same failure.</item>
/// <item>One that has ended is never given out.</item>
/// <item>One that a provider refuses is dropped, unless it came within the last thirty seconds: another one would be refused as well.</item>
/// </list>
/// </remarks>
internal sealed class RenewedCredential<T>(Func<CancellationToken, Task<Renewed<T>>> renew, TimeProvider clock)
    where T : class
{
    private static readonly TimeSpan s_early = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan s_reread = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan s_young = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan s_longestPause = TimeSpan.FromMinutes(1);

    /// <summary>How long a credential must last to be sent: requests travel, and clocks differ.</summary>
    private static readonly TimeSpan s_least = TimeSpan.FromSeconds(10);

    private readonly Lock _lock = new();
    private Kept? _kept;
    private Task<T>? _renewal;
    private Task<T>? _failure;
    private int _failures;
    private DateTimeOffset _pausedUntil;

    /// <summary>The credential.</summary>
    /// <param name="cancellationToken">The call's own: it ends this wait and not the renewal.</param>
    /// <exception cref="Exception">What the source threw, or a <see cref="TimeoutException"/> where it did not end in time.</exception>
    public ValueTask<T> GetAsync(CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref _kept) is { } fresh && clock.GetUtcNow() < fresh.RenewAt)
        {
            return new(fresh.Value);
        }

        lock (_lock)
        {
            DateTimeOffset now = clock.GetUtcNow();
            if (_kept is { } kept && now < kept.RenewAt)
            {
                return new(kept.Value);
            }

            if (_renewal is null && _failure is not null && now < _pausedUntil)
            {
                return Lasts(_kept, now) ? new(_kept!.Value) : new(_failure);
            }

            Task<T> renewal = _renewal ??= Begin();
            return Lasts(_kept, now) ? new(_kept!.Value) : new(renewal.WaitAsync(cancellationToken));
        }
    }

    /// <summary>Drops a credential that was refused, so that the next call gets another one.</summary>
    /// <param name="refused">The refused one.</param>
    /// <returns>Whether another one may be had: it was dropped, or had been replaced meanwhile.</returns>
    public bool TryDrop(T refused)
    {
        lock (_lock)
        {
            if (_kept is not { } kept || !EqualityComparer<T>.Default.Equals(kept.Value, refused))
            {
                return true;
            }

            if (clock.GetUtcNow() - kept.Came < s_young)
            {
                return false;
            }

            Volatile.Write(ref _kept, null);
            return true;
        }
    }

    private static bool Lasts(Kept? kept, DateTimeOffset now) => kept is { Ends: { } end } && end - s_least > now;

    /// <summary>Begins a renewal elsewhere: the lock is not held while files are read, and no call's context waits for it.</summary>
    private Task<T> Begin()
    {
        Task<T> renewal = Task.Run(RenewAsync);
        Observe(renewal);
        return renewal;
    }

    /// <summary>Where every call has left, or goes on with the old one, nobody else looks at how it ended.</summary>
    private static void Observe(Task task) => task.ContinueWith(
        static ended => ended.Exception,
        CancellationToken.None,
        TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously,
        TaskScheduler.Default);

    private async Task<T> RenewAsync()
    {
        try
        {
            Renewed<T> renewed = await AskAsync().ConfigureAwait(false);
            DateTimeOffset now = clock.GetUtcNow();
            if (renewed.Ends <= now)
            {
                throw new InvalidOperationException("It had ended when it came: compare the clock of this machine.");
            }

            lock (_lock)
            {
                Volatile.Write(ref _kept, new Kept(renewed, now, RenewAt(renewed, now)));
                _renewal = null;
                _failure = null;
                _failures = 0;
            }

            return renewed.Value;
        }
        catch (Exception error)
        {
            lock (_lock)
            {
                _renewal = null;
                _failure = Task.FromException<T>(error);
                Observe(_failure);
                TimeSpan pause = TimeSpan.FromSeconds(1 << Math.Min(_failures++, 6));
                _pausedUntil = clock.GetUtcNow() + (pause < s_longestPause ? pause : s_longestPause);
            }

            throw;
        }
    }

    private async Task<Renewed<T>> AskAsync()
    {
        using var limit = new CancellationTokenSource(s_limit, clock);
        Task<Renewed<T>> asked = renew(limit.Token);
        Observe(asked);
        try
        {
            return await asked.WaitAsync(limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException error) when (limit.IsCancellationRequested)
        {
            throw new TimeoutException($"There was no answer within {s_limit.TotalSeconds:0} s.", error);
        }
    }

    private static DateTimeOffset RenewAt(Renewed<T> renewed, DateTimeOffset now)
    {
        if (renewed.Ends is not { } end)
        {
            return now + s_reread;
        }

        TimeSpan left = end - now;
        DateTimeOffset usual = left > s_early * 2 ? end - s_early : now + (left / 2);
        if (renewed.RenewAt is not { } named || named >= end)
        {
            return usual;
        }

        // Some issuers hand out the same again and again once its time has come: they are not asked at every call.
        DateTimeOffset soonest = now + (left / 2 < s_young ? left / 2 : s_young);
        return named > soonest ? named : soonest;
    }

    /// <summary>Not a record: its text would show the credential.</summary>
    private sealed class Kept(Renewed<T> renewed, DateTimeOffset came, DateTimeOffset renewAt)
    {
        public T Value { get; } = renewed.Value;

        public DateTimeOffset? Ends { get; } = renewed.Ends;

        public DateTimeOffset Came { get; } = came;

        public DateTimeOffset RenewAt { get; } = renewAt;
    }
}
