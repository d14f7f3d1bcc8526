using System.Collections.Immutable;

namespace Relay.Conformance.Tests;

/// <summary>The checks that a replayed exchange passes; recordings and fixtures go through the same ones.</summary>
public abstract class Conformance(ConformanceRun run)
{
    /// <summary>A stream no longer than this is also served one byte at a time.</summary>
    private const int SmallBody = 4096;

    private protected async Task Replay_answer(RecordedExchange exchange) => await Judge(exchange, async differences =>
    {
        if (ExchangeKinds.IsStream(exchange))
            await Replay_stream(exchange, differences);
        else
            await Replay_whole(exchange, differences);
    });

    private protected async Task Replay_error(RecordedExchange exchange) => await Judge(exchange, async differences =>
    {
        Replay replay = run.Replayer.Serve(exchange);
        RebuiltRequest request = RebuiltRequest.Of(exchange);
        ModelAlias alias = ReplayTarget.Create(exchange, replay);
        ChatResult result = await alias.TryChatAsync(request.Messages, request.Options);
        if (result.Error is { } error)
            ExpectedError.Compare(exchange, error, differences);
        else
            differences.True("an error was answered with a reply", false);

        // Asked for a stream, the same failure comes as the same exception, and as nothing but the exception.
        StreamedAnswer streamed = await StreamedAnswer.ReadAsync(alias.StreamAsync(request.Messages, request.Options), differences);
        if (streamed.Failure is { } failure)
            ExpectedError.Compare(exchange, failure, differences);
        differences.True("an error before the stream gives updates", streamed.Reply is null);
        RequestComparison.Compare(exchange, replay.Requests[0], stream: false, differences);
        RequestComparison.Compare(exchange, replay.Requests[1], stream: true, differences);
    });

    private protected async Task Replay_failing_stream(RecordedExchange exchange, RelayErrorKind kind) => await Judge(exchange, async differences =>
    {
        string? transcript = null;
        foreach (Func<LoopbackReply, LoopbackReply> shape in Shapes(exchange))
        {
            StreamedAnswer streamed = await StreamAsync(exchange, shape, differences);
            differences.Equal("kind of failure", kind, streamed.Failure?.Kind);
            if (streamed.Reply is { } partial)
                AnswerComparison.CompareContent(exchange, partial, differences);
            differences.Equal("updates before the failure", HasContent(exchange), streamed.Reply is not null);
            transcript ??= streamed.Transcript();
            differences.Equal("transcript of a stream cut otherwise", transcript, streamed.Transcript());
        }
    });

    /// <summary>Prices the answer from the catalog alone.</summary>
    private protected async Task Replay_priced_by_the_catalog(RecordedExchange exchange) => await Judge(exchange, async differences =>
    {
        RebuiltRequest request = RebuiltRequest.Of(exchange);
        ModelAlias alias = ReplayTarget.Create(exchange, run.Replayer.Serve(exchange), catalogPrices: true);
        ChatReply? reply = ExchangeKinds.IsStream(exchange)
            ? (await StreamedAnswer.ReadAsync(alias.StreamAsync(request.Messages, request.Options), differences)).Reply
            : (await alias.TryChatAsync(request.Messages, request.Options)).Reply;
        if (reply is not null)
            ExpectedCost.Compare(exchange, reply.Cost, differences);
        differences.True("no reply", reply is not null);
    });

    /// <summary>Breaks a healthy stream off at several places before its finish reason: never a silent end.</summary>
    private protected async Task Replay_cut_off(RecordedExchange exchange) => await Judge(exchange, async differences =>
    {
        foreach (int bytes in CutPoints.BeforeTheFinish(exchange))
        {
            foreach (bool abort in new[] { false, true })
            {
                StreamedAnswer streamed = await StreamAsync(
                    exchange, reply => abort ? reply.AbortAfter(bytes) : reply.TruncateAfter(bytes), differences);
                differences.Equal((abort ? "broken" : "ended") + " after " + bytes + " bytes", RelayErrorKind.StreamTruncated, streamed.Failure?.Kind);
            }
        }
    });

    private async Task Replay_whole(RecordedExchange exchange, Differences differences)
    {
        foreach (int size in new[] { int.MaxValue, 61 })
        {
            Replay replay = run.Replayer.Serve(exchange, reply => size == int.MaxValue ? reply : reply.SplitEvery(size));
            RebuiltRequest request = RebuiltRequest.Of(exchange);
            ChatResult result = await ReplayTarget.Create(exchange, replay).TryChatAsync(request.Messages, request.Options);
            if (result.Reply is { } answer)
                AnswerComparison.Compare(exchange, answer, differences);
            else
                differences.True("failed: " + result.Error, false);
            RequestComparison.Compare(exchange, Assert.Single(replay.Requests), stream: false, differences);
        }
    }

    private async Task Replay_stream(RecordedExchange exchange, Differences differences)
    {
        string? transcript = null;
        foreach (Func<LoopbackReply, LoopbackReply> shape in Shapes(exchange))
        {
            StreamedAnswer streamed = await StreamAsync(exchange, shape, differences);
            if (streamed.Failure is not null)
                differences.True("failed: " + streamed.Failure, false);
            else if (streamed.Reply is { } answer)
                AnswerComparison.Compare(exchange, answer, differences);
            transcript ??= streamed.Transcript();
            differences.Equal("transcript of a stream cut otherwise", transcript, streamed.Transcript());
        }
    }

    private async Task<StreamedAnswer> StreamAsync(RecordedExchange exchange, Func<LoopbackReply, LoopbackReply> shape, Differences differences)
    {
        Replay replay = run.Replayer.Serve(exchange, shape);
        RebuiltRequest request = RebuiltRequest.Of(exchange);
        ModelAlias alias = ReplayTarget.Create(exchange, replay);
        StreamedAnswer streamed = await StreamedAnswer.ReadAsync(alias.StreamAsync(request.Messages, request.Options), differences);
        RequestComparison.Compare(exchange, Assert.Single(replay.Requests), stream: true, differences);
        return streamed;
    }

    /// <summary>Whole, event by event, and cut without regard to events or characters.</summary>
    private static ImmutableArray<Func<LoopbackReply, LoopbackReply>> Shapes(RecordedExchange exchange)
    {
        int length = exchange.Response.Body.Length;
        int size = length <= SmallBody ? 1 : length / 1009 * 2 + 13;
        return [reply => reply, reply => reply.SplitEvents(), reply => reply.SplitEvery(size), reply => reply.SplitEvery(997)];
    }

    private static bool HasContent(RecordedExchange exchange) =>
        !string.IsNullOrEmpty(Json.Text(exchange.Expect, "text"))
        || !string.IsNullOrEmpty(Json.Text(exchange.Expect, "reasoning_text"))
        || Json.Items(exchange.Expect, "tool_calls").Any();

    private async Task Judge(RecordedExchange exchange, Func<Differences, Task> check)
    {
        var differences = new Differences();
        bool finished = false;
        using IDisposable scope = RelayRuntime.Use(run.Runtime);
        try
        {
            await check(differences);
            finished = true;
        }
        finally
        {
            run.Scores.Record(exchange, finished && differences.None);
        }

        Assert.True(differences.None, exchange.Id + "\n" + differences);
    }
}
