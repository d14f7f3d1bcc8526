using System.Buffers.Binary;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;

namespace Relay.Hostile.Tests.Connections;

/// <summary>What a peer does with a request.</summary>
internal enum Http2Act
{
    Answer,
    Nothing,
    RefuseStream,
    GoAway,
}

/// <summary>A server of HTTP/2 over TLS that can do what no well-behaved one does: fall silent, refuse streams, go away. It reads frames and no headers.</summary>
internal sealed class Http2Peer : IAsyncDisposable
{
    private static readonly byte[] s_body =
        """{"id":"c","object":"chat.completion","choices":[{"index":0,"message":{"role":"assistant","content":"hello"},"finish_reason":"stop"}]}"""u8.ToArray();

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly List<Connection> _connections = [];
    private int _requests;
    private int _answered;
    private int _pings;
    private int _asked;

    public Http2Peer()
    {
        _listener.Start(512);
        _ = AcceptAsync();
    }

    public string BaseUrl => $"https://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/v1";

    /// <summary>What is done with a request, by its number from 1.</summary>
    public Func<int, Http2Act> Act { get; set; } = static _ => Http2Act.Answer;

    /// <summary>Whether pings are answered.</summary>
    public bool AnswersPings { get; set; } = true;

    /// <summary>How many requests one connection takes at once; null says nothing of it.</summary>
    public byte? MostStreams { get; init; }

    /// <summary>How many requests asked whether their body is wanted.</summary>
    public int Asked => Volatile.Read(ref _asked);

    public int Requests => Volatile.Read(ref _requests);

    public int Answered => Volatile.Read(ref _answered);

    public int Pings => Volatile.Read(ref _pings);

    public int Connections
    {
        get
        {
            lock (_connections)
            {
                return _connections.Count;
            }
        }
    }

    /// <summary>Answers what was left without an answer.</summary>
    public async Task ReleaseAsync()
    {
        Connection[] all;
        lock (_connections)
        {
            all = [.. _connections];
        }

        foreach (Connection connection in all)
        {
            await connection.ReleaseAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        lock (_connections)
        {
            foreach (Connection connection in _connections)
            {
                connection.Dispose();
            }
        }
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                TcpClient client = await _listener.AcceptTcpClientAsync(_end.Token);
                _ = ServeAsync(client);
            }
        }
        catch (Exception)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        client.NoDelay = true;
        var tls = new SslStream(client.GetStream());
        try
        {
            await tls.AuthenticateAsServerAsync(
                new SslServerAuthenticationOptions { ServerCertificate = TestCertificate.Loopback, ApplicationProtocols = [SslApplicationProtocol.Http2] }, _end.Token);
            var connection = new Connection(this, tls);
            lock (_connections)
            {
                _connections.Add(connection);
            }

            await connection.ServeAsync(_end.Token);
        }
        catch (Exception)
        {
            // The client went away, as it may.
        }
        finally
        {
            await tls.DisposeAsync();
            client.Dispose();
        }
    }

    private sealed class Connection(Http2Peer peer, SslStream stream) : IDisposable
    {
        private readonly SemaphoreSlim _writing = new(1);
        private readonly List<int> _left = [];
        private readonly HashSet<int> _open = [];

        public void Dispose() => stream.Dispose();

        public async Task ServeAsync(CancellationToken end)
        {
            byte[] preface = new byte[24], head = new byte[9];
            await stream.ReadExactlyAsync(preface, end);
            await WriteAsync(4, 0, 0, peer.MostStreams is { } most ? [0, 3, 0, 0, 0, most] : []);
            int last = 0;
            while (true)
            {
                await stream.ReadExactlyAsync(head, end);
                byte[] payload = new byte[(head[0] << 16) | (head[1] << 8) | head[2]];
                int type = head[3], flags = head[4], id = BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(5)) & int.MaxValue;
                await stream.ReadExactlyAsync(payload, end);
                switch (type)
                {
                    case 4 when (flags & 1) == 0:
                        await WriteAsync(4, 1, 0, []);
                        break;
                    case 6 when (flags & 1) == 0:
                        Interlocked.Increment(ref peer._pings);
                        if (peer.AnswersPings)
                        {
                            await WriteAsync(6, 1, 0, payload);
                        }

                        break;
                    case 1:
                        if (payload.AsSpan().IndexOf("100-continue"u8) >= 0)
                        {
                            Interlocked.Increment(ref peer._asked);
                        }

                        Http2Act act = peer.Act(Interlocked.Increment(ref peer._requests));
                        if (act == Http2Act.RefuseStream)
                        {
                            await WriteAsync(3, 0, id, [0, 0, 0, 7]);
                        }
                        else if (act == Http2Act.GoAway)
                        {
                            byte[] goAway = new byte[8];
                            BinaryPrimitives.WriteInt32BigEndian(goAway, last);
                            await WriteAsync(7, 0, 0, goAway);
                        }
                        else
                        {
                            last = id;
                            _open.Add(id);
                            if (act == Http2Act.Nothing)
                            {
                                lock (_left)
                                {
                                    _left.Add(id);
                                }
                            }
                        }

                        break;
                    case 0:
                        if (payload.Length > 0)
                        {
                            byte[] more = new byte[4];
                            BinaryPrimitives.WriteInt32BigEndian(more, payload.Length);
                            await WriteAsync(8, 0, 0, more);
                        }

                        if ((flags & 1) != 0 && _open.Remove(id) && !IsLeft(id))
                        {
                            await AnswerAsync(id);
                        }

                        break;
                }
            }
        }

        public async Task ReleaseAsync()
        {
            int[] left;
            lock (_left)
            {
                left = [.. _left];
                _left.Clear();
            }

            foreach (int id in left)
            {
                await AnswerAsync(id);
            }
        }

        private bool IsLeft(int id)
        {
            lock (_left)
            {
                return _left.Contains(id);
            }
        }

        private async Task AnswerAsync(int id)
        {
            Interlocked.Increment(ref peer._answered);

            // :status 200, and content-type as a literal whose name is number 31 of the static table.
            await WriteAsync(1, 4, id, [0x88, 0x0f, 0x10, 16, .. "application/json"u8]);
            await WriteAsync(0, 1, id, s_body);
        }

        private async Task WriteAsync(byte type, byte flags, int id, byte[] payload)
        {
            byte[] frame = new byte[9 + payload.Length];
            frame[0] = (byte)(payload.Length >> 16);
            frame[1] = (byte)(payload.Length >> 8);
            frame[2] = (byte)payload.Length;
            frame[3] = type;
            frame[4] = flags;
            BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(5), id);
            payload.CopyTo(frame, 9);
            await _writing.WaitAsync();
            try
            {
                await stream.WriteAsync(frame);
            }
            finally
            {
                _writing.Release();
            }
        }
    }
}
