using System.Buffers.Binary;
using System.Text;
using System.Text.RegularExpressions;

namespace Relay.Conformance.Tests;

/// <summary>Places where a stream can break off so that nobody may take it for complete.</summary>
internal static partial class CutPoints
{
    /// <summary>A few byte offsets, rising: after the first event, inside events, and right before the one that says why the answer ended.</summary>
    public static IEnumerable<int> BeforeTheFinish(RecordedExchange exchange)
    {
        // Latin-1 keeps one character per byte, so that offsets are offsets.
        string body = Encoding.Latin1.GetString(exchange.Response.Body.Span);
        Match finish = FinishReason().Match(body);
        if (!finish.Success)
            return [];
        if (exchange.Response.ContentType?.StartsWith("application/vnd.amazon.eventstream", StringComparison.Ordinal) == true)
            return InMessages(exchange.Response.Body.Span, finish.Index);
        bool isLines = body.StartsWith('{');
        int last = isLines ? body.LastIndexOf('\n', finish.Index) + 1 : body.LastIndexOf("data:", finish.Index, StringComparison.Ordinal);
        int first = isLines ? 0 : body.IndexOf("data:", StringComparison.Ordinal);
        return new SortedSet<int> { 0, first + 3, last / 3, last / 2, last - 1, last, last + 9 }.Where(offset => offset >= 0 && offset <= last + 9);
    }

    /// <summary>In messages that begin with their length.</summary>
    private static SortedSet<int> InMessages(ReadOnlySpan<byte> body, int finish)
    {
        int last = 0, first = 0;
        for (int next = 0; next <= finish; next += (int)BinaryPrimitives.ReadUInt32BigEndian(body[next..]))
        {
            first = first == 0 ? next : first;
            last = next;
        }

        return [0, 3, first, first + 5, last / 2, last - 1, last, last + 9, finish];
    }

    [GeneratedRegex("\"(finish_reason|done_reason|finishReason|stop_reason|stopReason)\"\\s*:\\s*\"|\"type\"\\s*:\\s*\"response\\.(completed|incomplete)\"")]
    private static partial Regex FinishReason();
}
