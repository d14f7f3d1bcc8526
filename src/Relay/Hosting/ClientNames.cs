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

    private readonly ConcurrentDictionary<string, TransportSettings> _transports = new(StringComparer.Ordinal);

    /// <summary>The name that a program configures.</summary>
    public static string Of(string provider) => Prefix + provider;

    public static bool IsRelays(string name) => name.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>The name whose configuration counts for <paramref name="name"/>.</summary>
    public static string Configured(string name) =>
        IsRelays(name) && name.IndexOf(Pooled, StringComparison.Ordinal) is > 0 and { } end ? name[..end] : name;

    /// <summary>The client for an endpoint.</summary>
    public string Of(RelayEndpoint endpoint)
    {
        TransportSettings transport = endpoint.Transport, usual = TransportSettings.Default;
        if (transport.MaxConnections == usual.MaxConnections && transport.IdleTimeout == usual.IdleTimeout && !endpoint.AllowPrivateHosts)
        {
            return Of(endpoint.Provider);
        }

        string name = string.Create(CultureInfo.InvariantCulture, $"{Of(endpoint.Provider)}{Pooled}{transport.MaxConnections} connections{Pooled}idle {transport.IdleTimeout:c}{(endpoint.AllowPrivateHosts ? ";private hosts" : "")}");
        _transports.TryAdd(name, transport);
        return name;
    }

    /// <summary>How the connections of a client are pooled.</summary>
    public TransportSettings Transport(string? name) => name is not null && _transports.TryGetValue(name, out TransportSettings? transport) ? transport : TransportSettings.Default;
}
