namespace Relay.Conformance.Tests;

/// <summary>
/// The streams that are cut at every byte and put into every dress. How a stream is framed depends on its wire and not on what it says, so the gate takes a few of each wire,
/// of as many kinds as there are, and always the same ones; where RELAY_LONG is 1 it is all of them.
/// </summary>
internal static class SampledStreams
{
    private const int OfEachWire = 3;

    // What a stream carries decides how its pieces are put together: text, calls and reasoning come first.
    private static readonly string[] s_kinds = ["stream", "tools-stream", "thinking-stream"];

    /// <summary>Whether the whole is run: RELAY_LONG is 1.</summary>
    public static bool IsLong { get; } = Environment.GetEnvironmentVariable("RELAY_LONG") == "1";

    /// <summary>Those of <paramref name="streams"/> that this run looks at.</summary>
    public static IEnumerable<RecordedExchange> Of(IEnumerable<RecordedExchange> streams) =>
        IsLong ? streams : streams.GroupBy(stream => stream.Api).SelectMany(OfOneWire);

    /// <summary>The first of each kind, then the second of each, and so on.</summary>
    private static IEnumerable<RecordedExchange> OfOneWire(IEnumerable<RecordedExchange> streams) => streams
        .GroupBy(stream => stream.Kind)
        .SelectMany(kind => kind.OrderBy(stream => stream.Id, StringComparer.Ordinal).Select((stream, place) => (stream, place)))
        .OrderBy(each => each.place)
        .ThenBy(each => Array.IndexOf(s_kinds, each.stream.Kind) is var rank && rank < 0 ? s_kinds.Length : rank)
        .ThenBy(each => each.stream.Id, StringComparer.Ordinal)
        .Take(OfEachWire)
        .Select(each => each.stream);
}
