using Microsoft.Extensions.AI;

namespace Relay.Tests;

/// <summary>Streams of the Messages API whose blocks nobody began, as some compatible servers write them.</summary>
public sealed class AnthropicStreamTests : LoopbackTest
{
    private const string Claude = "anthropic/claude-sonnet-4-5";
    private const string Start = """{"type":"message_start","message":{"id":"msg_1","type":"message","role":"assistant","model":"claude-sonnet-4-5","content":[],"usage":{"input_tokens":3,"output_tokens":1} } }""";

    [Fact]
    public async Task Pieces_of_a_block_that_never_began_are_not_lost()
    {
        Server.Enqueue(Events(
            "end_turn",
            """{"type":"content_block_delta","index":0,"delta":{"type":"thinking_delta","thinking":"Hm."} }""",
            """{"type":"content_block_delta","index":0,"delta":{"type":"signature_delta","signature":"c2ln"} }""",
            """{"type":"content_block_delta","index":1,"delta":{"type":"text_delta","text":"Yes"} }""",
            """{"type":"content_block_delta","index":1,"delta":{"type":"text_delta","text":"."} }"""));
        ChatReply reply = (await Collect(Model(Claude).StreamAsync("hi")))[^1].Reply!;
        Assert.Equal(("Yes.", "Hm."), (reply.Text, reply.ReasoningText));
        Assert.Equal("c2ln", Assert.IsType<TextReasoningContent>(reply.Message.Contents[0]).ProtectedData);
    }

    [Fact]
    public async Task The_input_of_a_call_that_never_began_is_an_error_and_no_answer_without_the_call()
    {
        Server.Enqueue(Events("tool_use", """{"type":"content_block_delta","index":0,"delta":{"type":"input_json_delta","partial_json":"{\"at\":1}"} }"""));
        (_, RelayException error) = await CollectFailure(Model(Claude).StreamAsync("hi", Declaring("look")));
        Assert.Equal(RelayErrorKind.StreamError, error.Kind);
    }

    private static LoopbackReply Events(string reason, params string[] deltas)
    {
        string[] all = [Start, .. deltas, $$"""{"type":"message_delta","delta":{"stop_reason":"{{reason}}"},"usage":{"output_tokens":5} }""", """{"type":"message_stop"}"""];
        return LoopbackReply.RawEvents(string.Concat(all.Select(data => $"data: {data}\n\n")));
    }
}
