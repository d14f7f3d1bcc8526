using System.Globalization;
using System.Text;

namespace Relay.Cli;

/// <summary>Reads messages of the base protocol (LSP 3.17, "Base Protocol"): headers, an empty line, and so many bytes of JSON.</summary>
/// <remarks>
/// Headers that give no usable length (none, two that differ, a negative or too large one) are believed in nothing: what follows is passed over up to the
/// next header with a length, wherever in a line it begins. So neither a wrong length nor a huge one makes the session deaf, and nothing is
/// allocated for bytes that did not arrive.
/// </remarks>
internal sealed class MessageReader(Stream input)
{
    /// <summary>The largest body that is looked at, in bytes.</summary>
    public const int MaximumLength = 64 << 20;

    private const string LengthHeader = "Content-Length:";

    // Nobody's header is longer; of what is, the end is kept, where the next header may begin.
    private const int MaximumLine = 4096;

    // Without an end, a body full of headers would be read once for each of them.
    private const int MaximumReturns = 16;

    private byte[] _buffer = new byte[1 << 16];
    private int _at, _end, _returns;

    /// <summary>The next body; null at the end of the stream.</summary>
    public async Task<byte[]?> ReadAsync(CancellationToken cancellation)
    {
        while (true)
        {
            int? length = null;
            bool isUsable = true;
            while (true)
            {
                if (await ReadLineAsync(cancellation).ConfigureAwait(false) is not { } line)
                {
                    return null;
                }

                if (line.Length == 0)
                {
                    break;
                }

                // Behind bytes that are no message, the header begins in the middle of a line, and what stood before it counts no more.
                int start = line.LastIndexOf(LengthHeader, StringComparison.OrdinalIgnoreCase);
                if (start >= 0)
                {
                    int? number = LengthOf(line.AsSpan(start + LengthHeader.Length));
                    isUsable = number is not null && (start > 0 || (isUsable && (length is null || length == number)));
                    length = number;
                }
            }

            if (isUsable && length is { } bytes)
            {
                return await ReadBodyAsync(bytes, cancellation).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Takes back a body that is no JSON from the header on that it holds: its length was wrong, and it is part of the next message.</summary>
    public void Return(byte[] body)
    {
        int start = Encoding.Latin1.GetString(body).IndexOf(LengthHeader, StringComparison.OrdinalIgnoreCase);
        if (start < 0 || ++_returns > MaximumReturns)
        {
            return;
        }

        byte[] joined = new byte[Math.Max(1 << 16, body.Length - start + _end - _at)];
        body.AsSpan(start).CopyTo(joined);
        _buffer.AsSpan(_at, _end - _at).CopyTo(joined.AsSpan(body.Length - start));
        (_buffer, _at, _end) = (joined, 0, body.Length - start + _end - _at);
    }

    /// <summary>Says that the last body was a message, so that the next mistake is a new one.</summary>
    public void Accept() => _returns = 0;

    private static int? LengthOf(ReadOnlySpan<char> text) =>
        int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number <= MaximumLength ? number : null;

    private async Task<byte[]?> ReadBodyAsync(int length, CancellationToken cancellation)
    {
        byte[] body = new byte[Math.Min(length, _buffer.Length)];
        for (int count = 0; count < length;)
        {
            if (!await FillAsync(cancellation).ConfigureAwait(false))
            {
                return null;
            }

            int taken = Math.Min(length - count, _end - _at);
            if (count + taken > body.Length)
            {
                Array.Resize(ref body, Math.Min(length, Math.Max(count + taken, (int)Math.Min(2L * body.Length, MaximumLength))));
            }

            _buffer.AsSpan(_at, taken).CopyTo(body.AsSpan(count));
            _at += taken;
            count += taken;
        }

        return body;
    }

    /// <summary>A header line without its end; null at the end of the stream.</summary>
    private async Task<string?> ReadLineAsync(CancellationToken cancellation)
    {
        var line = new StringBuilder();
        while (await FillAsync(cancellation).ConfigureAwait(false))
        {
            int lineEnd = Array.IndexOf(_buffer, (byte)'\n', _at, _end - _at);
            int stop = lineEnd < 0 ? _end : lineEnd;
            line.Append(Encoding.Latin1.GetString(_buffer, _at, stop - _at));
            if (line.Length > MaximumLine)
            {
                line.Remove(0, line.Length - MaximumLine);
            }

            _at = lineEnd < 0 ? _end : lineEnd + 1;
            if (lineEnd >= 0)
            {
                return line.ToString().TrimEnd('\r');
            }
        }

        return null;
    }

    /// <summary>Sees to it that there is a byte; false at the end of the stream.</summary>
    private async ValueTask<bool> FillAsync(CancellationToken cancellation)
    {
        if (_at == _end)
        {
            _at = 0;
            _end = await input.ReadAsync(_buffer, cancellation).ConfigureAwait(false);
        }

        return _at < _end;
    }
}
