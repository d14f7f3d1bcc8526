using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay.Tests;

[Feature(23)]
public sealed class GeminiRequestTests : LoopbackTest
{
    private const string Target = "google/gemini-2.5-flash";

    [Theory]
    [InlineData("gemini-2.5-flash", "", "/v1beta/models/gemini-2.5-flash:generateContent")]
    [InlineData("models/gemini-2.5-flash", "", "/v1beta/models/gemini-2.5-flash:generateContent")]
    [InlineData("tunedModels/mine", "", "/v1beta/tunedModels/mine:generateContent")]
    [InlineData("../x?key=y", "", "/v1beta/models/..%2Fx?key=y:generateContent")]
    [InlineData("gemini-2.5-flash", "/v1beta", "/v1beta/models/gemini-2.5-flash:generateContent")]
    [InlineData("gemini-2.5-flash", "/v1beta/", "/v1beta/models/gemini-2.5-flash:generateContent")]
    [InlineData("gemini-2.5-flash", "/v1", "/v1/models/gemini-2.5-flash:generateContent")]
    [InlineData("gemini-2.5-flash", "/gateway/google", "/gateway/google/v1beta/models/gemini-2.5-flash:generateContent")]
    public async Task The_address_names_version_and_model_once_and_the_key_never(string model, string basePath, string path)
    {
        await Model("google/" + model, m => m.BaseUrl = $"http://127.0.0.1:{Server.Port}{basePath}").ChatAsync("hi");

        ReceivedRequest request = Server.Requests[0];
        Assert.Equal((path, ""), (request.Path, request.Query));
        Assert.Equal("test-key", request.Headers["x-goog-api-key"]);
        Assert.False(request.Headers.ContainsKey("Authorization"));
    }

    [Fact]
    public async Task A_stream_is_asked_for_as_events()
    {
        await Collect(Model(Target).StreamAsync("hi"));

        Assert.Equal(("/v1/models/gemini-2.5-flash:streamGenerateContent", "?alt=sse"), (Server.Requests[0].Path, Server.Requests[0].Query));
    }

    [Fact]
    public async Task Neighbours_of_one_role_are_one_turn_and_the_system_stands_apart()
    {
        JsonElement body = await SendAsync(
            [
                new(ChatRole.System, "Be short."),
                new(ChatRole.User, "one"),
                new(ChatRole.User, "two"),
                new(ChatRole.Assistant, "three"),
                new(ChatRole.System, "Be kind."),
                new(ChatRole.User, "four"),
            ],
            new ChatOptions { Instructions = "First." });

        Assert.Equal("""{"parts":[{"text":"First."},{"text":"Be short."},{"text":"Be kind."}]}""", body.GetProperty("systemInstruction").GetRawText());
        Assert.Equal(
            """[{"role":"user","parts":[{"text":"one"},{"text":"two"}]},{"role":"model","parts":[{"text":"three"}]},{"role":"user","parts":[{"text":"four"}]}]""",
            body.GetProperty("contents").GetRawText());
    }

    [Fact]
    public async Task Files_and_data_have_parts_of_their_own()
    {
        JsonElement body = await SendAsync([new(ChatRole.User,
        [
            new DataContent(new byte[] { 1, 2, 3 }, "application/pdf"),
            new UriContent("https://example.com/a.mp4", "video/mp4") { AdditionalProperties = new() { ["videoMetadata"] = new Dictionary<string, object?> { ["fps"] = 2 } } },
            new HostedFileContent("files/abc"),
        ])]);

        Assert.Equal(
            """[{"inlineData":{"mimeType":"application/pdf","data":"AQID"}},{"fileData":{"mimeType":"video/mp4","fileUri":"https://example.com/a.mp4"},"videoMetadata":{"fps":2}},{"fileData":{"fileUri":"https://generativelanguage.googleapis.com/v1beta/files/abc"}}]""",
            body.GetProperty("contents")[0].GetProperty("parts").GetRawText());
    }

