using System.Net;
using System.Net.Sockets;

namespace Relay;

/// <summary>Connects to the first of several addresses that answers, so that a dead one does not hide a good one.</summary>
/// <remarks>
/// The next address is tried when one has failed, or has said nothing for 250 ms; the one before goes on meanwhile, and whoever is first has it. The kinds of addresses
/// alternate, beginning with the one the resolver put first. The others are closed. Source: RFC 8305, sections 4, 5 and 8.
/// </remarks>
/// <param name="connect">Opens a connection to one address.</param>
/// <param name="clock">The clock of the 250 ms.</param>
internal sealed class AddressRace(Func<IPEndPoint, CancellationToken, Task<Stream>> connect, TimeProvider clock)
{
    /// <summary>How long one address is waited for before the next is tried as well.</summary>
    public static readonly TimeSpan Delay = TimeSpan.FromMilliseconds(250);

    /// <summary>Connects to one of <paramref name="addresses"/>.</summary>
    /// <exception cref="SocketException">None of them can be connected to; of several, an <see cref="UnreachableException"/> that says why for each.</exception>
    public Task<Stream> ConnectAsync(IPAddress[] addresses, int port, CancellationToken cancellationToken) => addresses switch
    {
        // One address needs none of the machinery that tries several.
        [var only] => connect(new IPEndPoint(only, port), cancellationToken),
        [] => throw new SocketException((int)SocketError.HostNotFound),
        _ => RaceAsync(Alternate(addresses), port, cancellationToken),
    };

    /// <summary>The addresses with their families in turn, each in its own order.</summary>
    internal static IPAddress[] Alternate(IPAddress[] addresses)
    {
        var ordered = new IPAddress[addresses.Length];
        AddressFamily first = addresses[0].AddressFamily;
        int ofFirst = 0, ofOther = 0;
        for (int i = 0; i < ordered.Length; i++)
        {
            Skip(ref ofFirst, isFirst: true);
            Skip(ref ofOther, isFirst: false);
            ordered[i] = ofOther == addresses.Length || (i % 2 == 0 && ofFirst < addresses.Length) ? addresses[ofFirst++] : addresses[ofOther++];
        }

        return ordered;

        void Skip(ref int at, bool isFirst)
        {
            while (at < addresses.Length && (addresses[at].AddressFamily == first) != isFirst)
            {
                at++;
            }
        }
    }

    private async Task<Stream> RaceAsync(IPAddress[] addresses, int port, CancellationToken cancellationToken)
    {
        using var losers = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var running = new List<Task<Stream>>();
        var failures = new List<(IPAddress Address, SocketException Error)>();
        var tried = new Dictionary<Task<Stream>, IPAddress>();
        try
        {
            for (int next = 0; ;)
            {
                if (next < addresses.Length)
                {
                    Task<Stream> attempt = connect(new IPEndPoint(addresses[next], port), losers.Token);
                    tried.Add(attempt, addresses[next++]);
                    running.Add(attempt);
                }

                Task<Stream> ended = await FirstAsync(running, isLast: next == addresses.Length, losers.Token).ConfigureAwait(false);
                if (!ended.IsCompleted)
                {
                    continue;
                }

                running.Remove(ended);
                try
                {
                    return await ended.ConfigureAwait(false);
                }
                catch (SocketException error) when (!cancellationToken.IsCancellationRequested)
                {
                    failures.Add((tried[ended], error));
                }

                if (running.Count == 0 && next == addresses.Length)
                {
                    throw new UnreachableException(failures);
                }
            }
        }
        finally
        {
            await losers.CancelAsync().ConfigureAwait(false);
            foreach (Task<Stream> loser in running)
            {
                Close(loser);
            }
        }
    }

    /// <summary>The attempt that has ended first; the newest, still running, when the time for the next address has come.</summary>
    private async Task<Task<Stream>> FirstAsync(List<Task<Stream>> running, bool isLast, CancellationToken cancellationToken)
    {
        Task<Task<Stream>> first = Task.WhenAny(running);
        if (isLast || first.IsCompleted)
        {
            return await first.ConfigureAwait(false);
        }

        using var wait = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task delay = Task.Delay(Delay, clock, wait.Token);
        bool isDue = await Task.WhenAny(first, delay).ConfigureAwait(false) == delay;
        cancellationToken.ThrowIfCancellationRequested();
        await wait.CancelAsync().ConfigureAwait(false);
        return isDue ? running[^1] : await first.ConfigureAwait(false);
    }

    /// <summary>One that connects after all has come too late.</summary>
    private static void Close(Task<Stream> late) => late.ContinueWith(
        static ended =>
        {
            if (ended.IsCompletedSuccessfully)
            {
                ended.Result.Dispose();
            }
            else
            {
                _ = ended.Exception;
            }
        },
        CancellationToken.None,
        TaskContinuationOptions.ExecuteSynchronously,
        TaskScheduler.Default);
}
