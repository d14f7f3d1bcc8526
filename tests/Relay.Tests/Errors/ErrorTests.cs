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
    public async Task Retry_after_is_read_in_every_form(string header, string value, double? seconds)
    {
        Server.Enqueue(LoopbackReply.Error(429, "slow down").WithHeader(header, value));
        RelayException error = await Assert.ThrowsAsync<RelayException>(() => Model().ChatAsync("hi"));
        Assert.Equal(seconds, error.RetryAfter?.TotalSeconds);
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
