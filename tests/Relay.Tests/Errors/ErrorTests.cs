namespace Relay.Tests;

[Feature(62)]
public sealed class ErrorTests : LoopbackTest
{
    [Fact]
    public async Task A_result_in_a_text_is_its_answer_or_what_went_wrong()
    {
        Server.Enqueue(LoopbackReply.Text("four"));
        Server.Enqueue(LoopbackReply.Error(503, "busy"));
        ModelAlias model = Model();

        Assert.Equal("four", (await model.TryChatAsync("hi")).ToString());
        Assert.StartsWith("Overloaded: groq/llama-3.3-70b-versatile ('test')", (await model.TryChatAsync("hi")).ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(400, """{"error":{"message":"This model's maximum context length is 8192 tokens.","code":"context_length_exceeded"}}""", RelayErrorKind.ContextWindow)]
    [InlineData(400, """{"object":"error","message":"maximum context length is 131072 tokens","type":"BadRequestError","code":400}""", RelayErrorKind.ContextWindow)]
    [InlineData(400, """{"error":{"message":"Your request was rejected as a result of our safety system.","code":"content_policy_violation"}}""", RelayErrorKind.ContentPolicy)]
    [InlineData(400, """{"error":"Incorrect API key provided: xa***. You can obtain an API key from https://console.x.ai.","code":"Client specified an invalid argument"}""", RelayErrorKind.Authentication)]
    [InlineData(400, """{"error":{"message":"Unknown parameter: 'foo'."}}""", RelayErrorKind.InvalidRequest)]
    [InlineData(401, """{"detail":"Invalid API Key"}""", RelayErrorKind.Authentication)]
    [InlineData(402, """{"error":{"message":"Insufficient credits","code":402}}""", RelayErrorKind.Budget)]
    [InlineData(403, """{"error":{"message":"Not allowed"}}""", RelayErrorKind.Permission)]
    [InlineData(403, """{"error":{"message":"Your input was flagged by moderation","code":403}}""", RelayErrorKind.ContentPolicy)]
    [InlineData(404, """{"error":{"message":"The model does not exist","code":"model_not_found"}}""", RelayErrorKind.ModelUnavailable)]
    [InlineData(408, "", RelayErrorKind.Timeout)]
    [InlineData(409, "{}", RelayErrorKind.InvalidRequest)]
    [InlineData(413, """{"error":{"message":"Request too large on tokens per minute (TPM)","type":"tokens","code":"rate_limit_exceeded"}}""", RelayErrorKind.RateLimit)]
    [InlineData(422, """{"detail":[{"loc":["body","temperature"],"msg":"Input should be less than 1.5"}]}""", RelayErrorKind.InvalidRequest)]
    [InlineData(429, """{"error":{"message":"slow down"}}""", RelayErrorKind.RateLimit)]
    [InlineData(498, """{"message":"invalid token: the prompt contains a deny-listed token"}""", RelayErrorKind.ContentPolicy)]
    [InlineData(498, """{"error":{"message":"Flex tier capacity exceeded"}}""", RelayErrorKind.Overloaded)]
    [InlineData(500, """{"error":{"message":"oops"}}""", RelayErrorKind.Provider)]
    [InlineData(502, "<html><body>Bad gateway</body></html>", RelayErrorKind.Provider)]
    [InlineData(503, "", RelayErrorKind.Overloaded)]
    [InlineData(529, """{"error":{"type":"overloaded_error","message":"Overloaded"}}""", RelayErrorKind.Overloaded)]
    [InlineData(302, "", RelayErrorKind.Provider)]
    public async Task Status_and_body_decide_the_kind(int status, string body, RelayErrorKind kind)
    {
        Server.Enqueue(LoopbackReply.Raw(status, body.StartsWith('<') ? "text/html" : "application/json", System.Text.Encoding.UTF8.GetBytes(body)).WithRequestId("req_9"));

        RelayException error = await Assert.ThrowsAsync<RelayException>(() => Model().ChatAsync("hi"));

        Assert.Equal(kind, error.Kind);
        Assert.Equal(status, error.StatusCode);
        Assert.Equal("groq", error.Provider);
        Assert.Equal("test", error.Alias);
        Assert.Equal("llama-3.3-70b-versatile", error.Model);
        Assert.Equal("req_9", error.RequestId);
        Assert.Equal(kind, Assert.Single(error.Attempts).Kind);
    }

    [Fact]
    public async Task Validation_messages_say_where()
    {
        Server.Enqueue(LoopbackReply.RawJson("""{"detail":[{"loc":["body","temperature"],"msg":"too hot"}]}""", 422));
        RelayException error = await Assert.ThrowsAsync<RelayException>(() => Model().ChatAsync("hi"));
        Assert.Equal("""too hot at ["body","temperature"]""", error.ProviderMessage);
    }

    [Theory]
    [InlineData("rate limit on tokens per min", null, RateLimitKind.Tokens)]
    [InlineData("rate limit on requests per day", null, RateLimitKind.Requests)]
    [InlineData("too many concurrent requests", null, RateLimitKind.Concurrency)]
    [InlineData("You exceeded your current quota", "insufficient_quota", RateLimitKind.Quota)]
    [InlineData("slow down", null, RateLimitKind.Unknown)]
    public async Task A_rate_limit_says_of_what(string message, string? code, RateLimitKind limit)
    {
        Server.Enqueue(LoopbackReply.Error(429, message, null, code));
        RelayException error = await Assert.ThrowsAsync<RelayException>(() => Model().ChatAsync("hi"));
        Assert.Equal(limit, error.LimitKind);
    }

    [Theory]
    [InlineData("Retry-After", "120", 120.0)]
    [InlineData("Retry-After", "1.5", 1.5)]
    [InlineData("retry-after-ms", "250", 0.25)]
    [InlineData("Retry-After", "Thu, 01 Jan 2026 00:00:30 GMT", 30.0)]
    [InlineData("Retry-After", "Wed, 31 Dec 2025 00:00:00 GMT", 0.0)]
    [InlineData("Retry-After", "-5", null)]
    [InlineData("Retry-After", "soon", null)]
    [InlineData("Retry-After", "99999999", 86400.0)]
    [InlineData("Retry-After", "99999999999999999999999999999", 86400.0)]
    [InlineData("Retry-After", "Thu Jan  1 00:00:30 2026", 30.0)]
    [InlineData("Retry-After", "Thursday, 01-Jan-26 00:00:30 GMT", 30.0)]
    [InlineData("Retry-After", "Thu, 01 Jan 2026 00:00:60 GMT", 60.0)]
    [InlineData("Retry-After", "Fri, 31 Dec 9999 23:59:60 GMT", 86400.0)]
    [InlineData("Retry-After", "1,5", null)]
    [InlineData("Retry-After", "12:00", null)]
    [InlineData("Retry-After", "2026", 2026.0)]
    [InlineData("Retry-After", "1/2", null)]
    [InlineData("Retry-After", "January", null)]
    [InlineData("Retry-After", "NaN", null)]
    [InlineData("Retry-After", "1e9", null)]
    [InlineData("Retry-After", "0x10", null)]
    public async Task Retry_after_is_read_in_every_form(string header, string value, double? seconds)
    {
        Server.Enqueue(LoopbackReply.Error(429, "slow down").WithHeader(header, value).WithHeader("Date", "Thu, 01 Jan 2026 00:00:00 GMT"));
        RelayException error = await Assert.ThrowsAsync<RelayException>(() => Model().ChatAsync("hi"));
        Assert.Equal(seconds, error.RetryAfter?.TotalSeconds);
    }

    [Fact]
    public async Task A_date_in_Retry_After_is_counted_from_the_answers_own_Date_however_wrong_our_clock_is()
    {
        Server.Enqueue(LoopbackReply.Error(429, "slow down").WithHeader("Retry-After", "Sun, 06 Nov 1994 08:49:57 GMT").WithHeader("Date", "Sun, 06 Nov 1994 08:49:37 GMT"));
        RelayException error = await Assert.ThrowsAsync<RelayException>(() => Model().ChatAsync("hi"));
        Assert.Equal(TimeSpan.FromSeconds(20), error.RetryAfter);
    }

    [Theory]
    [InlineData("groq/llama-3.3-70b-versatile", "{\"choices\":[{\"message\":{\"content\":\"x\"},\"finish_reason\":\"stop\"}]}")]
    [InlineData("anthropic/claude-sonnet-4-5", "{\"content\":[{\"type\":\"text\",\"text\":\"x\"}],\"stop_reason\":\"end_turn\"}")]
    [InlineData("gemini/gemini-2.5-flash", "{\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"x\"}]},\"finishReason\":\"STOP\"}]}")]
    [InlineData("cohere/command-a-03-2025", "{\"message\":{\"content\":[{\"type\":\"text\",\"text\":\"x\"}]},\"finish_reason\":\"COMPLETE\"}")]
    [InlineData("bedrock/anthropic.claude-3-haiku-20240307-v1:0", "{\"output\":{\"message\":{\"content\":[{\"text\":\"x\"}]}},\"stopReason\":\"end_turn\"}")]
    [InlineData("ollama-native/qwen3:4b", "{\"message\":{\"content\":\"x\"},\"done\":true}")]
    public async Task What_stands_behind_a_whole_answer_is_not_passed_over(string target, string body)
    {
        ModelAlias model = Model(target, m => m.Region = "us-east-1");
        foreach (string rest in new[] { "garbage", "}", " {\"a\":1} x", ",", "]" })
        {
            Server.Enqueue(LoopbackReply.RawJson(body + rest));
            RelayException error = await Assert.ThrowsAsync<RelayException>(() => model.ChatAsync("hi"));
            Assert.Equal(RelayErrorKind.Provider, error.Kind);
        }

        Server.Enqueue(LoopbackReply.RawJson(body + " \r\n\t"));
        Assert.Equal("x", (await model.ChatAsync("hi")).Text);
    }

    [Fact]
    public async Task Of_two_choices_that_both_are_the_first_one_is_read_and_the_other_is_told()
    {
        Server.Enqueue(LoopbackReply.RawJson("""{"choices":[{"index":0,"message":{"content":"one"},"finish_reason":"stop"},{"index":0,"message":{"content":"two"},"finish_reason":"length"}]}"""));
        ChatReply reply = await Model().ChatAsync("hi");
        Assert.Equal(("one", "stop"), (reply.Text, reply.RawFinishReason));
        Assert.Contains(reply.Warnings, warning => warning.Contains("more than one choice", StringComparison.Ordinal));
        Server.Enqueue(LoopbackReply.RawJson("""{"candidates":[{"content":{"parts":[{"text":"one"}]},"finishReason":"STOP"},{"index":0,"content":{"parts":[{"text":"two"}]}}]}"""));
        reply = await Model("gemini/gemini-2.5-flash").ChatAsync("hi");
        Assert.Equal("one", reply.Text);
        Assert.Contains(reply.Warnings, warning => warning.Contains("more than one choice", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    [InlineData("deflate")]
    public async Task A_compression_that_is_none_is_the_providers_failure_whole_and_streamed(string coding)
    {
        byte[] body = [0xFF, 0xFF, 0xFF, 0x01, 0x02, 0x03, 0xFE, 0xFF];
        Server.Enqueue(LoopbackReply.Raw(200, "application/json", body).WithHeader("Content-Encoding", coding));
        Server.Enqueue(LoopbackReply.Raw(200, "text/event-stream", body).WithHeader("Content-Encoding", coding));
        RelayException whole = await Assert.ThrowsAsync<RelayException>(() => Model().ChatAsync("hi"));
        (_, RelayException streamed) = await CollectFailure(Model().StreamAsync("hi"));
        Assert.Equal((RelayErrorKind.Provider, RelayErrorKind.StreamError), (whole.Kind, streamed.Kind));
        Assert.Contains("decompressed", whole.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_is_called_a_stream_and_a_stream_that_is_called_an_answer_are_read_as_what_they_are()
    {
        const string Whole = """ {"choices":[{"message":{"content":"x"},"finish_reason":"stop"}],"usage":{"prompt_tokens":1,"completion_tokens":1}}""";
        const string Events = "data: {\"choices\":[{\"delta\":{\"content\":\"x\"},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n";
        foreach ((string type, string body) in new[] { ("text/event-stream", Whole), ("application/json", Whole), ("text/event-stream", Events), ("application/json", Events), ("text/plain", Events) })
        {
            LoopbackReply answer = LoopbackReply.Raw(200, type, System.Text.Encoding.UTF8.GetBytes(body));
            Server.Enqueue(answer);
            Server.Enqueue(answer.SplitEvery(1));
            Server.Enqueue(answer);
            Assert.Equal("x", (await Collect(Model().StreamAsync("hi")))[^1].Reply!.Text);
            Assert.Equal("x", (await Collect(Model().StreamAsync("hi")))[^1].Reply!.Text);
            Assert.Equal("x", (await Model().ChatAsync("hi")).Text);
        }

        Server.Enqueue(LoopbackReply.Raw(200, "text/event-stream", "{\"error\":{\"message\":\"slow down\",\"code\":429}}"u8.ToArray()));
        (List<ChatUpdate> updates, RelayException error) = await CollectFailure(Model().StreamAsync("hi"));
        Assert.Empty(updates);
        Assert.Equal((RelayErrorKind.RateLimit, "slow down"), (error.Kind, error.ProviderMessage));
    }

    [Fact]
    public async Task An_answer_that_is_not_JSON_is_the_providers_failure()
    {
        foreach (string body in new[] { "", "not json", "[1]", "{\"choices\":[{\"message\":{\"content\":\"cut", "null" })
        {
            Server.Enqueue(LoopbackReply.RawJson(body));
            RelayException error = await Assert.ThrowsAsync<RelayException>(() => Model().ChatAsync("hi"));
            Assert.Equal(RelayErrorKind.Provider, error.Kind);
        }
    }

    [Fact]
    public async Task An_error_object_with_status_200_is_an_error()
    {
        Server.Enqueue(LoopbackReply.RawJson("""{"error":{"message":"Rate limit exceeded","code":429}}"""));
        RelayException error = await Assert.ThrowsAsync<RelayException>(() => Model().ChatAsync("hi"));
        Assert.Equal(RelayErrorKind.RateLimit, error.Kind);
    }

    [Fact]
    public async Task No_server_is_a_connection_error_that_names_the_address_and_nothing_else_of_it()
    {
        ModelAlias model = Model(configure: m => m.BaseUrl = "http://127.0.0.1:1/secret-path/v1");
        foreach (RelayException error in new[]
        {
            await Assert.ThrowsAsync<RelayException>(() => model.ChatAsync("hi")), await Assert.ThrowsAsync<RelayException>(() => Collect(model.StreamAsync("hi"))),
        })
        {
            Assert.Equal(RelayErrorKind.Connection, error.Kind);
            Assert.Null(error.StatusCode);
            Assert.Contains("could not be reached at http://127.0.0.1:1 (", error.Message, StringComparison.Ordinal);
            Assert.DoesNotContain("secret", error.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_server_that_does_not_speak_tls_is_a_connection_error_that_names_the_address()
    {
        string address = Server.BaseUrl.Replace("http://", "https://", StringComparison.Ordinal);
        RelayException error = await Assert.ThrowsAsync<RelayException>(() => Model(configure: m => m.BaseUrl = address).ChatAsync("hi"));
        Assert.Equal(RelayErrorKind.Connection, error.Kind);
        Assert.Contains($"could not be reached at {new Uri(address).GetLeftPart(UriPartial.Authority)} (", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_without_a_name_of_its_own_is_named_once()
    {
        const string Target = "groq/llama-3.3-70b-versatile";
        Server.Enqueue(LoopbackReply.Error(401, "no"));
        RelayException refused = await Assert.ThrowsAsync<RelayException>(() => Model(configure: m => m.Alias = Target).ChatAsync("hi"));
        RelayException unreachable = await Assert.ThrowsAsync<RelayException>(() => Model(configure: m => (m.Alias, m.BaseUrl) = (Target, "http://127.0.0.1:1/v1")).ChatAsync("hi"));
        RelayException keyless = await Assert.ThrowsAsync<RelayException>(() => Model(configure: m => (m.Alias, m.ApiKey) = (Target, null)).ChatAsync("hi"));
        RelayException placeless = await Assert.ThrowsAsync<RelayException>(() => Model(configure: m => (m.Alias, m.BaseUrl) = (Target, "ftp://example.com")).ChatAsync("hi"));
        Assert.All([refused, unreachable, keyless, placeless], error => Assert.Equal(2, error.Message.Split(Target).Length));
        Assert.EndsWith("Check its key.", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("azure/gpt-5-mini", "such as https://your-resource.openai.azure.com.")]
    [InlineData("openai-compatible/any", "such as http://localhost:8000/v1.")]
    public async Task A_missing_address_is_asked_for_with_one_of_its_form(string target, string form)
    {
        RelayException error = await Assert.ThrowsAsync<RelayException>(() => Model(target, m => m.BaseUrl = null).ChatAsync("hi"));
        Assert.Equal(RelayErrorKind.Config, error.Kind);
        Assert.Contains(form, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_connection_reset_before_the_headers_is_a_connection_error()
    {
        Server.Enqueue(LoopbackReply.ResetConnection());
        Server.Enqueue(LoopbackReply.ResetConnection());
        RelayException error = await Assert.ThrowsAsync<RelayException>(() => Model().ChatAsync("hi"));
        Assert.Equal(RelayErrorKind.Connection, error.Kind);
    }

    [Fact]
    public async Task The_time_limit_of_a_call_is_a_timeout()
    {
        var gate = new TaskCompletionSource();
        Server.Enqueue(LoopbackReply.Text("late").AfterGate(gate.Task));
        Task<ChatReply> call = Model().ChatAsync("hi", new CallOptions { Timeout = TimeSpan.FromSeconds(5) });
        await Server.WaitForRequestsAsync(1);
        Clock.Advance(TimeSpan.FromSeconds(6));

        RelayException error = await Assert.ThrowsAsync<RelayException>(() => call);
        gate.SetResult();

        Assert.Equal(RelayErrorKind.Timeout, error.Kind);
        Assert.Contains("5 s", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancellation_is_a_cancellation_also_for_TryChatAsync()
    {
        using var source = new CancellationTokenSource();
        var gate = new TaskCompletionSource();
        Server.Enqueue(LoopbackReply.Text("late").AfterGate(gate.Task));
        Task<ChatResult> call = Model().TryChatAsync("hi", source.Token);
        await Server.WaitForRequestsAsync(1);
        await source.CancelAsync();

        OperationCanceledException error = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        gate.SetResult();

        Assert.Equal(source.Token, error.CancellationToken);
    }

    [Fact]
    public async Task TryChatAsync_gives_the_error_as_a_value()
    {
        Server.Enqueue(LoopbackReply.Error(500, "oops"));
        ChatResult result = await Model().TryChatAsync("hi");
        Assert.False(result.IsSuccess);
        Assert.Null(result.Reply);
        Assert.Equal(RelayErrorKind.Provider, result.Error!.Kind);
    }

    [Fact]
    public async Task A_key_that_a_provider_echoes_is_scrubbed_everywhere()
    {
        const string Key = "sk-proj-abcdefghijklmnopqrstuvwxyz012345";
        Server.Enqueue(LoopbackReply.Error(401, "Incorrect API key provided: " + Key));
        RelayException error = await Assert.ThrowsAsync<RelayException>(() => Model(configure: m => m.ApiKey = Key).ChatAsync("hi"));
        Assert.DoesNotContain(Key, error.ToString() + error.Body + error.ProviderMessage, StringComparison.Ordinal);
        Assert.Contains("***", error.ProviderMessage, StringComparison.Ordinal);
    }
}
