using System.Net;
using System.Net.Sockets;

namespace Relay.Tests;

/// <summary>Connecting to a name with several addresses, with a clock and connections of the test's own.</summary>
public sealed class AddressRaceTests
{
    private static readonly IPAddress s_first = IPAddress.Parse("2001:db8::1"), s_second = IPAddress.Parse("192.0.2.1"), s_third = IPAddress.Parse("2001:db8::2");

    private readonly Dictionary<IPAddress, Attempt> _attempts = [];
    private readonly ManualTime _clock = new();

    [Fact]
    public async Task A_dead_first_address_does_not_hide_a_good_second()
    {
        Task<Stream> race = Race(s_first, s_second);
        _clock.Advance(TimeSpan.FromMilliseconds(249));
        Assert.Single(_attempts);
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        await At(s_second);
        using var stream = new MemoryStream();
        _attempts[s_second].Result.SetResult(stream);

        Assert.Same(stream, await race);
        Assert.True(_attempts[s_first].Token.IsCancellationRequested);
    }

    [Fact]
    public async Task The_first_may_still_win_when_the_second_has_begun_and_the_loser_is_closed()
    {
        Task<Stream> race = Race(s_first, s_second);
        _clock.Advance(AddressRace.Delay);
        await At(s_second);
        using var winner = new MemoryStream();
        var loser = new MemoryStream();
        _attempts[s_first].Result.SetResult(winner);
        Assert.Same(winner, await race);
        _attempts[s_second].Result.SetResult(loser);
        Assert.False(loser.CanRead);
        Assert.True(winner.CanRead);
    }

    [Fact]
    public async Task An_address_that_fails_is_followed_at_once_by_the_next()
    {
        Task<Stream> race = Race(s_first, s_second);
        _attempts[s_first].Result.SetException(new SocketException((int)SocketError.NetworkUnreachable));
        await At(s_second);
        using var stream = new MemoryStream();
        _attempts[s_second].Result.SetResult(stream);
        Assert.Same(stream, await race);
    }

    [Fact]
    public async Task When_all_fail_each_is_named_with_its_error()
    {
        Task<Stream> race = Race(s_first, s_second);
        _attempts[s_first].Result.SetException(new SocketException((int)SocketError.NetworkUnreachable));
        await At(s_second);
        _attempts[s_second].Result.SetException(new SocketException((int)SocketError.ConnectionRefused));
        SocketException error = await Assert.ThrowsAnyAsync<SocketException>(() => race);
        Assert.Equal(SocketError.NetworkUnreachable, error.SocketErrorCode);
        Assert.Equal("No address answers: 2001:db8::1 NetworkUnreachable, 192.0.2.1 ConnectionRefused.", error.Message);
    }

    [Fact]
    public async Task Who_cancels_waits_no_longer()
    {
        using var source = new CancellationTokenSource();
        Task<Stream> race = Race(source.Token, s_first, s_second);
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => race);
        Assert.True(Assert.Single(_attempts).Value.Token.IsCancellationRequested);
    }

    [Fact]
    public void The_kinds_of_addresses_alternate_and_none_is_lost()
    {
        IPAddress fourth = IPAddress.Parse("2001:db8::3");
        Assert.Equal([s_first, s_second, s_third, fourth], AddressRace.Alternate([s_first, s_third, fourth, s_second]));
        Assert.Equal([s_second, s_first, s_third], AddressRace.Alternate([s_second, s_first, s_third]));
        Assert.Equal([s_first, s_third], AddressRace.Alternate([s_first, s_third]));
    }

    private Task<Stream> Race(params IPAddress[] addresses) => Race(CancellationToken.None, addresses);

    private Task<Stream> Race(CancellationToken cancellationToken, params IPAddress[] addresses) => new AddressRace(
        (address, token) =>
        {
            var attempt = new Attempt(token);
            lock (_attempts)
            {
                _attempts.Add(address.Address, attempt);
            }

            // The token is heard by nobody here but the test: an attempt may connect in the very moment it is cancelled.
            return attempt.Result.Task;
        },
        _clock).ConnectAsync(addresses, 443, cancellationToken);

    /// <summary>Waits until an address is tried.</summary>
    private async Task At(IPAddress address)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (true)
        {
            lock (_attempts)
            {
                if (_attempts.ContainsKey(address))
                {
                    return;
                }
            }

            limit.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    private sealed record Attempt(CancellationToken Token)
    {
        public TaskCompletionSource<Stream> Result { get; } = new();
    }
}
