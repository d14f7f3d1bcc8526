namespace Relay.Tests;

/// <summary>The one rule by which tokens and AWS credentials are kept and renewed.</summary>
public sealed class RenewedCredentialTests
{
    private static readonly TimeSpan s_second = TimeSpan.FromSeconds(1);

    private readonly ManualTime _clock = new();
    private int _asked;

    [Fact]
    public async Task Two_hundred_calls_wait_for_one_request()
    {
        var gate = new TaskCompletionSource<Renewed<string>>();
        RenewedCredential<string> kept = Keep(_ => gate.Task);
        Task<string>[] calls = [.. Enumerable.Range(0, 200).Select(_ => kept.GetAsync(default).AsTask())];
        gate.SetResult(Hour("a"));

        Assert.All(await Task.WhenAll(calls), token => Assert.Equal("a", token));
        Assert.Equal(1, _asked);
    }

    [Fact]
    public async Task A_renewal_that_hangs_fails_after_thirty_seconds_and_the_next_takes_its_place()
    {
        var begun = new TaskCompletionSource();
        RenewedCredential<string> kept = Keep(number =>
        {
            begun.TrySetResult();
            return number == 1 ? new TaskCompletionSource<Renewed<string>>().Task : Task.FromResult(Hour("a"));
        });
        Task<string> call = kept.GetAsync(default).AsTask();
        await begun.Task;
        await Assert.ThrowsAsync<TimeoutException>(() => _clock.AdvanceUntilAsync(call, TimeSpan.FromSeconds(30)));

        _clock.Advance(s_second);
        Assert.Equal("a", await kept.GetAsync(default));
    }

    [Fact]
    public async Task After_failures_nobody_is_asked_for_a_second_then_two_then_four_up_to_a_minute()
    {
        RenewedCredential<string> kept = Keep(_ => throw new InvalidOperationException("no"));
        foreach (int pause in (int[])[1, 2, 4, 8, 16, 32, 60, 60])
        {
            int before = _asked;
            await Assert.ThrowsAsync<InvalidOperationException>(() => kept.GetAsync(default).AsTask());
            _clock.Advance(TimeSpan.FromSeconds(pause - 0.1));
            await Assert.ThrowsAsync<InvalidOperationException>(() => kept.GetAsync(default).AsTask());
            Assert.Equal(before + 1, _asked);
            _clock.Advance(TimeSpan.FromSeconds(0.1));
        }
    }

    [Fact]
    public async Task While_the_old_one_lasts_nobody_hears_of_failures_and_after_its_end_it_is_never_given_out()
    {
        RenewedCredential<string> kept = Keep(number => number == 1 ? Task.FromResult(Hour("old")) : throw new InvalidOperationException("no"));
        await kept.GetAsync(default);
        _clock.Advance(TimeSpan.FromMinutes(56));
        for (int i = 0; i < 3; i++)
        {
            Assert.Equal("old", await kept.GetAsync(default));
            _clock.Advance(TimeSpan.FromMinutes(1));
        }

        _clock.Advance(TimeSpan.FromMinutes(1));
        await Assert.ThrowsAsync<InvalidOperationException>(() => kept.GetAsync(default).AsTask());
    }

    [Fact]
    public async Task One_that_had_ended_when_it_came_is_a_failure()
    {
        RenewedCredential<string> kept = Keep(_ => Task.FromResult(new Renewed<string>("old", _clock.GetUtcNow() - s_second)));
        InvalidOperationException error = await Assert.ThrowsAsync<InvalidOperationException>(() => kept.GetAsync(default).AsTask());
        Assert.Contains("clock", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_one_is_dropped_unless_it_has_just_come()
    {
        RenewedCredential<string> kept = Keep(number => Task.FromResult(Hour("token-" + number)));
        await kept.GetAsync(default);

        Assert.False(kept.TryDrop("token-1"));
        _clock.Advance(TimeSpan.FromSeconds(30));
        Assert.True(kept.TryDrop("token-1"));
        Assert.Equal("token-2", await kept.GetAsync(default));

        // Refused to another call, whose answer came late: the new one stays.
        Assert.True(kept.TryDrop("token-1"));
        Assert.Equal("token-2", await kept.GetAsync(default));
        Assert.Equal(2, _asked);
    }

    [Fact]
    public async Task One_of_which_nobody_says_when_it_ends_is_asked_for_again_after_a_minute()
    {
        RenewedCredential<string> kept = Keep(number => Task.FromResult(new Renewed<string>("token-" + number, ends: null)));
        await kept.GetAsync(default);
        _clock.Advance(TimeSpan.FromSeconds(59));
        Assert.Equal("token-1", await kept.GetAsync(default));
        _clock.Advance(s_second);
        Assert.Equal("token-2", await kept.GetAsync(default));
    }

    [Fact]
    public async Task One_whose_time_of_renewal_had_passed_when_it_came_was_asked_for_at_every_call()
    {
        // What keeps tokens of its own hands out the same while who issues them is out.
        DateTimeOffset end = _clock.GetUtcNow().AddHours(1), refresh = _clock.GetUtcNow().AddMinutes(-1);
        RenewedCredential<string> kept = Keep(_ => Task.FromResult(new Renewed<string>("same", end, refresh)));
        for (int i = 0; i < 29; i++)
        {
            Assert.Equal("same", await kept.GetAsync(default));
            _clock.Advance(s_second);
        }

        Assert.Equal(1, _asked);
    }

    [Fact]
    public async Task An_issuer_that_says_when_to_renew_is_asked_then()
    {
        RenewedCredential<string> kept = Keep(number => number == 1
            ? Task.FromResult(new Renewed<string>("first", _clock.GetUtcNow().AddHours(1), _clock.GetUtcNow().AddMinutes(2)))
            : Task.FromResult(Hour("second")));
        await kept.GetAsync(default);
        _clock.Advance(TimeSpan.FromMinutes(2) - s_second);
        Assert.Equal("first", await kept.GetAsync(default));
        Assert.Equal(1, _asked);
        _clock.Advance(s_second);
        await kept.GetAsync(default);
        Assert.True(SpinWait.SpinUntil(() => Volatile.Read(ref _asked) == 2, TimeSpan.FromSeconds(30)));
    }

    private RenewedCredential<string> Keep(Func<int, Task<Renewed<string>>> renew) => new(_ => renew(Interlocked.Increment(ref _asked)), _clock);

    private Renewed<string> Hour(string token) => new(token, _clock.GetUtcNow().AddHours(1));
}
