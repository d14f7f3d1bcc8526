namespace Relay;

/// <summary>How connections are pooled, set by the program. What is set here counts more than a preset's <c>defaults</c>; null leaves the preset's.</summary>
public sealed class PoolOptions
{
    /// <summary>Most connections to one address, at least 1.</summary>
    public int? MaxConnections { get; set; }

    /// <summary>How long an idle connection is kept: longer than nothing, shorter than 49 days.</summary>
    public TimeSpan? IdleTimeout { get; set; }

    /// <summary>Whether HTTP/2 is asked for (HTTP/1.1 is always accepted).</summary>
    public bool? Http2 { get; set; }

    /// <summary>These settings over <paramref name="transport"/>.</summary>
    internal TransportSettings Over(TransportSettings transport) => MaxConnections is null && IdleTimeout is null && Http2 is null ? transport : transport with
    {
        MaxConnections = MaxConnections ?? transport.MaxConnections,
        IdleTimeout = IdleTimeout ?? transport.IdleTimeout,
        Http2 = Http2 ?? transport.Http2,
    };

    internal PoolOptions Copy() => new() { MaxConnections = MaxConnections, IdleTimeout = IdleTimeout, Http2 = Http2 };
}
