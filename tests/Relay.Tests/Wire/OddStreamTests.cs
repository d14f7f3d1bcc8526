using Microsoft.Extensions.AI;

namespace Relay.Tests;

/// <summary>Streams of servers that are odd, broken or lying.</summary>
public sealed class OddStreamTests : LoopbackTest
{
    private const string Hello = "data: {\"id\":\"c1\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"Hello\"}}]}\n\n";
    private const string Stop = "data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n";
    private const string Done = "data: [DONE]\n\n";

    [Theory]
    [InlineData("data: {\"choices\":[{\"delta\":{\"role\":\"assistant\",\"content\":\"\"}}]}\n\n" + Hello + Stop + Done)]
    [InlineData("data: {\"choices\":[{\"delta\":null}]}\n\ndata: {\"choices\":[]}\n\ndata: {\"choices\":null,\"error\":null}\n\n" + Hello + Stop + Done)]
    [InlineData("event: ping\ndata: {\"type\":\"ping\"}\n\n: comment\n\nevent: nothing\n\ndata:\n\n" + Hello + Stop + Done)]
    [InlineData(Hello + Stop + Done + Done + "data: rubbish\n\n")]
    [InlineData(Hello + Stop + "data:   [DONE]  \n\n")]
    [InlineData(Hello + "data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"\"}]}\n\n" + Stop + Done)]
    [InlineData("data: {\"choices\":[{\"index\":1,\"delta\":{\"content\":\"no\"}},{\"index\":0,\"delta\":{\"content\":\"Hello\"}}]}\n\n" + Stop + Done)]
    public async Task What_carries_nothing_changes_nothing(string events)
    {
        Server.Enqueue(LoopbackReply.RawEvents(events));
        List<ChatUpdate> updates = await Collect(Model().StreamAsync("hi"));
        Assert.Equal([ChatUpdateKind.Start, ChatUpdateKind.Text, ChatUpdateKind.End], updates.Select(u => u.Kind));
        Assert.Equal("Hello", updates[^1].Reply!.Text);
        Assert.Equal("stop", updates[^1].Reply!.RawFinishReason);
    }

    [Theory]
    [InlineData("event: error\ndata: {\"message\":\"boom\",\"code\":500}\n\n")]
    [InlineData("event: error\ndata: boom\n\n")]
    [InlineData("data: {\"object\":\"error\",\"message\":\"boom\",\"type\":\"InternalServerError\",\"code\":500}\n\n")]
    [InlineData("data: {\"type\":\"error\",\"error\":{\"message\":\"boom\"}}\n\n")]
    [InlineData("data: {\"error\":\"boom\"}\n\n")]
    [InlineData("data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"error\",\"error\":{\"message\":\"boom\"}}]}\n\n")]
    [InlineData("data: {\"x_groq\":{\"error\":\"boom\"}}\n\n")]
    public async Task An_error_in_a_stream_is_an_error_in_every_shape_and_after_the_finish_too(string error)
    {
        Server.Enqueue(LoopbackReply.RawEvents(Hello + error + Stop + Done));
        Server.Enqueue(LoopbackReply.RawEvents(Hello + Stop + error + Done));
        for (int i = 0; i < 2; i++)
        {
            (List<ChatUpdate> updates, RelayException failure) = await CollectFailure(Model().StreamAsync("hi"));
            Assert.Equal(RelayErrorKind.StreamError, failure.Kind);
            Assert.Equal("boom", failure.ProviderMessage);
            Assert.Equal([ChatUpdateKind.Start, ChatUpdateKind.Text, ChatUpdateKind.Error], updates.Select(u => u.Kind));
        }
    }

    [Fact]
    public async Task An_empty_error_alone_in_an_event_is_an_error()
    {
        Server.Enqueue(LoopbackReply.RawEvents(Hello + "data: {\"error\":{}}\n\n" + Done));
        (_, RelayException failure) = await CollectFailure(Model().StreamAsync("hi"));
        Assert.Equal(RelayErrorKind.StreamError, failure.Kind);
    }

    [Fact]
    public async Task Usage_after_the_finish_counts_once_and_the_last_one_wins()
    {
        const string Usage = "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":1,\"completion_tokens\":";
        Server.Enqueue(LoopbackReply.RawEvents(Hello + Usage + "1}}\n\n" + Stop + Usage + "2}}\n\n" + "data: {\"choices\":[],\"usage\":null}\n\n" + Done));
        List<ChatUpdate> updates = await Collect(Model().StreamAsync("hi"));
        Assert.Equal(3, Assert.Single(updates, u => u.Kind == ChatUpdateKind.Usage).Usage!.Total);
    }

