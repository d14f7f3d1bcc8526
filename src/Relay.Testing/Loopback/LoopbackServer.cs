using System.Net;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Relay;

/// <summary>Kestrel on 127.0.0.1 without a host around it: a request comes in, a handler names the reply, the reply goes out.</summary>
/// <remarks>
/// A flush returns only when the bytes have been handed to the socket (the transport's write buffer is one byte), so an abort after a
/// flush never takes back what was already sent, and every piece of a split body leaves by itself.
/// </remarks>
internal sealed class LoopbackServer : IHttpApplication<HttpContext>, IAsyncDisposable
{
    private readonly KestrelServer _server;
    private readonly SocketTransportFactory _transport;
    private readonly TimeProvider _time;
    private readonly Func<ReceivedRequest, LoopbackReply> _handler;
    private int _sequence;
    private int _connections;

    private LoopbackServer(int port, TimeProvider time, Func<ReceivedRequest, LoopbackReply> handler)
    {
        _time = time;
        _handler = handler;
        var options = new KestrelServerOptions { AddServerHeader = false };
        options.Limits.MaxRequestBodySize = null;
        options.Limits.MinRequestBodyDataRate = null;
        options.Limits.MinResponseDataRate = null;
        options.Listen(IPAddress.Loopback, port, listen =>
        {
            listen.Protocols = HttpProtocols.Http1;
            listen.Use(Counted);
        });
        _transport = new SocketTransportFactory(
            Options.Create(new SocketTransportOptions { MaxWriteBufferSize = 1 }), NullLoggerFactory.Instance);
        _server = new KestrelServer(Options.Create(options), _transport, NullLoggerFactory.Instance);
    }

    /// <summary>Address of the server without a trailing slash: <c>http://127.0.0.1:port</c>.</summary>
    public string Address { get; private set; } = "";

    public int Port { get; private set; }

    /// <summary>How many connections are open.</summary>
    public int Connections => Volatile.Read(ref _connections);

    public static async Task<LoopbackServer> StartAsync(
        int port, TimeProvider time, Func<ReceivedRequest, LoopbackReply> handler, CancellationToken cancellationToken)
    {
        var server = new LoopbackServer(port, time, handler);
        await server._server.StartAsync(server, cancellationToken).ConfigureAwait(false);
        foreach (string address in server._server.Features.Get<IServerAddressesFeature>()!.Addresses)
        {
            server.Address = address.TrimEnd('/');
            server.Port = new Uri(address).Port;
        }

        return server;
    }

    HttpContext IHttpApplication<HttpContext>.CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

    async Task IHttpApplication<HttpContext>.ProcessRequestAsync(HttpContext context)
    {
        ReceivedRequest request = await ReceivedRequest
            .ReadAsync(context, Interlocked.Increment(ref _sequence)).ConfigureAwait(false);
        try
        {
            LoopbackReply reply = Answer(request);
            await ReplyWriter.WriteAsync(context, request, reply, _time).ConfigureAwait(false);
            request.MarkReplied();
        }
        catch (Exception failure) when (context.RequestAborted.IsCancellationRequested && failure is OperationCanceledException or IOException)
        {
            request.MarkDisconnected();
        }
    }

    void IHttpApplication<HttpContext>.DisposeContext(HttpContext context, Exception? exception)
    {
    }

    /// <summary>Drops every open connection and stops listening.</summary>
    public async ValueTask DisposeAsync()
    {
        await _server.StopAsync(new CancellationToken(canceled: true)).ConfigureAwait(false);
        _server.Dispose();
    }

    /// <summary>Counts requests from 1 again.</summary>
    public void Reset() => Volatile.Write(ref _sequence, 0);

    private ConnectionDelegate Counted(ConnectionDelegate next) => async connection =>
    {
        Interlocked.Increment(ref _connections);
        try
        {
            await next(connection).ConfigureAwait(false);
        }
        finally
        {
            Interlocked.Decrement(ref _connections);
        }
    };

    private LoopbackReply Answer(ReceivedRequest request)
    {
        try
        {
            return _handler(request);
        }
        catch (Exception failure)
        {
            // A responder that throws is a mistake in a test: say so where the test will look, instead of an empty 500.
            return LoopbackReply.Error(500, "The responder threw " + failure.GetType().Name + ": " + failure.Message, "loopback_responder");
        }
    }
}
