using System.Collections.Concurrent;
using System.Globalization;

namespace Relay;

/// <summary>
/// Names the factory's clients: <c>Relay:openai</c> for a provider, and one more of the same configuration for every way in which presets and settings want its
/// connections pooled, because a pool belongs to a client.
/// </summary>
internal sealed class ClientNames
{
    private const string Prefix = "Relay:";
    private const char Pooled = ';';

    private readonly ConcurrentDictionary<string, RelayEndpoint> _endpoints = new(StringComparer.Ordinal);

    /// <summary>The name that a program configures.</summary>
    public static string Of(string provider) => Prefix + provider;

    public static bool IsRelays(string name) => name.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>The name whose configuration counts for <paramref name="name"/>.</summary>
    public static string Configured(string name) =>
        IsRelays(name) && name.IndexOf(Pooled, StringComparison.Ordinal) is > 0 and { } end ? name[..end] : name;

    /// <summary>The client for an endpoint.</summary>
    public string Of(RelayEndpoint endpoint)
    {
        string way = Way(endpoint);
        if (way.Length == 0)
        {
            return Of(endpoint.Provider);
        }

        string name = Of(endpoint.Provider) + way;
        _endpoints.TryAdd(name, endpoint);
        return name;
    }

    /// <summary>Relay's own primary handler for a client.</summary>
    public SocketsHttpHandler CreateHandler(string? name) => name is not null && _endpoints.TryGetValue(name, out RelayEndpoint? endpoint)
        ? EndpointPool.CreateHandler(endpoint.Transport, usesProxy: !endpoint.BypassesProxy)
        : EndpointPool.CreateHandler(TransportSettings.Default);

    /// <summary>What the connections have that usual ones have not; empty for usual ones.</summary>
    private static string Way(RelayEndpoint endpoint)
    {
        TransportSettings transport = endpoint.Transport, usual = TransportSettings.Default;
        CultureInfo culture = CultureInfo.InvariantCulture;
        return (transport.MaxConnections == usual.MaxConnections ? "" : string.Create(culture, $"{Pooled}{transport.MaxConnections} connections"))
            + (transport.IdleTimeout is not { } idle ? "" : string.Create(culture, $"{Pooled}idle {idle:c}"))
            + (transport.PingDelay == usual.PingDelay && transport.PingTimeout == usual.PingTimeout
                ? ""
                : string.Create(culture, $"{Pooled}ping {transport.PingDelay:c} {transport.PingTimeout:c}"))
            + (endpoint.AllowPrivateHosts ? ";private hosts" : "")
            + (endpoint.BypassesProxy ? ";direct" : "");
    }
}
