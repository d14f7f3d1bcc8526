using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay.Tests;

public sealed class VertexGeminiTests : VertexTest
{
    [Theory]
    [InlineData("gemini-2.5-flash", "publishers/google/models/gemini-2.5-flash")]
    [InlineData("google/gemini-2.5-flash", "publishers/google/models/gemini-2.5-flash")]
    [InlineData("publishers/google/models/gemini-2.5-flash", "publishers/google/models/gemini-2.5-flash")]
    [InlineData("models/gemini-2.5-flash", "publishers/google/models/gemini-2.5-flash")]
    [InlineData("endpoints/1234567890", "endpoints/1234567890")]
    [InlineData("projects/p/locations/l/endpoints/1234567890", "endpoints/1234567890")]
    public async Task A_chat_goes_to_the_project_and_the_location_with_a_token(string model, string path)
    {
        Server.Enqueue(LoopbackReply.Text("hi").WithUsage(3, 2));
        ChatReply reply = await Vertex(model).ChatAsync("hello");

        ReceivedRequest request = Server.Requests[^1];
        Assert.Equal((Place + path + ":generateContent", ""), (request.Path, request.Query));
        Assert.Equal("Bearer " + TokenScript.Token, request.Headers["Authorization"]);
        Assert.False(request.Headers.ContainsKey("x-goog-api-key"));
        Assert.Equal(("hi", "vertex", model), (reply.Text, reply.Provider, reply.ConfiguredModel));
        Assert.Equal(3, reply.Usage!.InputUncached);
        Assert.Equal("""{"contents":[{"role":"user","parts":[{"text":"hello"}]}],"generationConfig":{}}""", request.Body);
    }

    [Fact]
    public async Task A_stream_asks_for_events_and_ends_with_usage_and_cost()
    {
        Server.Enqueue(LoopbackReply.Text("four five six").WithUsage(1_000_000, 0));
        List<ChatUpdate> updates = await Collect(Vertex("gemini-2.5-flash").StreamAsync("count"));

        ReceivedRequest request = Server.Requests[^1];
        Assert.Equal((Place + "publishers/google/models/gemini-2.5-flash:streamGenerateContent", "?alt=sse"), (request.Path, request.Query));
        Assert.Equal("text/event-stream", request.Headers["Accept"]);
        Assert.Equal("four five six", updates[^1].Reply!.Text);
        Assert.Equal(0.3m, updates[^1].Reply!.Cost.TotalUsd);
    }

    [Fact]
    public async Task Ids_of_calls_are_not_sent_because_the_api_has_no_field_for_them()
    {
        Server.Enqueue(LoopbackReply.ToolCall("Weather", """{"city":"Lisbon"}""", "from-the-model").WithToolCall("Weather", """{"city":"Rome"}"""));
        ModelAlias model = Vertex("gemini-2.5-flash");
        var options = new CallOptions { Tools = [AIFunctionFactory.Create((string city) => city + ": 20", "Weather")] };
        ChatReply first = await model.ChatAsync("weather?", options);

        Server.Enqueue(LoopbackReply.Text("20 each"));
        ChatReply second = await model.ChatAsync(
            [new(ChatRole.User, "weather?"), first.Message, new(ChatRole.Tool, [.. first.ToolCalls.Select(call => new FunctionResultContent(call.CallId, "20"))])], options);

        Assert.Equal("20 each", second.Text);
        Assert.Equal(["from-the-model", "call_2"], first.ToolCalls.Select(call => call.CallId));
        JsonElement contents = Server.Requests[^1].Json.GetProperty("contents");
        Assert.Equal(
            """[{"functionCall":{"name":"Weather","args":{"city":"Lisbon"}}},{"functionCall":{"name":"Weather","args":{"city":"Rome"}}}]""", contents[1].GetProperty("parts").GetRawText());
        Assert.Equal(
            """[{"functionResponse":{"name":"Weather","response":{"output":"20"}}},{"functionResponse":{"name":"Weather","response":{"output":"20"}}}]""", contents[2].GetProperty("parts").GetRawText());
    }

