using Microsoft.Extensions.AI;

namespace Relay.Tests;

/// <summary>Streams of Converse that lack an event, or have one that says nothing.</summary>
public sealed class ConverseStreamTests : ConverseTest
{
    private static readonly (string, string) s_start = ("messageStart", """{"role":"assistant"}""");
    private static readonly (string, string) s_stop = ("contentBlockStop", """{"contentBlockIndex":0}""");
    private static readonly (string, string) s_metadata = ("metadata", """{"usage":{"inputTokens":3,"outputTokens":2,"totalTokens":5},"metrics":{"latencyMs":1}}""");

    [Fact]
    public async Task The_input_of_a_call_that_never_began_is_an_error_and_no_answer_without_the_call()
    {
        // It was dropped once, and the call with it.
        Server.Enqueue(AwsMessage.Stream(
            s_start, ("contentBlockDelta", """{"contentBlockIndex":0,"delta":{"toolUse":{"input":"{\"at\":1}"}}}"""), s_stop, End("tool_use"), s_metadata));
        (_, RelayException error) = await CollectFailure(Model(Haiku).StreamAsync("hi", Declaring("look")));
        Assert.Equal(RelayErrorKind.StreamError, error.Kind);
    }

    [Fact]
    public async Task A_text_that_begins_with_nothing_leaves_nothing_but_the_text()
    {
        Server.Enqueue(AwsMessage.Stream(
            s_start, ("contentBlockStart", """{"contentBlockIndex":0,"start":{}}"""), ("contentBlockDelta", """{"contentBlockIndex":0,"delta":{"text":"Hi."}}"""), s_stop, End("end_turn"), s_metadata));
        ChatReply reply = (await Collect(Model(Haiku).StreamAsync("hi")))[^1].Reply!;
        Assert.Equal("Hi.", Assert.IsType<TextContent>(Assert.Single(reply.Message.Contents)).Text);
    }

    [Fact]
    public async Task A_stream_that_ends_before_its_usage_is_a_whole_answer_that_says_what_is_missing()
    {
        (string, string)[] events = [s_start, ("contentBlockDelta", """{"contentBlockIndex":0,"delta":{"text":"Hi."}}"""), s_stop, End("end_turn")];
        Server.Enqueue(AwsMessage.Stream(events));
        ChatReply cut = (await Collect(Model(Haiku).StreamAsync("hi")))[^1].Reply!;
        Assert.Equal(("Hi.", null, null), (cut.Text, cut.Usage, cut.Cost.TotalUsd));
        Assert.Contains("before its usage", Assert.Single(cut.Warnings), StringComparison.Ordinal);

        Server.Enqueue(AwsMessage.Stream([.. events, s_metadata]));
        Assert.Empty((await Collect(Model(Haiku).StreamAsync("hi")))[^1].Reply!.Warnings);
    }

    private static (string Type, string Json) End(string reason) => ("messageStop", $$"""{"stopReason":"{{reason}}"}""");
}
