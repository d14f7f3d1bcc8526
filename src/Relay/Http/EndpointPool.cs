using System.Net;

namespace Relay;

/// <summary>The connection pools of the ambient runtime: one handler per endpoint, opened when first used.</summary>
/// <remarks>
/// Redirects are not followed: a provider never answers with one, and following would carry the conversation somewhere the preset did not name.
/// Auth is set on each request and never on a pool.
/// </remarks>
internal sealed class EndpointPool(
    Func<RelayEndpoint, HttpMessageHandler?>? createHandler, GuardedConnect? connect = null, Action<RelayEndpoint, SocketsHttpHandler>? configure = null) : IDisposable
{
    private static readonly GuardedConnect DefaultConnect = new();

    // Uvicorn and Node.js close theirs after 5 seconds, and what is sent at that moment is lost.
    private static readonly TimeSpan s_directIdle = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan s_usualIdle = TimeSpan.FromSeconds(30);

    private readonly Dictionary<RelayEndpoint, HttpMessageInvoker> _invokers = [];
    private readonly Lock _lock = new();
    private volatile bool _disposed;

    public bool IsDisposed => _disposed;

    public HttpMessageInvoker Get(RelayEndpoint endpoint)
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_disposed, typeof(RelayRuntime));
            if (!_invokers.TryGetValue(endpoint, out HttpMessageInvoker? invoker))
            {
                invoker = new HttpMessageInvoker(createHandler?.Invoke(endpoint) ?? CreateOwn(endpoint));
                _invokers.Add(endpoint, invoker);
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

    /// <summary>A handler that pools as <paramref name="transport"/> says and connects to checked addresses only.</summary>
    public static SocketsHttpHandler CreateHandler(TransportSettings transport, GuardedConnect? connect = null, bool usesProxy = true) => new()
    {
        ConnectCallback = (connect ?? DefaultConnect).ConnectAsync,
        AllowAutoRedirect = false,
        UseProxy = usesProxy,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.None,
        MaxConnectionsPerServer = transport.MaxConnections,
        PooledConnectionIdleTimeout = transport.IdleTimeout ?? (usesProxy ? s_usualIdle : s_directIdle),
        PooledConnectionLifetime = TimeSpan.FromMinutes(15),
        EnableMultipleHttp2Connections = true,

        // A peer that is gone without a word takes every stream of its connection with it; one that only thinks answers a ping.
        KeepAlivePingPolicy = HttpKeepAlivePingPolicy.WithActiveRequests,
        KeepAlivePingDelay = transport.PingDelay,
        KeepAlivePingTimeout = transport.PingTimeout,

        // A stream nobody reads any more is closed soon, so that the provider stops writing (and charging for) it.
        ResponseDrainTimeout = TimeSpan.FromMilliseconds(250),
        ConnectTimeout = TimeSpan.FromSeconds(15),
        ActivityHeadersPropagator = null,
    };

    private SocketsHttpHandler CreateOwn(RelayEndpoint endpoint)
    {
        SocketsHttpHandler handler = CreateHandler(endpoint.Transport, connect, !endpoint.BypassesProxy);
        if (!endpoint.GivesCredentials)
        {
            configure?.Invoke(endpoint, handler);
        }

        return handler;
    }
}