    [Fact]
    public async Task A_file_is_named_by_its_address_and_not_by_an_id_of_the_other_api()
    {
        Server.Enqueue(LoopbackReply.Text("a report"));
        ModelAlias model = Vertex("gemini-2.5-flash");
        await model.ChatAsync([new(ChatRole.User, [new TextContent("what?"), new HostedFileContent("gs://bucket/report.pdf") { MediaType = "application/pdf" }])]);
        Assert.Equal(
            """{"fileData":{"mimeType":"application/pdf","fileUri":"gs://bucket/report.pdf"}}""",
            Server.Requests[^1].Json.GetProperty("contents")[0].GetProperty("parts")[1].GetRawText());

        RelayException error = await Assert.ThrowsAsync<RelayException>(() => model.ChatAsync([new(ChatRole.User, [new HostedFileContent("files/abc")])]));
        Assert.Equal(RelayErrorKind.InvalidRequest, error.Kind);
        Assert.Contains("gs://", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("flex", "flex")]
    [InlineData("PRIORITY", "priority")]
    [InlineData("auto", null)]
    [InlineData(null, null)]
    public async Task The_service_tier_is_a_header_and_no_field_of_the_body(string? word, string? header)
    {
        Server.Enqueue(LoopbackReply.Text("hi"));
        Server.Enqueue(LoopbackReply.Text("hi"));
        await Vertex("gemini-2.5-flash", m => m.Parameters = new ModelParameters { ServiceTier = word }).ChatAsync("hello");
        await Vertex("gemini-2.5-flash").ChatAsync("hello", new CallOptions { AdditionalProperties = new() { ["serviceTier"] = word } });

        foreach (ReceivedRequest request in Server.Requests)
        {
            Assert.Equal(header, request.Headers.GetValueOrDefault("X-Vertex-AI-LLM-Shared-Request-Type"));
            Assert.DoesNotContain("serviceTier", request.Body, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Theory]
    [InlineData("ON_DEMAND", "0.3")]
    [InlineData("PROVISIONED_THROUGHPUT", "0.3")]
    [InlineData("ON_DEMAND_PRIORITY", "0.54")]
    [InlineData("ON_DEMAND_FLEX", "0.15")]
    public async Task What_served_decides_what_is_paid(string traffic, string usd)
    {
        Server.Enqueue(LoopbackReply.RawJson(
            """{"candidates":[{"content":{"parts":[{"text":"hi"}]},"finishReason":"STOP"}],"usageMetadata":{"promptTokenCount":1000000,"totalTokenCount":1000000,"trafficType":"TRAFFIC"}}"""
                .Replace("TRAFFIC", traffic, StringComparison.Ordinal)));
        ChatReply reply = await Vertex("gemini-2.5-flash", m => m.Prices = new ModelPrices(Rate(0.3m)) { Priority = Rate(0.54m), Flex = Rate(0.15m) }).ChatAsync("hello");

        TokenRates Rate(decimal input) => new() { Input = input, Output = 0 };
        Assert.Equal(decimal.Parse(usd, System.Globalization.CultureInfo.InvariantCulture), reply.Cost.TotalUsd);
    }

    [Fact]
    public async Task Labels_model_armor_and_cached_contents_stand_at_the_root()
    {
        Server.Enqueue(LoopbackReply.Text("hi"));
        await Vertex("gemini-2.5-flash").ChatAsync("hello", new CallOptions
        {
            AdditionalProperties = new()
            {
                ["labels"] = JsonDocument.Parse("""{"team":"search"}""").RootElement,
                ["modelArmorConfig"] = JsonDocument.Parse("""{"promptTemplateName":"projects/p/locations/l/templates/t"}""").RootElement,
                ["cachedContent"] = "projects/my-project/locations/europe-west4/cachedContents/1",
            },
        });

        JsonElement body = Server.Requests[^1].Json;
        Assert.Equal("search", body.GetProperty("labels").GetProperty("team").GetString());
        Assert.Equal("projects/p/locations/l/templates/t", body.GetProperty("modelArmorConfig").GetProperty("promptTemplateName").GetString());
        Assert.Equal("projects/my-project/locations/europe-west4/cachedContents/1", body.GetProperty("cachedContent").GetString());
        Assert.Empty(body.GetProperty("generationConfig").EnumerateObject());
    }

    [Fact]
    public async Task Parameters_follow_the_rules_of_the_gemini_api()
    {
        Server.Enqueue(LoopbackReply.Text("hi"));
        ChatReply reply = await Vertex("gemini-2.5-flash").ChatAsync("hello", new CallOptions { PresencePenalty = 1, TopK = 5, Reasoning = new() { Effort = ReasoningEffort.Low } });

        Assert.Equal("""{"topK":5,"thinkingConfig":{"thinkingBudget":4096}}""", Server.Requests[^1].Json.GetProperty("generationConfig").GetRawText());
        Assert.Contains(reply.Warnings, warning => warning.Contains("presencePenalty", StringComparison.OrdinalIgnoreCase) || warning.Contains("presence_penalty", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(429, "RESOURCE_EXHAUSTED", RelayErrorKind.RateLimit)]
    [InlineData(401, "UNAUTHENTICATED", RelayErrorKind.Authentication)]
    [InlineData(403, "PERMISSION_DENIED", RelayErrorKind.Permission)]
    [InlineData(404, "NOT_FOUND", RelayErrorKind.ModelUnavailable)]
    [InlineData(503, "UNAVAILABLE", RelayErrorKind.Overloaded)]
    public async Task An_error_is_typed_and_does_not_show_the_token(int status, string code, RelayErrorKind kind)
    {
        Server.Enqueue(LoopbackReply.Error(status, "Refused " + TokenScript.Token + ".", code: code));
        RelayException error = await Assert.ThrowsAsync<RelayException>(() => Vertex("gemini-2.5-flash").ChatAsync("hello", new CallOptions { MaxRetries = 0 }));

        Assert.Equal((kind, code, status), (error.Kind, error.ProviderCode, error.StatusCode));
        Assert.DoesNotContain(TokenScript.Token, error.ToString(), StringComparison.Ordinal);
        Assert.Contains("Refused", error.ProviderMessage, StringComparison.Ordinal);
    }
}
