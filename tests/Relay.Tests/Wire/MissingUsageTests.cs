namespace Relay.Tests;

/// <summary>A streamed success that lacks its usage says so, on every wire in the same words: what it cost is not known, which is not nothing.</summary>
public sealed class MissingUsageTests : LoopbackTest
{
    public static TheoryData<string> Targets => new()
    {
        "groq/llama-3.3-70b-versatile", "anthropic/claude-sonnet-4-5", "gemini/gemini-2.5-flash", "cohere/command-a-03-2025", "ollama-native/qwen3:4b",
        "bedrock/anthropic.claude-3-haiku-20240307-v1:0",
    };

    [Theory]
    [MemberData(nameof(Targets))]
    public async Task A_stream_without_usage_warns(string target)
    {
        Server.Enqueue(LoopbackReply.Text("Hi.").WithoutUsage());
        ChatReply reply = (await Collect(Model(target).StreamAsync("hi")))[^1].Reply!;
        Assert.Equal(("Hi.", null), (reply.Text, reply.Usage));
        Assert.Contains("usage", Assert.Single(reply.Warnings), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public async Task A_stream_with_usage_does_not(string target)
    {
        Server.Enqueue(LoopbackReply.Text("Hi.").WithUsage(3, 2));
        Assert.Empty((await Collect(Model(target).StreamAsync("hi")))[^1].Reply!.Warnings);
    }

    [Fact]
    public async Task A_stream_that_failed_says_that_and_not_what_it_lacks_besides()
    {
        Server.Enqueue(LoopbackReply.Text("Hi there.").WithoutUsage().WithChunkSize(2).TruncateAfterEvents(2));
        (List<ChatUpdate> updates, RelayException failure) = await CollectFailure(Model().StreamAsync("hi"));
        Assert.Equal(RelayErrorKind.StreamTruncated, failure.Kind);
        Assert.Empty(updates[^1].Reply!.Warnings);
    }
}
