using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Relay;

/// <summary>Opens connections to addresses that were checked: what a host name resolves to when it is connected to, not only what it says.</summary>
/// <remarks>
/// A name that passed <see cref="UrlGuard.Check"/> may resolve to a private address, today or at the second look (DNS rebinding). So the name is resolved here once, every
/// address is checked, and the connection goes to one of those. Where the preset allows private hosts nothing is refused but multicast.
/// Through a proxy the name is the proxy's to resolve, and nothing can be checked; the proxy's own address is not.
/// </remarks>
internal sealed class GuardedConnect(Func<string, CancellationToken, Task<IPAddress[]>>? resolve = null, TimeProvider? clock = null)
{
    private static readonly HttpRequestOptionsKey<bool> AllowsPrivateHosts = new("Relay.AllowsPrivateHosts");

    private static readonly HttpRequestOptionsKey<bool> IsConnected = new("Relay.IsConnected");

    private readonly Func<string, CancellationToken, Task<IPAddress[]>> _resolve = resolve ?? Dns.GetHostAddressesAsync;
    private readonly AddressRace _race = new(OpenAsync, clock ?? TimeProvider.System);

    /// <summary>Says of a request that its preset allows private hosts.</summary>
    public static void AllowPrivateHosts(HttpRequestMessage request) => request.Options.Set(AllowsPrivateHosts, true);

    /// <summary>Whether a connection was made for a request.</summary>
    public static bool HasConnected(HttpRequestMessage request) => request.Options.TryGetValue(IsConnected, out bool connected) && connected;

    /// <summary>The connect callback of a <see cref="SocketsHttpHandler"/>.</summary>
    /// <exception cref="RefusedAddressException">The name resolves to an address that must not be connected to.</exception>
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        DnsEndPoint endPoint = context.DnsEndPoint;
        HttpRequestMessage request = context.InitialRequestMessage;
        IPAddress[] addresses = IPAddress.TryParse(endPoint.Host, out IPAddress? literal) ? [literal] : await _resolve(endPoint.Host, cancellationToken).ConfigureAwait(false);
        bool isProxy = IsProxy(endPoint, request);
        if (!isProxy)
        {
            Check(endPoint.Host, addresses, request.Options.TryGetValue(AllowsPrivateHosts, out bool allowed) && allowed);
        }

        try
        {
            Stream stream = await _race.ConnectAsync(addresses, endPoint.Port, cancellationToken).ConfigureAwait(false);
            request.Options.Set(IsConnected, true);
            return stream;
        }
        catch (SocketException error) when (isProxy)
        {
            error.Data[ConnectionFault.Proxy] = string.Create(CultureInfo.InvariantCulture, $"{endPoint.Host}:{endPoint.Port}");
            throw;
        }
    }

    private static async Task<Stream> OpenAsync(IPEndPoint address, CancellationToken cancellationToken)
    {
        var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(address, cancellationToken).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>The request that opens a tunnel has the proxy's own address; any other that goes to a proxy has its server's.</summary>
    private static bool IsProxy(DnsEndPoint endPoint, HttpRequestMessage request) =>
        request.Method == HttpMethod.Connect
        || (request.RequestUri is { } address
            && (endPoint.Port != address.Port || !string.Equals(endPoint.Host, address.IdnHost, StringComparison.OrdinalIgnoreCase)));

    private static void Check(string host, IPAddress[] addresses, bool allowPrivateHosts)
    {
        bool allowLoopback = UrlGuard.IsLoopbackHost(host);
        foreach (IPAddress address in addresses)
        {
            if (!UrlGuard.IsAddressAllowed(address, allowPrivateHosts, allowLoopback))
            {
                throw new RefusedAddressException(host, address);
            }
        }
    }
}
