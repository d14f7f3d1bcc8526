using System.Globalization;
using System.Text;

namespace Relay.Conformance.Tests;

/// <summary>Which features of which provider exchanges have shown to work: counts of those that passed, whole and streamed.</summary>
internal static class FeatureMatrix
{
    private static readonly (string Title, Func<RecordedExchange, bool> Has)[] s_features =
    [
        ("text", exchange => exchange.Kind is "chat" or "stream"),
        ("tool calls", exchange => Is(exchange, "tools", "tool-calls")),
        ("tool results", exchange => Is(exchange, "tool-results", "tool-results-in-request")),
        ("structured output", exchange => Is(exchange, "structured", "structured")),
        ("reasoning", exchange => Is(exchange, "thinking", "thinking")),
        ("images", exchange => Is(exchange, "vision", "vision")),
        ("documents", exchange => Is(exchange, "document", "document")),
        ("audio", exchange => Is(exchange, "audio", "audio")),
        ("prompt cache", exchange => Is(exchange, "cache", "cache-read", "cache-write")),
        ("provider's own tools", exchange => Is(exchange, "server-tools", "server-tools")),
        ("refusals", exchange => Is(exchange, "refusal", "refusal")),
        ("errors", exchange => ExchangeKinds.IsError(exchange) || ExchangeKinds.IsErrorInStream(exchange)),
    ];

    /// <summary>The matrix as a Markdown table: a row for each provider and protocol, in a cell the exchanges that passed, <c>whole + streamed</c>.</summary>
    /// <param name="exchanges">What there is.</param>
    /// <param name="row">What the row of an exchange is called.</param>
    /// <param name="hasPassed">Whether its tests ran and passed.</param>
    public static string Render(IEnumerable<RecordedExchange> exchanges, Func<RecordedExchange, string> row, Func<RecordedExchange, bool> hasPassed)
    {
        var text = new StringBuilder("| |");
        foreach ((string title, _) in s_features)
            text.Append(' ').Append(title).Append(" |");
        text.Append("\n| --- |");
        foreach (var _ in s_features)
            text.Append(" :-: |");
        text.Append('\n');
        foreach (IGrouping<string, RecordedExchange> group in exchanges.Where(ExchangeKinds.IsSupportedWire).Where(hasPassed).GroupBy(row).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            text.Append("| ").Append(group.Key).Append(" |");
            foreach ((_, Func<RecordedExchange, bool> has) in s_features)
                text.Append(' ').Append(Cell([.. group.Where(has)])).Append(" |");
            text.Append('\n');
        }

        return text.ToString();
    }

    private static string Cell(RecordedExchange[] exchanges)
    {
        int streamed = exchanges.Count(exchange => exchange.Response.IsEventStream);
        return exchanges.Length == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{exchanges.Length - streamed} + {streamed}");
    }

    private static bool Is(RecordedExchange exchange, string kind, params string[] tags) =>
        !ExchangeKinds.IsError(exchange) && (exchange.Kind == kind || exchange.Kind == kind + "-stream" || exchange.Tags.Any(tags.Contains));
}