    [Fact]
    public async Task Parameters_stand_in_the_generation_config()
    {
        JsonElement body = await SendAsync(
            [new(ChatRole.User, "hi")],
            new ChatOptions { Temperature = 0.2f, TopP = 0.9f, TopK = 5, MaxOutputTokens = 7, Seed = 3, StopSequences = ["END"], ResponseFormat = ChatResponseFormat.Json });

        Assert.Equal(
            """{"maxOutputTokens":7,"temperature":0.2,"topP":0.9,"topK":5,"seed":3,"stopSequences":["END"],"responseMimeType":"application/json"}""",
            body.GetProperty("generationConfig").GetRawText());
    }

    [Theory]
    [InlineData("gemini-2.5-flash", true)]
    [InlineData("gemini-3-pro-preview", true)]
    [InlineData("gemini-2.0-flash", false)]
    public async Task Penalties_go_to_the_models_that_take_them(string model, bool isLeftOut)
    {
        ChatReply reply = await Model("google/" + model).ChatAsync("hi", new ChatOptions { PresencePenalty = 0.5f });

        Assert.Equal(isLeftOut, reply.Warnings.Count == 1);
        Assert.Equal(!isLeftOut, Server.Requests[0].Json.GetProperty("generationConfig").TryGetProperty("presencePenalty", out _));
    }

    [Fact]
    public async Task Further_fields_go_where_gemini_wants_them_and_the_calls_own_win()
    {
        JsonElement body = await SendAsync(
            [new(ChatRole.User, "hi")],
            new ChatOptions
            {
                AdditionalProperties = new()
                {
                    ["cachedContent"] = "cachedContents/a",
                    ["responseModalities"] = new[] { "TEXT" },
                    ["tools"] = new[] { new Dictionary<string, object?> { ["googleSearch"] = new Dictionary<string, object?>() } },
                    ["generationConfig"] = new Dictionary<string, object?> { ["candidateCount"] = 2 },
                },
            },
            m => m.Parameters = m.Parameters with
            {
                Extra = new(new ExtraParameter("safety_settings", "[{\"category\":\"A\"}]"), new ExtraParameter("cached_content", "\"cachedContents/b\""), new ExtraParameter("candidateCount", "3")),
            });

        Assert.Equal("cachedContents/a", body.GetProperty("cachedContent").GetString());
        Assert.False(body.TryGetProperty("cached_content", out _));
        Assert.Equal("A", body.GetProperty("safety_settings")[0].GetProperty("category").GetString());
        Assert.Equal("""[{"googleSearch":{}}]""", body.GetProperty("tools").GetRawText());
        Assert.Equal("""{"responseModalities":["TEXT"],"candidateCount":2}""", body.GetProperty("generationConfig").GetRawText());
    }

    [Theory]
    [InlineData("gemini-2.5-flash", ReasoningEffort.Low, """{"thinkingBudget":4096}""")]
    [InlineData("gemini-2.5-flash", ReasoningEffort.None, """{"thinkingBudget":0}""")]
    [InlineData("gemini-2.5-pro", ReasoningEffort.None, """{"thinkingBudget":1024}""")]
    [InlineData("gemini-2.5-flash", ReasoningEffort.ExtraHigh, """{"thinkingBudget":24576}""")]
    [InlineData("gemini-3-pro-preview", ReasoningEffort.High, """{"thinkingLevel":"high"}""")]
    [InlineData("gemini-3-pro-preview", ReasoningEffort.Medium, """{"thinkingLevel":"low"}""")]
    [InlineData("gemini-3-flash-preview", ReasoningEffort.None, """{"thinkingLevel":"minimal"}""")]
    [InlineData("gemini-flash-latest", ReasoningEffort.None, """{"thinkingLevel":"low"}""")]
    public async Task Effort_is_a_budget_before_gemini_3_and_a_level_from_there_on(string model, ReasoningEffort effort, string config)
    {
        await Model("google/" + model).ChatAsync("hi", new ChatOptions { Reasoning = new ReasoningOptions { Effort = effort } });

        Assert.Equal(config, Server.Requests[0].Json.GetProperty("generationConfig").GetProperty("thinkingConfig").GetRawText());
    }

