namespace Relay.Tests;

/// <summary>What is said twice is passed over the second time, and what stands behind it is read. It was not once: usage, text and messages were cut off there.</summary>
public sealed class RepeatedMembersTests : LoopbackTest
{
    [Theory]
    [InlineData(""" "prompt_tokens_details":{"cached_tokens":5},"prompt_cache_hit_tokens":5""")]
    [InlineData(""" "cached_tokens":5,"num_cached_tokens":5""")]
    [InlineData(""" "cached_tokens":5,"prompt_tokens_details":{"cache_write_tokens":0},"cache_creation_input_tokens":0""")]
    [InlineData(""" "cached_tokens":5,"completion_tokens_details":{"reasoning_tokens":0},"reasoning_tokens":0""")]
    [InlineData(""" "cached_tokens":5,"cost":0.5,"cost_in_usd_ticks":5000000000""")]
    public async Task A_count_under_two_names_hides_no_other(string counts)
    {
        Server.Enqueue(LoopbackReply.RawJson($$"""{"usage":{"prompt_tokens":20,{{counts}},"completion_tokens":7},"choices":[{"index":0,"message":{"content":"Hi."},"finish_reason":"stop"}]}"""));
        ChatReply reply = await Model().ChatAsync("hi");
        Assert.Equal(("Hi.", 15, 5, 7), (reply.Text, reply.Usage!.InputUncached, reply.Usage.CacheRead, reply.Usage.Output));
    }

    [Fact]
    public async Task An_id_on_every_event_hides_nothing()
    {
        Server.Enqueue(LoopbackReply.RawEvents(string.Concat(
            """{"id":"r1","type":"message-start","delta":{"message":{"role":"assistant"}}}""",
            """{"id":"r1","type":"content-delta","index":0,"delta":{"message":{"content":{"text":"Hi."}}}}""",
            """{"id":"r1","type":"message-end","delta":{"finish_reason":"COMPLETE","usage":{"billed_units":{"input_tokens":3,"output_tokens":2}}}}""")
            .Replace("}{", "}\n\ndata: {", StringComparison.Ordinal).Insert(0, "data: ") + "\n\n"));
        ChatReply reply = (await Collect(Model("cohere/command-a-03-2025").StreamAsync("hi")))[^1].Reply!;
        Assert.Equal(("Hi.", "r1", "COMPLETE", 2), (reply.Text, reply.ResponseId, reply.RawFinishReason, reply.Usage!.Output));
    }

    [Fact]
    public async Task An_error_whose_type_stands_in_a_header_and_in_the_body_has_its_message()
    {
        Server.Enqueue(LoopbackReply.RawJson("""{"__type":"ThrottlingException","message":"Slow down."}""", 429).WithHeader("x-amzn-errortype", "ThrottlingException"));
        RelayException error = await Assert.ThrowsAsync<RelayException>(() => Model("bedrock/anthropic.claude-3-haiku-20240307-v1:0").ChatAsync("hi"));
        Assert.Equal((RelayErrorKind.RateLimit, "Slow down."), (error.Kind, error.ProviderMessage));
    }

    [Fact]
    public async Task An_error_of_Geminis_is_found_wherever_it_stands()
    {
        Server.Enqueue(LoopbackReply.RawJson(
            """{"requestId":"x","error":{"code":429,"message":"Quota.","status":"RESOURCE_EXHAUSTED","details":[{"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":"7s"}]}}""", 429));
        RelayException error = await Assert.ThrowsAsync<RelayException>(() => Model("gemini/gemini-2.5-flash").ChatAsync("hi"));
        Assert.Equal((RelayErrorKind.RateLimit, TimeSpan.FromSeconds(7)), (error.Kind, error.RetryAfter));
    }
}
