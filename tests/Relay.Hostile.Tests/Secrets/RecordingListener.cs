using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Relay.Hostile.Tests.Secrets;

/// <summary>A bare socket that keeps the bytes it receives and answers each connection once with 400: what stands on the wire, not what a server made of it.</summary>
internal sealed class RecordingListener : IDisposable
{
    private static readonly byte[] s_answer = "HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}"u8.ToArray();

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly List<string> _received = [];

    public RecordingListener()
    {
        _listener.Start();
        _ = AcceptAsync();
    }

    public string Address => "http://127.0.0.1:" + ((IPEndPoint)_listener.LocalEndpoint).Port.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>What each connection sent, in order; a snapshot.</summary>
    public string[] Take()
    {
        lock (_received)
        {
            string[] all = [.. _received];
            _received.Clear();
            return all;
        }
    }

    public void Dispose() => _listener.Stop();

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                TcpClient client = await _listener.AcceptTcpClientAsync();
                _ = ServeAsync(client);
            }
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using TcpClient connection = client;
        NetworkStream stream = connection.GetStream();
        byte[] buffer = new byte[64 * 1024];
        var text = new StringBuilder();
        while (!IsWhole(text.ToString()))
        {
            int read = await stream.ReadAsync(buffer);
            if (read == 0)
            {
                break;
            }

            text.Append(Encoding.Latin1.GetString(buffer, 0, read));
        }

        lock (_received)
        {
            _received.Add(text.ToString());
        }

        await stream.WriteAsync(s_answer);
    }

    /// <summary>Whether a head and the body it announces are there; what a second request would be stands behind them.</summary>
    private static bool IsWhole(string text)
    {
        int end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        const string Length = "Content-Length: ";
        int at = text.IndexOf(Length, StringComparison.OrdinalIgnoreCase);
        return end > 0 && at > 0 && at < end
            && text.Length >= end + 4 + int.Parse(text.AsSpan(at + Length.Length, text.IndexOf('\r', at) - at - Length.Length), System.Globalization.CultureInfo.InvariantCulture);
    }
}
