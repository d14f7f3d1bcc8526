using System.Collections.Concurrent;
using System.Globalization;

namespace Relay;

/// <summary>Serves recorded exchanges from 127.0.0.1, each under a base address of its own.</summary>
/// <remarks>
/// An address answers every path below it with its exchange, so any wire can be replayed and tests can share one replayer concurrently:
/// <code>
/// await using var replayer = await ExchangeReplayer.StartAsync();
/// Replay replay = replayer.Serve(exchange, reply => reply.SplitEvery(7));
/// // point a client at replay.BaseUrl, then look at replay.Requests
/// </code>
/// </remarks>
public sealed class ExchangeReplayer : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, Replay> _replays = new(StringComparer.Ordinal);
    private LoopbackServer? _server;
    private int _count;

    private ExchangeReplayer()
    {
    }

    /// <summary>Starts a replayer on a free port.</summary>
    public static async Task<ExchangeReplayer> StartAsync(TimeProvider? timeProvider = null, CancellationToken cancellationToken = default)
    {
        var replayer = new ExchangeReplayer();
        replayer._server = await LoopbackServer
            .StartAsync(0, timeProvider ?? TimeProvider.System, replayer.Answer, cancellationToken).ConfigureAwait(false);
        return replayer;
    }

    /// <summary>Serves an exchange, as often as it is asked for.</summary>
    /// <param name="exchange">The exchange.</param>
    /// <param name="shape">Changes how it is delivered: splits, waits, truncation; null serves it whole and at once.</param>
    /// <returns>Where it is served, and what was received there.</returns>
    public Replay Serve(RecordedExchange exchange, Func<LoopbackReply, LoopbackReply>? shape = null)
    {
        ArgumentNullException.ThrowIfNull(exchange);
        LoopbackReply reply = exchange.ToReply();
        string key = Interlocked.Increment(ref _count).ToString(CultureInfo.InvariantCulture);
        var replay = new Replay(_server!.Address + "/" + key + "/v1", shape is null ? reply : shape(reply));
        _replays[key] = replay;
        return replay;
    }

    /// <summary>Drops every open connection and stops listening.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
            await _server.DisposeAsync().ConfigureAwait(false);
    }

    private LoopbackReply Answer(ReceivedRequest request)
    {
        int end = request.Path.IndexOf('/', 1);
        string key = end < 0 ? request.Path[1..] : request.Path[1..end];
        return _replays.TryGetValue(key, out Replay? replay)
            ? replay.Answer(request)
            : LoopbackReply.Error(404, "No exchange is served at " + request.Path + ".");
    }
}
