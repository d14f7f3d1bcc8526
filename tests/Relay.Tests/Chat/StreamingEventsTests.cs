using System.Text;

namespace Relay.Tests;

/// <summary>Streaming events.</summary>
[Feature(29)]
public sealed class StreamingEventsTests : LoopbackTest
{
    private const string Hello = "data: {\"id\":\"c1\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"Hello\"}}]}\n\n";
    private const string Stop = "data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n";
    private const string Usage = "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":1,\"completion_tokens\":2}}\n\n";
    private const string Done = "data: [DONE]\n\n";

    private const string Claude = "anthropic/claude-sonnet-4-5";
    private const string Gemini = "google/gemini-2.5-flash";
    private const string Llama = "groq/llama-3.3-70b-versatile";

    public static TheoryData<string, string> FramingsOnEveryWire()
    {
        var cases = new TheoryData<string, string>();
        foreach (string target in (string[])[Llama, Claude, Gemini])
        {
            foreach (string framing in (string[])["no space", "CRLF", "comments", "multi-line", "BOM", "every byte", "all of it"])
            {
                cases.Add(target, framing);
            }
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(FramingsOnEveryWire))]
    public async Task A_stream_means_the_same_however_it_is_framed_and_has_one_start_one_usage_and_one_end(string target, string framing)
    {
        LoopbackReply reply = LoopbackReply.Text("Grüße, 世界 👋🏽!").WithUsage(12, 5).WithChunkSize(3);
        Server.Enqueue(framing switch
        {
            "no space" => reply.WithoutSpaceAfterData(),
            "CRLF" => reply.WithCrLf(),
            "comments" => reply.WithComments(),
            "multi-line" => reply.WithMultilineData(),
            "BOM" => reply.WithByteOrderMark(),
            "every byte" => reply.SplitEvery(1),
            _ => reply.WithoutSpaceAfterData().WithCrLf().WithComments().WithMultilineData().WithByteOrderMark().SplitEvery(1),
        });

        List<ChatUpdate> updates = await Collect(Wired(target).StreamAsync("hi"));

        Assert.Equal(ChatUpdateKind.Start, updates[0].Kind);
        Assert.Single(updates, u => u.Kind == ChatUpdateKind.Start);
        Assert.Equal((12L, 5L), (Assert.Single(updates, u => u.Kind == ChatUpdateKind.Usage).Usage!.Input, updates[^1].Reply!.Usage!.Output));
        Assert.Equal(ChatUpdateKind.End, Assert.Single(updates, u => u.Kind is ChatUpdateKind.End or ChatUpdateKind.Error).Kind);
        Assert.Equal(ChatUpdateKind.End, updates[^1].Kind);
        Assert.Equal("Grüße, 世界 👋🏽!", updates[^1].Reply!.Text);
        Assert.Equal(updates[^1].Reply!.Text, string.Concat(updates.Where(u => u.Kind == ChatUpdateKind.Text).Select(u => u.Text)));
    }

    [Fact]
    public async Task A_character_split_between_two_packets_is_one_character()
    {
        string events = Hello.Replace("Hello", "é世👋", StringComparison.Ordinal) + Stop + Done;
        int first = Encoding.UTF8.GetByteCount(events[..events.IndexOf('é', StringComparison.Ordinal)]);
        Server.Enqueue(LoopbackReply.RawEvents(events).SplitAt(first + 1, first + 3, first + 6, first + 8));

        Assert.Equal("é世👋", (await Collect(Model().StreamAsync("hi")))[^1].Reply!.Text);
    }

    [Theory]
    [InlineData("\r")]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public async Task Every_line_end_of_the_standard_ends_a_line(string lineEnd)
    {
        Server.Enqueue(LoopbackReply.RawEvents((Hello + Stop + Usage + Done).Replace("\n", lineEnd, StringComparison.Ordinal)));
        Assert.Equal("Hello", (await Collect(Model().StreamAsync("hi")))[^1].Reply!.Text);
    }

