using System.Buffers.Text;
using System.Net.Sockets;
using System.Text;

namespace Relay.Benchmarks;

/// <summary>One connection: a request, its answer, the next request.</summary>
internal sealed class ServerConnection(Socket socket, Dictionary<string, ServerReply> replies)
{
    private readonly byte[] _buffer = new byte[8 * 1024];
    private readonly Dictionary<string, ServerReply>.AlternateLookup<ReadOnlySpan<char>> _replies = replies.GetAlternateLookup<ReadOnlySpan<char>>();
    private int _length;

    public async Task ServeAsync()
    {
        try
        {
            using (socket)
            {
                while (await ReadRequestAsync().ConfigureAwait(false) is { } reply)
                {
                    await WriteAsync(reply).ConfigureAwait(false);
                }
            }
        }
        catch (SocketException)
        {
            // The client went away, as it may.
        }
    }

    private async ValueTask<ServerReply?> ReadRequestAsync()
    {
        while (true)
        {
            if (Take() is { } reply)
            {
                return reply;
            }

            int read = await socket.ReceiveAsync(_buffer.AsMemory(_length)).ConfigureAwait(false);
            if (read == 0)
            {
                return null;
            }

            _length += read;
        }
    }

    /// <summary>The answer to the request that is in the buffer; null when it is not all there.</summary>
    private ServerReply? Take()
    {
        ReadOnlySpan<byte> bytes = _buffer.AsSpan(0, _length);
        int headEnd = bytes.IndexOf("\r\n\r\n"u8);
        if (headEnd < 0)
        {
            return null;
        }

        int requestEnd = BodyEnd(bytes, headEnd);
        if (requestEnd < 0)
        {
            return null;
        }

        ReadOnlySpan<byte> path = bytes[(bytes.IndexOf((byte)' ') + 1)..];
        path = path[..path.IndexOfAny((byte)' ', (byte)'?')];
        Span<char> characters = stackalloc char[128];
        ServerReply reply = _replies[characters[..Encoding.ASCII.GetChars(path, characters)]];
        bytes[requestEnd..].CopyTo(_buffer);
        _length -= requestEnd;
        return reply;
    }

    /// <summary>Where the body ends, by its length or by the last chunk; -1 when that is not there yet.</summary>
    private static int BodyEnd(ReadOnlySpan<byte> bytes, int headEnd)
    {
        ReadOnlySpan<byte> head = bytes[..headEnd];
        int at = head.IndexOf("Content-Length: "u8);
        if (at >= 0 && Utf8Parser.TryParse(head[(at + 16)..], out int length, out _))
        {
            int end = headEnd + 4 + length;
            return end <= bytes.Length ? end : -1;
        }

        int last = bytes[headEnd..].IndexOf("\r\n0\r\n\r\n"u8);
        return last < 0 ? -1 : headEnd + last + 7;
    }

    private async ValueTask WriteAsync(ServerReply reply)
    {
        for (int i = 0; i < reply.Writes.Count; i++)
        {
            if (i > 0 && reply.Pause > TimeSpan.Zero)
            {
                await Task.Delay(reply.Pause).ConfigureAwait(false);
            }

            ReadOnlyMemory<byte> rest = reply.Writes[i];
            while (!rest.IsEmpty)
            {
                rest = rest[await socket.SendAsync(rest).ConfigureAwait(false)..];
            }
        }
    }
}
