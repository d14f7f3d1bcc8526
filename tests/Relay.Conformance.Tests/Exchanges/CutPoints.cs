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
        bool isLines = body.StartsWith('{');
        int last = isLines ? body.LastIndexOf('\n', finish.Index) + 1 : body.LastIndexOf("data:", finish.Index, StringComparison.Ordinal);
        int first = isLines ? 0 : body.IndexOf("data:", StringComparison.Ordinal);
        return new SortedSet<int> { 0, first + 3, last / 3, last / 2, last - 1, last, last + 9 }.Where(offset => offset >= 0 && offset <= last + 9);
    }

    [GeneratedRegex("\"(finish_reason|done_reason|finishReason|stop_reason)\"\\s*:\\s*\"")]
    private static partial Regex FinishReason();
}
