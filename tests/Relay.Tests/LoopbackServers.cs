using System.Collections.Concurrent;

namespace Relay.Tests;

/// <summary>
/// The loopback providers of these tests. To start one costs more than most calls that are made to it, so a test borrows one and gives it back: there are about as many as
/// tests run at a time, and each test finds one that has forgotten the test before.
/// </summary>
internal static class LoopbackServers
{
    /// <summary>More than this are not kept: a test that leaves connections open gives its provider back, but nobody can take it soon.</summary>
    private const int Kept = 16;

    private static readonly ConcurrentQueue<LoopbackProvider> s_free = new();

    /// <summary>A provider that nobody else uses, as if just started.</summary>
    public static async Task<LoopbackProvider> TakeAsync()
    {
        for (int left = s_free.Count; left > 0 && s_free.TryDequeue(out LoopbackProvider? free); left--)
        {
            if (free.TryReset())
                return free;
            s_free.Enqueue(free);
        }

        return await LoopbackProvider.StartAsync();
    }

    /// <summary>Gives a provider back. Whoever called it has closed his connections, or is about to.</summary>
    public static async Task GiveBackAsync(LoopbackProvider provider)
    {
        if (s_free.Count < Kept)
            s_free.Enqueue(provider);
        else
            await provider.DisposeAsync();
    }
}