    [Fact]
    public async Task Thoughts_are_asked_for_only_when_they_are_wanted()
    {
        JsonElement plain = await SendAsync([new(ChatRole.User, "hi")]);
        JsonElement wanted = await SendAsync([new(ChatRole.User, "hi")], new ChatOptions { Reasoning = new ReasoningOptions { Output = ReasoningOutput.Summary } });

        Assert.False(plain.GetProperty("generationConfig").TryGetProperty("thinkingConfig", out _));
        Assert.Equal("""{"includeThoughts":true}""", wanted.GetProperty("generationConfig").GetProperty("thinkingConfig").GetRawText());
    }

    [Fact]
    public async Task A_model_that_does_not_think_is_told_nothing_of_it_and_the_reply_says_so()
    {
        ChatReply reply = await Model("google/gemini-2.0-flash").ChatAsync("hi", new ChatOptions { Reasoning = new ReasoningOptions { Effort = ReasoningEffort.Low } });

        Assert.Contains("thinkingConfig", Assert.Single(reply.Warnings), StringComparison.Ordinal);
        Assert.False(Server.Requests[0].Json.GetProperty("generationConfig").TryGetProperty("thinkingConfig", out _));
    }

    [Fact]
    public async Task A_schema_loses_nothing_from_2_5_on()
    {
        JsonElement schema = Schema("""{"$schema":"x","type":"object","properties":{"format":{"$ref":"#/$defs/f"}},"$defs":{"f":{"type":"string","format":"date"}},"additionalProperties":false}""");
        JsonElement body = await SendAsync([new(ChatRole.User, "hi")], new ChatOptions { ResponseFormat = ChatResponseFormat.ForJsonSchema(schema), });

        Assert.Equal(
            """{"type":"object","properties":{"format":{"$ref":"#/$defs/f"}},"additionalProperties":false,"$defs":{"f":{"type":"string","format":"date"}}}""",
            body.GetProperty("generationConfig").GetProperty("responseJsonSchema").GetRawText());
    }

    [Fact]
    public async Task Before_2_5_references_are_written_out_and_lost_constraints_are_said()
    {
        JsonElement schema = Schema("""{"type":"object","properties":{"format":{"$ref":"#/$defs/f"},"not":{"type":["integer","null"],"exclusiveMinimum":0}},"$defs":{"f":{"type":"string","pattern":"^a"}},"additionalProperties":false}""");
        await Model("google/gemini-2.0-flash").ChatAsync("hi", new ChatOptions { ResponseFormat = ChatResponseFormat.ForJsonSchema(schema) });

        Assert.Equal(
            """{"type":"OBJECT","properties":{"format":{"type":"STRING","pattern":"^a"},"not":{"type":"INTEGER","nullable":true}},"propertyOrdering":["format","not"],"description":"Constraints:\n- not: exclusiveMinimum=0\n- (root): additionalProperties=false"}""",
            Server.Requests[0].Json.GetProperty("generationConfig").GetProperty("responseSchema").GetRawText());
    }

    [Fact]
    public async Task A_schema_that_refers_to_itself_is_cut_before_2_5_and_refused_where_it_must_be_said_in_full()
    {
        ChatResponseFormat format = ChatResponseFormat.ForJsonSchema(Schema("""{"type":"object","properties":{"next":{"$ref":"#"}}}"""));
        await Model("google/gemini-2.0-flash").ChatAsync("hi", new ChatOptions { ResponseFormat = format });
        RelayException error = await Assert.ThrowsAsync<RelayException>(() => Model("google/gemini-2.0-flash").ChatAsync("hi", new CallOptions { ResponseFormat = format, StrictCompile = true }));

        Assert.Equal(
            """{"type":"OBJECT","properties":{"next":{"type":"OBJECT"}},"propertyOrdering":["next"],"description":"Constraints:\n- next: $ref=\"#\""}""",
            Server.Requests[0].Json.GetProperty("generationConfig").GetProperty("responseSchema").GetRawText());
        Assert.Equal((RelayErrorKind.ToolSchema, "next", "$ref"), (error.Kind, error.Violation!.Path, error.Violation.Keyword));
    }

    private static JsonElement Schema(string json) => JsonDocument.Parse(json).RootElement;

    private async Task<JsonElement> SendAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, Action<ModelSpecBuilder>? configure = null)
    {
        await Model(Target, configure).ChatAsync(messages, options);
        return Server.Requests[^1].Json;
    }
}
