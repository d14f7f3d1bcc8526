using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Relay.Tests;

/// <summary>A small server on this machine that answers every path: STS and the credential endpoints of containers, as a test says.</summary>
internal sealed class LoopbackFiles : IAsyncDisposable
{
    private readonly HttpListener _listener = new();
    private readonly List<SmallRequest> _requests = [];
    private Task _loop = Task.CompletedTask;

    public string Address { get; private set; } = "";

    public IReadOnlyList<SmallRequest> Requests
    {
        get
        {
            lock (_requests)
            {
                return [.. _requests];
            }
        }
    }

    /// <summary>Starts it.</summary>
    /// <param name="answer">Gives status and body for the how-many-th request, from 1.</param>
    public static LoopbackFiles Start(Func<int, (int Status, string Body)> answer)
    {
        using var port = new TcpListener(IPAddress.Loopback, 0);
        port.Start();
        var server = new LoopbackFiles { Address = "http://127.0.0.1:" + ((IPEndPoint)port.LocalEndpoint).Port };
        port.Stop();
        server._listener.Prefixes.Add(server.Address + "/");
        server._listener.Start();
        server._loop = server.AnswerAsync(answer);
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _loop;
        _listener.Close();
    }

    private async Task AnswerAsync(Func<int, (int Status, string Body)> answer)
    {
        while (_listener.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception error) when (error is HttpListenerException or ObjectDisposedException or InvalidOperationException)
            {
                return;
            }

            using var body = new MemoryStream();
            await context.Request.InputStream.CopyToAsync(body);
            var headers = context.Request.Headers.AllKeys.ToDictionary(name => name!, name => context.Request.Headers[name]!, StringComparer.OrdinalIgnoreCase);
            int count;
            lock (_requests)
            {
                _requests.Add(new SmallRequest(context.Request.HttpMethod, context.Request.RawUrl!, headers, body.ToArray()));
                count = _requests.Count;
            }

            (int status, string text) = answer(count);
            try
            {
                context.Response.StatusCode = status;
                byte[] bytes = Encoding.UTF8.GetBytes(text);
                await context.Response.OutputStream.WriteAsync(bytes);
                context.Response.Close();
            }
            catch (Exception error) when (error is HttpListenerException or ObjectDisposedException or IOException)
            {
                // Who asked has given up.
            }
        }
    }
}

/// <summary>A request as it arrived.</summary>
internal sealed record SmallRequest(string Method, string Target, IReadOnlyDictionary<string, string> Headers, byte[] Bytes)
{
    public string Body => Encoding.UTF8.GetString(Bytes);
}
