using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Relay.Hostile.Tests.Connections;

/// <summary>A server of bytes: each connection is given to a function, and ends with it.</summary>
internal sealed class RawServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly Func<Socket, CancellationToken, Task> _serve;
    private int _connections;

    public RawServer(Func<Socket, CancellationToken, Task> serve)
    {
        _serve = serve;
        _listener.Start(1024);
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public string Address => $"http://127.0.0.1:{Port}";

    public int Connections => Volatile.Read(ref _connections);

    /// <summary>A whole answer.</summary>
    public static byte[] Reply(string status, string body, string more = "") =>
        Encoding.ASCII.GetBytes($"HTTP/1.1 {status}\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n{more}\r\n{body}");

    /// <summary>An answer of Chat Completions.</summary>
    public static byte[] Hello(string more = "") => Reply("200 OK", """{"choices":[{"message":{"content":"hello"},"finish_reason":"stop"}]}""", more);

    /// <summary>The head of the next request, without its blank line; null where the connection ends first.</summary>
    public static async Task<string?> ReadHeadAsync(Socket socket, CancellationToken cancellationToken)
    {
        var head = new StringBuilder();
        byte[] one = new byte[1];
        while (await socket.ReceiveAsync(one, cancellationToken) == 1)
        {
            head.Append((char)one[0]);
            if (one[0] == '\n' && head.Length > 3 && head[^2] == '\r' && head[^3] == '\n' && head[^4] == '\r')
            {
                return head.ToString(0, head.Length - 4);
            }
        }

        return null;
    }

    /// <summary>The body that a head announces; null where the connection ends first.</summary>
    public static async Task<byte[]?> ReadBodyAsync(Socket socket, string head, CancellationToken cancellationToken)
    {
        int length = int.Parse(Header(head, "Content-Length")!);
        byte[] body = new byte[length];
        for (int read = 0; read < length;)
        {
            int more = await socket.ReceiveAsync(body.AsMemory(read), cancellationToken);
            if (more == 0)
            {
                return null;
            }

            read += more;
        }

        return body;
    }

    public static string? Header(string head, string name) => head.Split("\r\n")
        .FirstOrDefault(line => line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))?[(name.Length + 1)..].Trim();

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                Socket socket = await _listener.AcceptSocketAsync(_end.Token);
                socket.NoDelay = true;
                Interlocked.Increment(ref _connections);
                _ = ServeAsync(socket);
            }
        }
        catch (Exception)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        try
        {
            await _serve(socket, _end.Token);
        }
        catch (Exception)
        {
            // The client went away, as it may.
        }
        finally
        {
            socket.Dispose();
        }
    }
}
