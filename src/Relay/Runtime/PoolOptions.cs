namespace Relay;

/// <summary>How connections are pooled and kept, set by the program. What is set here counts more than a preset's <c>defaults</c>; null leaves the preset's.</summary>
public sealed class PoolOptions
{
    /// <summary>Most HTTP/1.1 connections to one address, at least 1. HTTP/2 opens one more only when the streams of those it has are used up, and is not bound by this.</summary>
    public int? MaxConnections { get; set; }

    /// <summary>How long an idle connection is kept: longer than nothing, shorter than 49 days.</summary>
    public TimeSpan? IdleTimeout { get; set; }

    /// <summary>Whether HTTP/2 is asked for. Over https only; HTTP/1.1 is always accepted.</summary>
    public bool? Http2 { get; set; }

    /// <summary>How long an HTTP/2 connection with requests under way may be silent before it is pinged: from 1 second, shorter than 49 days.</summary>
    public TimeSpan? PingDelay { get; set; }

    /// <summary>How long the answer to a ping may take before the connection is given up with all its requests: from 1 second, shorter than 49 days.</summary>
    public TimeSpan? PingTimeout { get; set; }

    /// <summary>
    /// Requests of more bytes than this wait, over HTTP/1.1, until the server says that it wants them (<c>Expect: 100-continue</c>); at least 0, and
    /// <see cref="int.MaxValue"/> never waits.
    /// </summary>
    public int? ExpectContinueAbove { get; set; }

    private bool IsEmpty => MaxConnections is null && IdleTimeout is null && Http2 is null && PingDelay is null && PingTimeout is null && ExpectContinueAbove is null;

    /// <summary>These settings over <paramref name="transport"/>.</summary>
    internal TransportSettings Over(TransportSettings transport) => IsEmpty ? transport : transport with
    {
        MaxConnections = MaxConnections ?? transport.MaxConnections,
        IdleTimeout = IdleTimeout ?? transport.IdleTimeout,
        Http2 = Http2 ?? transport.Http2,
        PingDelay = PingDelay ?? transport.PingDelay,
        PingTimeout = PingTimeout ?? transport.PingTimeout,
        ExpectContinueAbove = ExpectContinueAbove ?? transport.ExpectContinueAbove,
    };

    internal PoolOptions Copy() => (PoolOptions)MemberwiseClone();
}
