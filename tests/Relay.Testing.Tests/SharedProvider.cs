namespace Relay.Testing.Tests;

public sealed class SharedProvider
{
    [Fact]
    public async Task A_provider_forgets_the_test_before_and_counts_from_one_again()
    {
        await using LoopbackProvider server = await LoopbackProvider.StartAsync();
        using (var first = new Client())
        {
            server.Enqueue(LoopbackReply.Text("first"));
            server.Enqueue(LoopbackReply.Text("never asked for"));
            await first.TextAsync(server);
        }

        await ResetAsync(server);

        Assert.Empty(server.Requests);
        Assert.Equal((0, 0), (server.RequestCount, server.PendingReplies));
        using var second = new Client();
        await second.TextAsync(server);
        Assert.Equal(1, Assert.Single(server.Requests).Sequence);
    }

    [Fact]
    public async Task A_provider_over_whose_connections_something_may_still_come_keeps_what_it_has()
    {
        await using LoopbackProvider server = await LoopbackProvider.StartAsync();
        using var client = new Client();
        await client.TextAsync(server);

        Assert.False(server.TryReset());

        Assert.Equal(1, server.RequestCount);
    }

    [Fact]
    public async Task A_provider_that_was_disposed_of_is_not_used_again()
    {
        LoopbackProvider server = await LoopbackProvider.StartAsync();
        await server.DisposeAsync();

        Assert.False(server.TryReset());
    }

    /// <summary>The server hears a little later than the client that a connection was closed.</summary>
    private static async Task ResetAsync(LoopbackProvider server)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!server.TryReset())
        {
            patience.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}
