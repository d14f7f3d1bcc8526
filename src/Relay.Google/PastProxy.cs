using System.Net;

namespace Relay;

/// <summary>The process' own proxy, past which plain http goes: metadata services speak it, and seen from the proxy they are its own machine's, with its own identity.</summary>
internal sealed class PastProxy : IWebProxy
{
    /// <summary>The only one; the process' proxy is asked for each time.</summary>
    public static PastProxy Instance { get; } = new();

    /// <inheritdoc/>
    public ICredentials? Credentials
    {
        get => HttpClient.DefaultProxy.Credentials;
        set => throw new NotSupportedException();
    }

    /// <inheritdoc/>
    public Uri? GetProxy(Uri destination) => IsBypassed(destination) ? null : HttpClient.DefaultProxy.GetProxy(destination);

    /// <inheritdoc/>
    public bool IsBypassed(Uri host)
    {
        ArgumentNullException.ThrowIfNull(host);
        return host.Scheme == Uri.UriSchemeHttp || host.IsLoopback || HttpClient.DefaultProxy.IsBypassed(host);
    }
}
