using Microsoft.Extensions.AI;

namespace Relay.Tests;

public sealed class ChatTests : LoopbackTest
{
    private ModelAlias Fast => Model(configure: m =>
    {
        m.Alias = "fast";
        m.Prices = ModelPrices.FromUser(0.59m, 0.79m);
    });

    [Fact]
    public async Task An_answer_has_text_usage_and_cost()
    {
        Server.Enqueue(LoopbackReply.Text("four").WithUsage(1000, 100).WithRequestId("req_1").WithModel("llama-echo"));

        ChatReply reply = await Fast.ChatAsync("What is 2+2?");

        Assert.Equal("four", reply.Text);
        Assert.Equal(1000, reply.Usage!.Input);
        Assert.Equal(100, reply.Usage.Output);
        Assert.Equal(0.00059m + 0.000079m, reply.Cost.TotalUsd);
        Assert.Equal("req_1", reply.RequestId);
        Assert.Equal("llama-echo", reply.EchoedModel);
        Assert.Equal("llama-3.3-70b-versatile", reply.ConfiguredModel);
        Assert.Equal("fast", reply.Alias);
        Assert.Equal(ChatFinishReason.Stop, reply.FinishReason);
        Assert.Equal("stop", reply.RawFinishReason);
        Assert.Equal("Bearer test-key", Server.Requests[0].Headers["Authorization"]);
    }

    [Fact]
    public async Task A_stream_starts_once_gives_usage_once_and_ends_once()
    {
        Server.Enqueue(LoopbackReply.Text("one two three").WithChunkSize(4).WithUsage(10, 3));

        var kinds = new List<ChatUpdateKind>();
        string text = "";
        ChatReply? reply = null;
        await foreach (ChatUpdate update in Fast.StreamAsync("count"))
        {
            kinds.Add(update.Kind);
            text += update;
            reply = update.Reply ?? reply;
        }

        Assert.Equal("one two three", text);
        Assert.Equal("one two three", reply!.Text);
        Assert.Equal(ChatUpdateKind.Start, kinds[0]);
        Assert.Equal([ChatUpdateKind.Usage, ChatUpdateKind.End], kinds[^2..]);
        Assert.Single(kinds, k => k == ChatUpdateKind.Start);
        Assert.Equal(13, reply.Usage!.Total);
    }

    [Fact]
    public async Task A_page_instead_of_an_answer_is_named_with_its_type_and_its_beginning_and_never_with_the_key()
    {
        string html = "<html>test-key <b>Sign in to the guest network</b>" + new string('x', 9_000) + "</html>";
        Server.Enqueue(LoopbackReply.Raw(200, "text/html; charset=utf-8", System.Text.Encoding.UTF8.GetBytes(html)));
        Server.Enqueue(LoopbackReply.RawJson(""));

        RelayException page = await Assert.ThrowsAsync<RelayException>(() => Fast.ChatAsync("?"));
        RelayException empty = await Assert.ThrowsAsync<RelayException>(() => Fast.ChatAsync("?"));

        Assert.Equal(RelayErrorKind.Provider, page.Kind);
        Assert.Contains("<b>Sign in to the guest network</b>xxx", page.Message, StringComparison.Ordinal);
        Assert.Contains("(content type: text/html, 9057 bytes)", page.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("test-key", page.ToString(), StringComparison.Ordinal);
        Assert.True(page.Message.Length < 300, page.Message);
        Assert.EndsWith("answered with an empty body (content type: application/json, 0 bytes).", empty.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failed_call_is_a_typed_error()
    {
        Server.Enqueue(LoopbackReply.Error(429, "Rate limit reached on tokens per minute").WithRetryAfter(TimeSpan.FromSeconds(7)));

        RelayException error = await Assert.ThrowsAsync<RelayException>(() => Fast.ChatAsync("hi"));

        Assert.Equal(RelayErrorKind.RateLimit, error.Kind);
        Assert.Equal(RateLimitKind.Tokens, error.LimitKind);
        Assert.Equal(TimeSpan.FromSeconds(7), error.RetryAfter);
        Assert.Equal(429, error.StatusCode);
        Assert.Single(error.Attempts);
    }
}
