using System.Net;
using System.Net.Sockets;

namespace Relay.Benchmarks;

/// <summary>
/// The provider, in a process of its own: as little as can be between a request and an answer that lies there already, so that what is measured is the client.
/// </summary>
internal static class ProviderServer
{
    /// <summary>Serves until standard input is closed, which the process that started this one does by ending.</summary>
    public static async Task RunAsync()
    {
        Dictionary<string, ServerReply> replies = ServerReply.ByPath();
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, Workload.Port));
        listener.Listen(4096);
        Console.WriteLine("listening");
        _ = AcceptAsync(listener, replies);
        while (await Console.In.ReadLineAsync().ConfigureAwait(false) is not null)
        {
        }
    }

    private static async Task AcceptAsync(Socket listener, Dictionary<string, ServerReply> replies)
    {
        while (true)
        {
            Socket socket = await listener.AcceptAsync().ConfigureAwait(false);
            socket.NoDelay = true;
            _ = new ServerConnection(socket, replies).ServeAsync();
        }
    }
}
