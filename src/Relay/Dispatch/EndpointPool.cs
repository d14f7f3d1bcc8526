using System.Net;

namespace Relay;

/// <summary>What connections to one address have in common. Aliases with equal keys share a pool.</summary>
/// <param name="Authority">Scheme, host and port.</param>
/// <param name="Transport">The pool's settings.</param>
internal sealed record EndpointKey(string Authority, TransportSettings Transport);

/// <summary>The connection pools of the ambient runtime: one handler per endpoint, opened when first used.</summary>
/// <remarks>
/// Redirects are not followed: a provider never answers with one, and following would carry the conversation somewhere the preset did not name.
/// Auth is set on each request and never on a pool.
/// </remarks>
internal sealed class EndpointPool(Func<TransportSettings, HttpMessageHandler>? createHandler) : IDisposable
{
    private readonly Dictionary<EndpointKey, HttpMessageInvoker> _invokers = [];
    private readonly Lock _lock = new();
    private volatile bool _disposed;

    public bool IsDisposed => _disposed;

    public HttpMessageInvoker Get(EndpointKey key)
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_disposed, typeof(RelayRuntime));
            if (!_invokers.TryGetValue(key, out HttpMessageInvoker? invoker))
            {
                invoker = new HttpMessageInvoker(createHandler?.Invoke(key.Transport) ?? CreateHandler(key.Transport));
                _invokers.Add(key, invoker);
            }

            return invoker;
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _disposed = true;
            foreach (HttpMessageInvoker invoker in _invokers.Values)
            {
                invoker.Dispose();
            }

            _invokers.Clear();
        }
    }

    private static SocketsHttpHandler CreateHandler(TransportSettings transport) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.All,
        MaxConnectionsPerServer = transport.MaxConnections,
        PooledConnectionIdleTimeout = transport.IdleTimeout,
        PooledConnectionLifetime = TimeSpan.FromMinutes(15),
        EnableMultipleHttp2Connections = true,

        // A stream nobody reads any more is closed soon, so that the provider stops writing (and charging for) it.
        ResponseDrainTimeout = TimeSpan.FromMilliseconds(250),
        ConnectTimeout = TimeSpan.FromSeconds(15),
        ActivityHeadersPropagator = null,
    };
}
