using System.Globalization;
using System.Text;

namespace Relay.Cli;

/// <summary>Reads messages of the base protocol (LSP 3.17, "Base Protocol"): headers, an empty line, and so many bytes of JSON.</summary>
/// <remarks>What is no message is skipped, so that a slip of a client does not end the session; a body that is too large is read and thrown away.</remarks>
internal sealed class MessageReader(Stream input)
{
    /// <summary>The largest body that is looked at, in bytes.</summary>
    public const int MaximumLength = 64 << 20;

    private const string LengthHeader = "Content-Length:";
    private readonly byte[] _buffer = new byte[1 << 16];
    private int _at, _end;

    /// <summary>The next body; null at the end of the stream.</summary>
    public async Task<byte[]?> ReadAsync(CancellationToken cancellation)
    {
        while (true)
        {
            int length = -1;
            while (true)
            {
                if (await ReadLineAsync(cancellation).ConfigureAwait(false) is not { } line)
                {
                    return null;
                }

                if (line.StartsWith(LengthHeader, StringComparison.OrdinalIgnoreCase)
                    && int.TryParse(line.AsSpan(LengthHeader.Length).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out int number))
                {
                    length = number;
                }
                else if (line.Length == 0)
                {
                    break;
                }
            }

            if (length >= 0 && await ReadBodyAsync(length, cancellation).ConfigureAwait(false) is var (body, isWhole))
            {
                if (!isWhole)
                {
                    return null;
                }

                if (body is not null)
                {
                    return body;
                }
            }
        }
    }

    private async Task<(byte[]? Body, bool IsWhole)> ReadBodyAsync(int length, CancellationToken cancellation)
    {
        byte[] body = new byte[Math.Min(length, MaximumLength)];
        for (int left = length; left > 0;)
        {
            int offset = length <= MaximumLength ? length - left : 0;
            int read = await TakeAsync(body.AsMemory(offset, Math.Min(left, body.Length - offset)), cancellation).ConfigureAwait(false);
            if (read == 0)
            {
                return (null, false);
            }

            left -= read;
        }

        return (length <= MaximumLength ? body : null, true);
    }

    /// <summary>A header line without its end; null at the end of the stream.</summary>
    private async Task<string?> ReadLineAsync(CancellationToken cancellation)
    {
        var line = new StringBuilder();
        while (await FillAsync(cancellation).ConfigureAwait(false))
        {
            byte one = _buffer[_at++];
            if (one == '\n')
            {
                return line.ToString().TrimEnd('\r');
            }

            // Nobody's header is that long; what follows is no message.
            if (line.Length < 4096)
            {
                line.Append((char)one);
            }
        }

        return null;
    }

    private async Task<int> TakeAsync(Memory<byte> target, CancellationToken cancellation)
    {
        if (!await FillAsync(cancellation).ConfigureAwait(false))
        {
            return 0;
        }

        int count = Math.Min(target.Length, _end - _at);
        _buffer.AsMemory(_at, count).CopyTo(target);
        _at += count;
        return count;
    }

    /// <summary>Sees to it that there is a byte; false at the end of the stream.</summary>
    private async Task<bool> FillAsync(CancellationToken cancellation)
    {
        if (_at == _end)
        {
            _at = 0;
            _end = await input.ReadAsync(_buffer, cancellation).ConfigureAwait(false);
        }

        return _at < _end;
    }
}
