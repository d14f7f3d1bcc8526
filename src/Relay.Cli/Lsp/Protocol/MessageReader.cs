using System.Globalization;
using System.Text;

namespace Relay.Cli;

/// <summary>Reads messages of the base protocol (LSP 3.17, "Base Protocol"): headers, an empty line, and so many bytes of JSON.</summary>
/// <remarks>
/// Headers without a usable length (none, a negative or too large one) are believed in nothing: what follows is passed over up to the next header with a
/// length, wherever in a line it begins. A body ends early where the next header begins in it, which no JSON holds: there a line cannot end within a text.
/// So neither a wrong length nor a huge one makes the session deaf, and nothing is allocated for bytes that did not arrive.
/// </remarks>
internal sealed class MessageReader(Stream input)
{
    /// <summary>The largest body that is looked at, in bytes.</summary>
    public const int MaximumLength = 64 << 20;

    private const string LengthHeader = "Content-Length:";

    // Nobody's header is longer; of what is, the end is kept, where the next header may begin.
    private const int MaximumLine = 4096;

    // More than the text of a header with a length has.
    private const int MaximumHeader = 64;

    private byte[] _buffer = new byte[1 << 16];
    private int _at, _end;

    /// <summary>The next body; null at the end of the stream.</summary>
    public async Task<byte[]?> ReadAsync(CancellationToken cancellation)
    {
        while (true)
        {
            int? length = null;
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

                // Behind bytes that are no message, the header begins in the middle of a line.
                int start = line.LastIndexOf(LengthHeader, StringComparison.OrdinalIgnoreCase);
                if (start >= 0)
                {
                    length = LengthOf(line.AsSpan(start + LengthHeader.Length));
                }
            }

            if (length is { } bytes)
            {
                return await ReadBodyAsync(bytes, cancellation).ConfigureAwait(false);
            }
        }
    }

    private static int? LengthOf(ReadOnlySpan<char> text) =>
        int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number <= MaximumLength ? number : null;

    private async Task<byte[]?> ReadBodyAsync(int length, CancellationToken cancellation)
    {
        byte[] body = new byte[Math.Min(length, _buffer.Length)];
        int count = 0;
        while (count < length)
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
            int seen = Math.Max(0, count - MaximumHeader);
            count += taken;
            int next = FindHeader(body.AsSpan(0, count), seen);
            if (next < 0 && count == length)
            {
                next = FindBeginning(body);
            }

            if (next >= 0)
            {
                GoBack(body.AsSpan(next, count - next));
                return body[..next];
            }
        }

        return body;
    }

    /// <summary>Where a whole line with a length begins; -1 for nowhere.</summary>
    private static int FindHeader(ReadOnlySpan<byte> body, int at)
    {
        while (body[at..].IndexOf("ength:"u8) is >= 0 and var found)
        {
            at += found + "ength:".Length;
            int start = at - LengthHeader.Length;
            if (start >= 0 && Ascii.EqualsIgnoreCase(body[start..at], LengthHeader) && IsLength(body[at..], isWhole: true))
            {
                return start;
            }
        }

        return -1;
    }

    /// <summary>Where, at the end of a body, a header begins that goes on behind it; -1 for nowhere.</summary>
    private static int FindBeginning(ReadOnlySpan<byte> body)
    {
        for (int start = Math.Max(0, body.Length - MaximumHeader); start < body.Length; start++)
        {
            ReadOnlySpan<byte> rest = body[start..];
            int named = Math.Min(rest.Length, LengthHeader.Length);
            if (Ascii.EqualsIgnoreCase(rest[..named], LengthHeader.AsSpan(0, named)) && IsLength(rest[named..], isWhole: false))
            {
                return start;
            }
        }

        return -1;
    }

    /// <summary>Whether what stands behind the header's name is a length with the end of its line, or the beginning of one.</summary>
    private static bool IsLength(ReadOnlySpan<byte> text, bool isWhole)
    {
        text = text[..Math.Min(text.Length, MaximumHeader - LengthHeader.Length)];
        int digits = text.IndexOfAnyExcept((byte)' ');
        text = digits < 0 ? default : text[digits..];
        int end = text.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        return end < 0 ? !isWhole : end > 0 && text[end] is (byte)'\r' or (byte)'\n';
    }

    /// <summary>Gives back the last bytes that were taken.</summary>
    private void GoBack(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length <= _at)
        {
            _at -= bytes.Length;
            return;
        }

        // They began in the buffer before this one.
        int left = _end - _at;
        byte[] joined = new byte[Math.Max(_buffer.Length, bytes.Length + left)];
        bytes.CopyTo(joined);
        _buffer.AsSpan(_at, left).CopyTo(joined.AsSpan(bytes.Length));
        (_buffer, _at, _end) = (joined, 0, bytes.Length + left);
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
