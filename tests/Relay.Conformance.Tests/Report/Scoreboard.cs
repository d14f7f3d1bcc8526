using System.Collections.Concurrent;
using System.Globalization;
using System.Text;

namespace Relay.Conformance.Tests;

/// <summary>Counts, by provider and kind, what passed, what failed and what is not yet supported.</summary>
internal sealed class Scoreboard
{
    private readonly ConcurrentDictionary<string, (RecordedExchange Exchange, bool Passed)> _results = new(StringComparer.Ordinal);

    /// <summary>Notes a result; an exchange fails when one of its replays does.</summary>
    public void Record(RecordedExchange exchange, bool passed) =>
        _results.AddOrUpdate(exchange.Id, (exchange, passed), (_, before) => (exchange, before.Passed && passed));

    /// <summary>Whether an exchange was replayed and nothing was wrong.</summary>
    public bool HasPassed(RecordedExchange exchange) => _results.TryGetValue(exchange.Id, out (RecordedExchange, bool Passed) result) && result.Passed;

    /// <summary>The counts as a Markdown table.</summary>
    public string Render(string title, IEnumerable<RecordedExchange> all)
    {
        var rows = new SortedDictionary<string, Row>(StringComparer.Ordinal);
        var total = new Row();
        foreach (RecordedExchange exchange in all)
        {
            string key = exchange.Provider + " | " + (ExchangeKinds.IsSupportedWire(exchange) ? exchange.Kind : exchange.Api + ", all kinds");
            if (!rows.TryGetValue(key, out Row? row))
                rows[key] = row = new Row();
            foreach (Row counted in new[] { row, total })
                Count(counted, exchange);
        }

        var text = new StringBuilder("## " + title + "\n\n| provider | kind | passed | failed | not yet supported | not run |\n| --- | --- | ---: | ---: | ---: | ---: |\n");
        foreach ((string key, Row row) in rows)
            text.Append("| ").Append(key).Append(row).Append('\n');
        return text.Append("| **all** | ").Append(total).Append('\n').ToString();
    }

    private void Count(Row row, RecordedExchange exchange)
    {
        if (!ExchangeKinds.IsSupportedWire(exchange))
            row.Unsupported++;
        else if (!_results.TryGetValue(exchange.Id, out (RecordedExchange, bool Passed) result))
            row.NotRun++;
        else if (result.Passed)
            row.Passed++;
        else
            row.Failed++;
    }

    private sealed class Row
    {
        public int Passed { get; set; }

        public int Failed { get; set; }

        public int Unsupported { get; set; }

        public int NotRun { get; set; }

        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $" | {Passed} | {Failed} | {Unsupported} | {NotRun} |");
    }
}
