using Microsoft.Extensions.AI;

namespace Relay.Conformance.Tests;

/// <summary>A stream that ends too early is an error; one that lacks nothing but its farewell is the whole answer. Never half an answer as a success.</summary>
[Collection(ConformanceCollection.Name)]
public sealed class CutStreams(ConformanceRun run)
{
    public static TheoryData<string> Streams => [.. FaultyServer.Wires.SelectMany(FaultyServer.Streams).Select(stream => stream.Id)];

    [Theory]
    [MemberData(nameof(Streams))]
    public async Task A_stream_that_ends_after_any_event_is_truncated_or_whole(string id)
    {
        RecordedExchange stream = Fixtures.Get(id);
        StreamedAnswer whole = await FaultyServer.StreamAsync(run, stream, reply => reply);
        int truncated = 0;
        string before = "";
        for (int events = 0; ; events++)
        {
            StreamedAnswer ended = await FaultyServer.StreamAsync(run, stream, reply => reply.TruncateAfterEvents(events));
            StreamedAnswer broken = await FaultyServer.StreamAsync(run, stream, reply => reply.AbortAfterEvents(events));
            Judge(whole, ended, $"ended after {events} events");
            Judge(whole, broken, $"broken after {events} events");
            truncated += ended.Failure is null ? 0 : 1;
            string transcript = ended.Transcript();
            if (ended.Failure is null && transcript == whole.Transcript() && transcript == before)
                break;
            before = transcript;
            Assert.True(events < 1000, "the end was never reached");
        }

        Assert.True(truncated > 0, "no cut of this stream was noticed");
    }

    private static void Judge(StreamedAnswer whole, StreamedAnswer cut, string how)
    {
        if (cut.Failure is { } failure)
        {
            Assert.True(failure.Kind == RelayErrorKind.StreamTruncated, $"{how}: {failure}");
            Assert.True((whole.Reply!.Text).StartsWith(cut.Reply?.Text ?? "", StringComparison.Ordinal), how + ": other text than in the whole answer");
            return;
        }

        Assert.True(whole.Reply!.Text == cut.Reply!.Text, how + ": a success with another text");
        Assert.True(whole.Reply.ReasoningText == cut.Reply.ReasoningText, how + ": a success with other reasoning");
        Assert.True(Calls(whole.Reply) == Calls(cut.Reply), how + ": a success with other tool calls");
        Assert.True(whole.Reply.FinishReason == cut.Reply.FinishReason, how + ": a success with another finish reason");
    }

    private static string Calls(ChatReply reply) => string.Join('\n', reply.ToolCalls.Select(call => call.CallId + " " + call.Name + call.ArgumentsText()));
}
