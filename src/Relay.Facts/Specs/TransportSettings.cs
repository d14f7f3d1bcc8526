namespace Relay;

/// <summary>How connections to an endpoint are pooled and kept (preset section <c>defaults</c>).</summary>
public sealed record TransportSettings
{
    /// <summary>HTTP/2 where the server offers it over https, at most 200 connections, silent ones ended after 25 seconds.</summary>
    public static TransportSettings Default { get; } = new();

    /// <summary>Whether HTTP/2 is asked for. Over https only: there is no HTTP/2 without TLS here. HTTP/1.1 is always accepted.</summary>
    public bool Http2 { get; init; } = true;

    /// <summary>Most HTTP/1.1 connections to the endpoint. HTTP/2 opens one more only when the streams of those it has are used up, and is not bound by this.</summary>
    public int MaxConnections { get; init; } = 200;

    /// <summary>
    /// How long an idle connection is kept. Null means 30 seconds over https, and 4 seconds over plain http and to this machine, where servers close theirs after 5 (uvicorn, Node.js).
    /// </summary>
    public TimeSpan? IdleTimeout { get; init; }

    /// <summary>How long an HTTP/2 connection with requests under way may be silent before it is pinged; at least 1 second, 15 unless changed.</summary>
    public TimeSpan PingDelay { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long the answer to a ping may take before the connection is given up with all its requests; at least 1 second, 10 unless changed.</summary>
    public TimeSpan PingTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Requests of more bytes than this wait, over HTTP/1.1, until the server says that it wants them (<c>Expect: 100-continue</c>), so that an early refusal is not lost.
    /// 1 MiB unless changed; <see cref="int.MaxValue"/> never waits.
    /// </summary>
    public int ExpectContinueAbove { get; init; } = 1024 * 1024;
}