    [Fact]
    public async Task A_character_cut_in_two_is_whole_again_in_the_reply()
    {
        Server.Enqueue(LoopbackReply.RawEvents("data: {\"choices\":[{\"delta\":{\"content\":\"a\\n\\ud83d\"}}]}\n\ndata: {\"choices\":[{\"delta\":{\"content\":\"\\ude00\\\"b\"}}]}\n\n" + Stop + Done));
        List<ChatUpdate> updates = await Collect(Model().StreamAsync("hi"));
        Assert.Equal("a\n\ud83d\ude00\"b", updates[^1].Reply!.Text);
    }

    [Theory]
    [InlineData("""{"index":0,"function":{"name":"f","arguments":"{}"}}|{"index":0,"function":{"name":"g","arguments":"{}"}}""", "f g")]
    [InlineData("""{"index":0,"id":"","function":{"name":"f","arguments":"{\"a\":1}"}}|{"index":0,"id":"","function":{"name":"f","arguments":"{\"a\":2}"}}""", "f f")]
    [InlineData("""{"index":0,"function":{"name":"f","arguments":"{\"a\":"}}|{"index":0,"function":{"name":"f","arguments":"{}}"}}""", "f")]
    [InlineData("""{"index":0,"function":{"name":"f","arguments":"{}"}}|{"index":0,"function":{"name":"f","arguments":""}}""", "f")]
    public async Task Calls_without_ids_are_told_apart_and_given_ids(string pieces, string names)
    {
        string events = string.Concat(pieces.Split('|').Select(p => "data: {\"choices\":[{\"delta\":{\"tool_calls\":[" + p + "]}}]}\n\n"));
        Server.Enqueue(LoopbackReply.RawEvents(events + Stop + Done));
        ChatReply reply = (await Collect(Model().StreamAsync("hi", Declaring("f", "g"))))[^1].Reply!;
        Assert.Equal(names, string.Join(' ', reply.ToolCalls.Select(c => c.Name)));
        Assert.All(reply.ToolCalls, c => Assert.Null(c.Exception));
        Assert.All(reply.ToolCalls, c => Assert.NotEmpty(c.CallId));
        Assert.Distinct(reply.ToolCalls.Select(c => c.CallId));
    }

    [Fact]
    public async Task An_id_that_comes_late_is_told_once()
    {
        Server.Enqueue(LoopbackReply.RawEvents(
            "data: {\"choices\":[{\"delta\":{\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":\"{\"}}]}}]}\n\ndata: {\"choices\":[{\"delta\":{\"tool_calls\":[{\"index\":0,\"id\":\"a\",\"function\":{\"name\":\"f\",\"arguments\":\"}\"}}]}}]}\n\n" + Stop + Done));
        List<ChatUpdate> updates = await Collect(Model().StreamAsync("hi"));
        ToolCallDelta named = Assert.Single(updates, u => u.ToolCall?.Id is not null).ToolCall!;
        Assert.Equal(("a", "f"), (named.Id, named.Name));
        Assert.Equal("{}", Assert.Single(updates[^1].Reply!.ToolCalls).ArgumentsText());
    }

    [Fact]
    public async Task Audio_pieces_are_joined()
    {
        Server.Enqueue(LoopbackReply.RawEvents(
            "data: {\"choices\":[{\"delta\":{\"audio\":{\"id\":\"audio_1\",\"transcript\":\"he\"}}}]}\n\ndata: {\"choices\":[{\"delta\":{\"audio\":{\"data\":\"AQI=\"}}}]}\n\ndata: {\"choices\":[{\"delta\":{\"audio\":{\"data\":\"AwQ=\"}}}]}\n\n" + Stop + Done));
        ChatReply reply = (await Collect(Model().StreamAsync("hi")))[^1].Reply!;
        DataContent audio = Assert.Single(reply.Message.Contents.OfType<DataContent>());
        Assert.Equal([1, 2, 3, 4], audio.Data.ToArray());
        Assert.Equal("audio/pcm", audio.MediaType);
        Assert.Equal("audio_1", audio.Name);
    }
}
