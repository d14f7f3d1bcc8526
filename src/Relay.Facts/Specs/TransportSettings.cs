namespace Relay;

/// <summary>How connections to an endpoint are pooled (preset section <c>defaults</c>).</summary>
public sealed record TransportSettings
{
    /// <summary>HTTP/2 where the server offers it, at most 200 connections, idle ones closed after 30 seconds.</summary>
    public static TransportSettings Default { get; } = new();

    /// <summary>Whether HTTP/2 is asked for (HTTP/1.1 is always accepted).</summary>
    public bool Http2 { get; init; } = true;

    /// <summary>Most connections to the endpoint.</summary>
    public int MaxConnections { get; init; } = 200;

    /// <summary>How long an idle connection is kept.</summary>
    public TimeSpan IdleTimeout { get; init; } = TimeSpan.FromSeconds(30);
}
