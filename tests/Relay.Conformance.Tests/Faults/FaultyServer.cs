using System.Collections.Frozen;

namespace Relay.Conformance.Tests;

/// <summary>Serves the fixtures of a wire with a fault in them, over HTTP, and asks for them through the public API. Nothing may take longer than a minute.</summary>
internal static class FaultyServer
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>The wires, as the fixtures name them.</summary>
    public static IEnumerable<string> Wires => s_wires.Keys.Order(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, RecordedExchange[]> s_wires = Fixtures.All.Where(ExchangeKinds.IsSupportedWire)
        .GroupBy(exchange => exchange.Api).ToFrozenDictionary(wire => wire.Key, wire => wire.ToArray());

    /// <summary>The streams of a wire that are answers.</summary>
    public static IEnumerable<RecordedExchange> Streams(string wire) => s_wires[wire].Where(exchange => ExchangeKinds.IsAnswer(exchange) && exchange.Response.IsEventStream);

    /// <summary>The plainest stream of a wire.</summary>
    public static RecordedExchange PlainStream(string wire) => Plainest(Streams(wire), "stream");

    /// <summary>The plainest whole answer of a wire.</summary>
    public static RecordedExchange PlainAnswer(string wire) =>
        Plainest(s_wires[wire].Where(exchange => ExchangeKinds.IsAnswer(exchange) && !ExchangeKinds.IsStream(exchange)), "chat");

    /// <summary>An exchange of the wire that is an error inside a stream.</summary>
    public static IEnumerable<RecordedExchange> ErrorsInStream(string wire) => s_wires[wire].Where(ExchangeKinds.IsErrorInStream);

    /// <summary>What a stream answers when it is served as <paramref name="reply"/>.</summary>
    public static async Task<StreamedAnswer> StreamAsync(ConformanceRun run, RecordedExchange exchange, Func<LoopbackReply, LoopbackReply> reply)
    {
        Replay replay = run.Replayer.Serve(exchange, reply);
        RebuiltRequest request = RebuiltRequest.Of(exchange);
        var differences = new Differences();
        using IDisposable scope = RelayRuntime.Use(run.Runtime);
        StreamedAnswer answer = await StreamedAnswer.ReadAsync(ReplayTarget.Create(exchange, replay).StreamAsync(request.Messages, request.Options), differences).WaitAsync(Patience);
        Assert.True(differences.None, exchange.Id + "\n" + differences);
        return answer;
    }

    /// <summary>What a call that is not streamed answers when it is served as <paramref name="reply"/>.</summary>
    public static async Task<ChatResult> ChatAsync(ConformanceRun run, RecordedExchange exchange, Func<LoopbackReply, LoopbackReply> reply)
    {
        Replay replay = run.Replayer.Serve(exchange, reply);
        RebuiltRequest request = RebuiltRequest.Of(exchange);
        using IDisposable scope = RelayRuntime.Use(run.Runtime);
        return await ReplayTarget.Create(exchange, replay).TryChatAsync(request.Messages, request.Options).WaitAsync(Patience);
    }

    private static RecordedExchange Plainest(IEnumerable<RecordedExchange> exchanges, string kind) =>
        exchanges.OrderBy(exchange => exchange.Id.EndsWith(".plain", StringComparison.Ordinal) ? 0 : exchange.Kind == kind ? 1 : 2).First();
}
