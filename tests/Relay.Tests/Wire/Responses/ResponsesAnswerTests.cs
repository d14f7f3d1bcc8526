using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay.Tests;

[Feature(24)]
public sealed class ResponsesAnswerTests : ResponsesTest
{
    private const string Created = """{"type":"response.created","response":{"id":"resp_1","created_at":1700000000,"status":"in_progress","model":"gpt-5","output":[]} }""";
    private const string Delta = """{"type":"response.output_text.delta","output_index":0,"content_index":0,"delta":"Hal"}""";

    [Theory]
    [InlineData("max_output_tokens", "length")]
    [InlineData("content_filter", "content_filter")]
    [InlineData("turn_limit", "other")]
    public async Task An_incomplete_answer_says_why(string reason, string finish)
    {
        string details = "\"incomplete_details\":{\"reason\":\"" + reason + "\"},";
        Server.Enqueue(Answer("""{"id":"m","type":"message","role":"assistant","status":"incomplete","content":[{"type":"output_text","text":"Hal","annotations":[]}]}""", "incomplete", details));
        ChatReply reply = await Responses().ChatAsync("hi");
        Assert.Equal(("Hal", finish, reason), (reply.Text, reply.FinishReason?.Value, reply.RawFinishReason));

        Server.Enqueue(Events(Created, Delta, $$"""{"type":"response.incomplete","response":{"id":"resp_1","status":"incomplete",{{details}}"output":[],"usage":{"input_tokens":1,"output_tokens":2} } }"""));
        List<ChatUpdate> updates = await Collect(Responses().StreamAsync("hi"));
        Assert.Equal((finish, reason, 2), (updates[^1].Reply!.FinishReason?.Value, updates[^1].Reply!.RawFinishReason, updates[^1].Reply!.Usage!.Output));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\"incomplete_details\":null,")]
    [InlineData("\"incomplete_details\":{},")]
    public async Task An_incomplete_answer_that_gives_no_reason_is_not_taken_for_one_that_was_too_long(string details)
    {
        Server.Enqueue(Answer("", "incomplete", details));
        ChatReply reply = await Responses().ChatAsync("hi");
        Assert.Equal(("other", "incomplete"), (reply.FinishReason?.Value, reply.RawFinishReason));
    }

    [Fact]
    public async Task A_cancelled_response_is_an_error_and_no_answer()
    {
        const string Text = """{"id":"m","type":"message","role":"assistant","status":"incomplete","content":[{"type":"output_text","text":"Hal","annotations":[]}]}""";
        Server.Enqueue(Answer(Text, "cancelled"));
        RelayException error = await Assert.ThrowsAsync<RelayException>(() => Responses().ChatAsync("hi"));
        Assert.Equal((RelayErrorKind.Provider, "cancelled"), (error.Kind, error.ProviderCode));
        Assert.Contains("cancelled at the provider", error.Message, StringComparison.Ordinal);

        Server.Enqueue(Events(Created, Delta, """{"type":"response.cancelled","response":{"id":"resp_1","status":"cancelled","output":[],"usage":{"input_tokens":1,"output_tokens":2} } }"""));
        (List<ChatUpdate> updates, RelayException streamed) = await CollectFailure(Responses().StreamAsync("hi"));
        Assert.Equal((RelayErrorKind.StreamError, "cancelled"), (streamed.Kind, streamed.ProviderCode));
        Assert.Equal(("Hal", "error", 2), (updates[^1].Reply!.Text, updates[^1].Reply!.FinishReason?.Value, updates[^1].Reply!.Usage!.Output));
    }

    [Fact]
    public async Task A_refusal_is_told_whole_and_streamed()
    {
        Server.Enqueue(LoopbackReply.Refusal("I will not."));
        Assert.Equal("I will not.", (await Responses().ChatAsync("hi")).Refusal);
        Server.Enqueue(LoopbackReply.Refusal("I will not.").WithChunkSize(3));
        List<ChatUpdate> updates = await Collect(Responses().StreamAsync("hi"));
        Assert.Equal(("I will not.", ""), (updates[^1].Reply!.Refusal, updates[^1].Reply!.Text));
    }

    [Theory]
    [InlineData("rate_limit_exceeded", "Slow down.", RelayErrorKind.RateLimit)]
    [InlineData("server_error", "Oh.", RelayErrorKind.Provider)]
    [InlineData("invalid_prompt", "Bad.", RelayErrorKind.InvalidRequest)]
    [InlineData("invalid_image_format", "Bad.", RelayErrorKind.InvalidRequest)]
    [InlineData("image_content_policy_violation", "Bad.", RelayErrorKind.ContentPolicy)]
    [InlineData("invalid_prompt", "Your prompt was flagged.", RelayErrorKind.ContentPolicy)]
    public async Task A_failed_response_is_a_typed_error(string code, string message, RelayErrorKind kind)
    {
        string error = $$""" "error":{"code":"{{code}}","message":"{{message}}"},""";
        Server.Enqueue(Answer("", "failed", error));
        RelayException failure = await Assert.ThrowsAsync<RelayException>(() => Responses().ChatAsync("hi"));
        Assert.Equal((kind, code, message), (failure.Kind, failure.ProviderCode, failure.ProviderMessage));

        Server.Enqueue(Events(Created, Delta, $$"""{"type":"response.failed","response":{"id":"resp_1","status":"failed",{{error}}"output":[]} }"""));
        (List<ChatUpdate> updates, RelayException streamed) = await CollectFailure(Responses().StreamAsync("hi"));
        Assert.Equal((RelayErrorKind.StreamError, code), (streamed.Kind, streamed.ProviderCode));
        Assert.Equal((ChatUpdateKind.Error, "Hal"), (updates[^1].Kind, updates[^1].Reply!.Text));
    }

    [Theory]
    [InlineData("""{"type":"error","code":"server_error","message":"Oh.","param":null,"sequence_number":3}""")]
    [InlineData("""{"type":"error","error":{"type":"server_error","code":"server_error","message":"Oh."},"sequence_number":3}""")]
    public async Task An_error_event_ends_the_stream(string data)
    {
        foreach (LoopbackReply reply in new[] { Events(Created, Delta, data), LoopbackReply.RawEvents($"data: {Created}\n\ndata: {Delta}\n\ndata: {data}\n\n") })
        {
            Server.Enqueue(reply);
            RelayException error = (await CollectFailure(Responses().StreamAsync("hi"))).Error;
            Assert.Equal((RelayErrorKind.StreamError, "Oh.", "server_error"), (error.Kind, error.ProviderMessage, error.ProviderCode));
        }
    }

    [Fact]
    public async Task A_429_is_a_rate_limit()
    {
        // The class was missing once.
        Server.Enqueue(LoopbackReply.Error(429, "Rate limit reached for gpt-5 on tokens per min (TPM).", "tokens", "rate_limit_exceeded").WithRetryAfter(TimeSpan.FromSeconds(2)));
        RelayException error = await Assert.ThrowsAsync<RelayException>(() => Responses().ChatAsync("hi"));
        Assert.Equal((RelayErrorKind.RateLimit, RateLimitKind.Tokens, TimeSpan.FromSeconds(2)), (error.Kind, error.LimitKind, error.RetryAfter));
    }

    [Theory]
    [InlineData("")]
    [InlineData("data: [DONE]\n\n")]
    public async Task A_stream_without_an_end_of_its_own_is_cut_off(string end)
    {
        Server.Enqueue(LoopbackReply.RawEvents($"data: {Created}\n\ndata: {Delta}\n\n{end}"));
        Assert.Equal(RelayErrorKind.StreamTruncated, (await CollectFailure(Responses().StreamAsync("hi"))).Error.Kind);
    }

    [Fact]
    public async Task An_answer_that_waits_in_the_background_is_no_answer()
    {
        Server.Enqueue(Answer("", "queued"));
        RelayException error = await Assert.ThrowsAsync<RelayException>(() => Responses().ChatAsync("hi"));
        Assert.Contains("still queued", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Text_that_only_the_end_of_an_item_brings_is_not_lost_and_none_counts_twice()
    {
        // Seen in the wild: no deltas at all, or an item that is told twice.
        const string Message = """{"id":"m","type":"message","role":"assistant","status":"completed","content":[{"type":"output_text","text":"Half a word.","annotations":[]}]}""";
        const string Completed = $$"""{"type":"response.completed","response":{"id":"resp_1","status":"completed","output":[{{Message}}]} }""";
        string done = $$"""{"type":"response.output_item.done","output_index":0,"item":{{Message}} }""";
        foreach (string[] events in new[] { [Created, done, Completed], [Created, done, done, Completed], new[] { Created, Completed } })
        {
            Server.Enqueue(Events(events));
            List<ChatUpdate> updates = await Collect(Responses().StreamAsync("hi"));
            Assert.Equal("Half a word.", updates[^1].Reply!.Text);
            Assert.Equal("Half a word.", string.Concat(updates.Where(update => update.Kind == ChatUpdateKind.Text).Select(update => update.Text)));
        }
    }

    [Fact]
    public async Task Calls_are_known_by_their_call_id_and_not_by_that_of_the_item()
    {
        Server.Enqueue(LoopbackReply.ToolCall("look", """{"at":"sky"}""", "call_7").WithToolCall("wait", "{}", "call_8").WithChunkSize(3));
        List<ChatUpdate> updates = await Collect(Responses().StreamAsync("hi"));
        Assert.Equal(["call_7 look", "call_8 wait"], updates[^1].Reply!.ToolCalls.Select(call => call.CallId + " " + call.Name));
        Assert.Equal(["call_7", "call_8"], updates.Where(update => update.ToolCall?.Id is not null).Select(update => update.ToolCall!.Id));
    }

    [Fact]
    public async Task Reasoning_between_think_tags_is_taken_out_of_the_text_where_a_server_leaves_it_there()
    {
        foreach (bool stream in new[] { false, true })
        {
            Server.Enqueue(LoopbackReply.Text("<think>Hm.</think>Yes.").WithChunkSize(4));
            ModelAlias model = Responses("openai-compatible/any", m => m.StripThinkTags = true);
            ChatReply reply = stream ? (await Collect(model.StreamAsync("hi")))[^1].Reply! : await model.ChatAsync("hi");
            Assert.Equal(("Yes.", "Hm."), (reply.Text, reply.ReasoningText));
        }
    }

    [Fact]
    public async Task A_provider_without_Responses_is_not_called()
    {
        RelayException error = await Assert.ThrowsAsync<RelayException>(() => Responses("anthropic/claude-sonnet-4-5").ChatAsync("hi"));
        Assert.Equal(RelayErrorKind.Config, error.Kind);
        Assert.Contains("api_style responses", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_that_only_the_last_event_has_is_not_lost_behind_reasoning()
    {
        Server.Enqueue(Events(
            """{"type":"response.created","response":{"id":"resp_1","status":"in_progress","output":[]}}""",
            """{"type":"response.output_item.done","output_index":0,"item":{"id":"rs_1","type":"reasoning","summary":[{"type":"summary_text","text":"Count."}]}}""",
            """{"type":"response.completed","response":{"id":"resp_1","status":"completed","output":[{"id":"rs_1","type":"reasoning","summary":[{"type":"summary_text","text":"Count."}]},{"id":"msg_1","type":"message","content":[{"type":"output_text","text":"Eight.","annotations":[]}]}]}}"""));
        ChatReply reply = (await Collect(Responses().StreamAsync("hi")))[^1].Reply!;
        Assert.Equal(("Eight.", "Count."), (reply.Text, reply.ReasoningText));
    }

    [Fact]
    public async Task Log_probabilities_stay_with_the_message()
    {
        Server.Enqueue(Answer("""{"id":"msg_1","type":"message","content":[{"type":"output_text","text":"Eight.","annotations":[],"logprobs":[{"token":"Eight."}]}]}"""));
        ChatReply reply = await Responses().ChatAsync("hi");
        Assert.Equal(1, Assert.IsType<JsonElement>(reply.Message.AdditionalProperties!["logprobs"]).GetArrayLength());
    }
}