    [Theory]
    [InlineData(Llama)]
    [InlineData(Claude)]
    [InlineData(Gemini)]
    public async Task An_error_inside_the_stream_is_an_error_on_every_wire(string target)
    {
        Server.Enqueue(LoopbackReply.Text("never all of it").WithChunkSize(3).WithErrorEvent("it broke", afterEvents: target == Claude ? 4 : 2));

        (List<ChatUpdate> updates, RelayException error) = await CollectFailure(Wired(target).StreamAsync("hi"));

        Assert.Equal((RelayErrorKind.StreamError, "it broke"), (error.Kind, error.ProviderMessage));
        Assert.Equal(ChatUpdateKind.Error, updates[^1].Kind);
        Assert.DoesNotContain(updates, u => u.Kind is ChatUpdateKind.End or ChatUpdateKind.Usage);
    }

    [Theory]
    [InlineData(Llama)]
    [InlineData(Claude)]
    [InlineData(Gemini)]
    public async Task A_truncated_stream_is_an_error_and_not_a_short_answer(string target)
    {
        Server.Enqueue(LoopbackReply.Text("never all of it").WithChunkSize(3).TruncateAfterEvents(target == Claude ? 4 : 2));

        (List<ChatUpdate> updates, RelayException error) = await CollectFailure(Wired(target).StreamAsync("hi"));

        Assert.Equal(RelayErrorKind.StreamTruncated, error.Kind);
        Assert.DoesNotContain(updates, u => u.Kind is ChatUpdateKind.End or ChatUpdateKind.Usage);
    }

    [Fact]
    public async Task A_stream_without_DONE_is_whole_when_it_said_why_it_ended_and_its_late_usage_counts()
    {
        Server.Enqueue(LoopbackReply.RawEvents(Hello + Stop + Usage));
        List<ChatUpdate> updates = await Collect(Model().StreamAsync("hi"));
        Assert.Equal([ChatUpdateKind.Start, ChatUpdateKind.Text, ChatUpdateKind.Usage, ChatUpdateKind.End], updates.Select(u => u.Kind));
        Assert.Equal(3, updates[^1].Reply!.Usage!.Total);
    }

    [Fact]
    public async Task A_stream_with_neither_DONE_nor_a_finish_reason_is_truncated()
    {
        Server.Enqueue(LoopbackReply.RawEvents(Hello + Usage));
        Assert.Equal(RelayErrorKind.StreamTruncated, (await CollectFailure(Model().StreamAsync("hi"))).Error.Kind);
    }

    [Theory]
    [InlineData(Llama)]
    [InlineData(Gemini)]
    public async Task Of_usage_in_several_chunks_the_last_wins_and_is_told_once(string target)
    {
        Server.Enqueue(LoopbackReply.Text("several pieces of text").WithChunkSize(4).WithUsage(12, 5).WithUsageInEveryChunk());
        List<ChatUpdate> updates = await Collect(Wired(target).StreamAsync("hi"));
        Assert.Equal((12L, 5L), (Assert.Single(updates, u => u.Kind == ChatUpdateKind.Usage).Usage!.Input, updates[^1].Reply!.Usage!.Output));
    }

    [Fact]
    public async Task Without_usage_there_is_no_usage_update_and_no_cost()
    {
        Server.Enqueue(LoopbackReply.RawEvents(Hello + Stop + Done));
        List<ChatUpdate> updates = await Collect(Model().StreamAsync("hi"));
        Assert.Equal([ChatUpdateKind.Start, ChatUpdateKind.Text, ChatUpdateKind.End], updates.Select(u => u.Kind));
        Assert.Null(updates[^1].Reply!.Usage);
        Assert.Null(updates[^1].Reply!.Cost.TotalUsd);
    }

    private ModelAlias Wired(string target) => Model(target, m => m.BaseUrl = target == Gemini ? Server.BaseUrl + "beta" : Server.BaseUrl);
}
