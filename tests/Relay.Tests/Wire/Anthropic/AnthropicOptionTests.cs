using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay.Tests;

[Feature(28)]
public sealed class AnthropicOptionTests : AnthropicTest
{
    private static readonly AIFunction Weather = AIFunctionFactory.Create((string city) => city, "get_weather");

    [Theory]
    [InlineData(Sonnet45, 8192)]
    [InlineData("anthropic/claude-3-haiku-20240307", 4096)]
    [InlineData("anthropic/nobody-knows", 4096)]
    public async Task Without_a_limit_the_models_own_counts_up_to_a_usual_one(string target, int limit) =>
        Assert.Equal(limit, (await SentWith(null, target)).GetProperty("max_tokens").GetInt32());

    [Fact]
    public async Task The_preset_gives_defaults_and_the_call_overrides_them()
    {
        var defaults = new ModelParameters { MaxTokens = 100, TopK = 5, Stop = new("END"), ServiceTier = "standard_only", Extra = new(new ExtraParameter("inference_geo", "\"eu\"")) };
        JsonElement preset = await SentWith(null, configure: m => m.Parameters = defaults);
        JsonElement call = await SentWith(new CallOptions { MaxOutputTokens = 7, Temperature = 0.2f, StopSequences = ["A"], User = "u1" }, configure: m => m.Parameters = defaults);
        Assert.Equal(("100", "5", """["END"]"""), (Raw(preset, "max_tokens"), Raw(preset, "top_k"), Raw(preset, "stop_sequences")));
        Assert.Equal(("\"standard_only\"", "\"eu\""), (Raw(preset, "service_tier"), Raw(preset, "inference_geo")));
        Assert.Equal(("7", "0.2", """["A"]"""), (Raw(call, "max_tokens"), Raw(call, "temperature"), Raw(call, "stop_sequences")));
        Assert.Equal("""{"user_id":"u1"}""", Raw(call, "metadata"));
    }

    [Fact]
    public async Task What_the_api_has_not_is_left_out_and_the_reply_says_so()
    {
        JsonElement body = await SentWith(new ChatOptions { PresencePenalty = 1, FrequencyPenalty = 1, Seed = 3 });
        Assert.DoesNotContain(body.EnumerateObject(), property => property.Name is "presence_penalty" or "frequency_penalty" or "seed");
        Assert.True(Warns("presence_penalty was not sent") && Warns("frequency_penalty was not sent") && Warns("seed was not sent"));
    }

    [Fact]
    public async Task Temperature_or_top_p_is_sent_where_the_model_takes_one_only()
    {
        JsonElement both = await SentWith(new ChatOptions { Temperature = 0.5f, TopP = 0.9f });
        Assert.Equal(("0.5", "absent"), (Raw(both, "temperature"), Raw(both, "top_p")));
        Assert.True(Warns("top_p was not sent"));
        JsonElement own = await SentWith(new ChatOptions { TopP = 0.9f }, configure: m => m.Parameters = new ModelParameters { Temperature = 1 });
        Assert.Equal(("absent", "0.9"), (Raw(own, "temperature"), Raw(own, "top_p")));
        JsonElement older = await SentWith(new ChatOptions { Temperature = 0.5f, TopP = 0.9f }, "anthropic/claude-3-haiku-20240307");
        Assert.Equal(("0.5", "0.9"), (Raw(older, "temperature"), Raw(older, "top_p")));
    }

    [Fact]
    public async Task Models_since_4_7_get_no_sampling_parameters()
    {
        JsonElement body = await SentWith(new ChatOptions { Temperature = 0.5f, TopP = 0.9f, TopK = 3 }, Opus47);
        Assert.DoesNotContain(body.EnumerateObject(), property => property.Name is "temperature" or "top_p" or "top_k");
        Assert.Equal(3, Reply.Warnings.Count);
    }

    [Fact]
    public async Task Effort_becomes_a_budget_with_room_for_the_answer()
    {
        JsonElement body = await SentWith(Effort(ReasoningEffort.Medium));
        Assert.Equal("""{"type":"enabled","budget_tokens":16384}""", Raw(body, "thinking"));
        Assert.Equal(16384 + 8192, body.GetProperty("max_tokens").GetInt32());
        Assert.Empty(Reply.Warnings);
    }

    [Fact]
    public async Task A_limit_below_the_budget_is_raised_by_it()
    {
        ChatOptions options = Effort(ReasoningEffort.Low);
        options.MaxOutputTokens = 300;
        options.Temperature = 0.2f;
        JsonElement body = await SentWith(options);
        Assert.Equal("""{"type":"enabled","budget_tokens":4096}""", Raw(body, "thinking"));
        Assert.Equal(4396, body.GetProperty("max_tokens").GetInt32());
        Assert.Equal("absent", Raw(body, "temperature"));
        Assert.True(Warns("max_tokens was raised from 300 to 4396") && Warns("temperature was not sent"));
    }

    [Theory]
    [InlineData(500, 1024)]
    [InlineData(2000, 2000)]
    public async Task A_budget_is_at_least_what_the_api_takes(int asked, int sent)
    {
        JsonElement body = await SentWith(null, configure: m => m.Parameters = new ModelParameters { ReasoningBudget = asked, MaxTokens = 20000, Temperature = 1 });
        Assert.Equal(sent, body.GetProperty("thinking").GetProperty("budget_tokens").GetInt32());
        Assert.Equal(20000, body.GetProperty("max_tokens").GetInt32());
        Assert.Equal("absent", Raw(body, "temperature"));
        Assert.Equal(sent == asked ? 0 : 1, Reply.Warnings.Count);
    }

    [Fact]
    public async Task A_budget_the_model_has_no_room_for_is_lowered()
    {
        JsonElement body = await SentWith(null, "anthropic/claude-opus-4-20250514", m => m.Parameters = new ModelParameters { ReasoningBudget = 60000 });
        Assert.Equal(32000, body.GetProperty("max_tokens").GetInt32());
        Assert.Equal(16000, body.GetProperty("thinking").GetProperty("budget_tokens").GetInt32());
        Assert.True(Warns("the reasoning budget was lowered"));
    }

    [Theory]
    [InlineData("anthropic/claude-opus-4-6", ReasoningEffort.High, "{\"type\":\"adaptive\"}", "{\"effort\":\"high\"}")]
    [InlineData(Opus47, ReasoningEffort.ExtraHigh, "{\"type\":\"adaptive\"}", "{\"effort\":\"xhigh\"}")]
    [InlineData(Opus47, ReasoningEffort.None, "absent", "absent")]
    [InlineData("anthropic/claude-sonnet-5", ReasoningEffort.None, "{\"type\":\"disabled\"}", "absent")]
    [InlineData("anthropic/claude-sonnet-5-5", ReasoningEffort.None, "{\"type\":\"between_tools\"}", "absent")]
    [InlineData("anthropic/claude-fable-5", ReasoningEffort.None, "{\"type\":\"adaptive\"}", "{\"effort\":\"low\"}")]
    [InlineData("anthropic/claude-3-haiku-20240307", ReasoningEffort.High, "absent", "absent")]
    [InlineData(Sonnet45, ReasoningEffort.None, "absent", "absent")]
    public async Task Each_generation_is_asked_to_think_in_its_own_way(string target, ReasoningEffort effort, string thinking, string config)
    {
        JsonElement body = await SentWith(Effort(effort), target);
        Assert.Equal((thinking, config), (Raw(body, "thinking"), Raw(body, "output_config")));
    }

    [Fact]
    public async Task Thinking_among_the_extra_parameters_wins()
    {
        ChatOptions options = Effort(ReasoningEffort.High);
        options.AdditionalProperties = new() { ["thinking"] = new Dictionary<string, object?> { ["type"] = "enabled", ["budget_tokens"] = 2048 } };
        JsonElement body = await SentWith(options);
        Assert.Equal("""{"type":"enabled","budget_tokens":2048}""", Raw(body, "thinking"));
        Assert.Single(body.EnumerateObject(), property => property.Name == "thinking");
    }

    [Fact]
    public async Task Tools_have_their_schema_and_the_ways_to_choose_them()
    {
        JsonElement body = await SentWith(new ChatOptions { Tools = [Weather, new HostedWebSearchTool()], ToolMode = ChatToolMode.Auto, AllowMultipleToolCalls = false });
        JsonElement tools = body.GetProperty("tools");
        Assert.Equal("get_weather", tools[0].GetProperty("name").GetString());
        Assert.Equal("object", tools[0].GetProperty("input_schema").GetProperty("type").GetString());
        Assert.Equal("""{"type":"web_search_20250305","name":"web_search"}""", tools[1].GetRawText());
        Assert.Equal("""{"type":"auto","disable_parallel_tool_use":true}""", Raw(body, "tool_choice"));
        Assert.Equal("""{"type":"any"}""", Raw(await SentWith(new ChatOptions { Tools = [Weather], ToolMode = ChatToolMode.RequireAny }), "tool_choice"));
        Assert.Equal("""{"type":"none"}""", Raw(await SentWith(new ChatOptions { Tools = [Weather], ToolMode = ChatToolMode.None }), "tool_choice"));
        Assert.Equal("""{"type":"tool","name":"get_weather"}""", Raw(await SentWith(new ChatOptions { Tools = [Weather], ToolMode = ChatToolMode.RequireSpecific("get_weather") }), "tool_choice"));
        Assert.Equal("""{"type":"auto","disable_parallel_tool_use":false}""", Raw(await SentWith(new ChatOptions { Tools = [Weather], AllowMultipleToolCalls = true }), "tool_choice"));
    }

    [Fact]
    public async Task A_tool_cannot_be_forced_while_the_model_thinks()
    {
        ChatOptions options = Effort(ReasoningEffort.Low);
        options.Tools = [Weather];
        options.ToolMode = ChatToolMode.RequireAny;
        Assert.Equal("absent", Raw(await SentWith(options), "tool_choice"));
        Assert.True(Warns("tool_choice was not sent"));
    }

    [Fact]
    public async Task A_schema_is_closed_and_its_limits_move_into_the_description()
    {
        JsonElement schema = JsonDocument.Parse("""
            {"type":"object","properties":{"minimum":{"type":"integer","minimum":1,"description":"Least."},"tags":{"type":"array","maxItems":3,"items":{"type":"object","properties":{"name":{"type":"string","maxLength":9}}}}},"required":["minimum"]}
            """).RootElement;
        JsonElement body = await SentWith(new ChatOptions { ResponseFormat = ChatResponseFormat.ForJsonSchema(schema) });
        Assert.Equal(
            """{"format":{"type":"json_schema","schema":{"type":"object","properties":{"minimum":{"description":"Least.","type":"integer"},"tags":{"type":"array","items":{"type":"object","properties":{"name":{"type":"string"}},"additionalProperties":false}}},"required":["minimum"],"additionalProperties":false,"description":"Constraints:\n- minimum: minimum=1\n- tags: maxItems=3\n- tags[].name: maxLength=9"}}}""",
            Raw(body, "output_config"));
    }

    [Fact]
    public async Task An_older_model_answers_a_schema_through_a_tool()
    {
        JsonElement schema = JsonDocument.Parse("""{"type":"object","properties":{"legs":{"type":"integer"}}}""").RootElement;
        var options = new ChatOptions { ResponseFormat = ChatResponseFormat.ForJsonSchema(schema) };
        Server.Enqueue(LoopbackReply.ToolCall("relay_answer", """{"legs":8}"""));
        ChatReply reply = await Model("anthropic/claude-3-5-haiku-20241022").ChatAsync("hi", options);
        JsonElement body = Server.Requests[^1].Json;
        Assert.Equal("""{"type":"tool","name":"relay_answer"}""", Raw(body, "tool_choice"));
        Assert.Equal("relay_answer", Assert.Single(body.GetProperty("tools").EnumerateArray()).GetProperty("name").GetString());
        Assert.Equal(("""{"legs":8}""", ChatFinishReason.Stop), (reply.Text, reply.FinishReason));
        Assert.Empty(reply.ToolCalls);

        options.Tools = [Weather];
        Assert.Equal("""{"type":"any"}""", Raw(await SentWith(options, "anthropic/claude-3-5-haiku-20241022"), "tool_choice"));
    }

    [Fact]
    public async Task Json_without_a_schema_is_not_in_the_api()
    {
        await SentWith(new ChatOptions { ResponseFormat = ChatResponseFormat.Json });
        Assert.True(Warns("the response format was not sent"));
    }

    [Fact]
    public async Task Betas_go_into_the_header_and_not_into_the_body()
    {
        JsonElement body = await Sent(
            [User(new HostedFileContent("file_1"))], new ChatOptions { AdditionalProperties = new() { ["anthropic_beta"] = new[] { "one", "two" }, ["context_management"] = new Dictionary<string, object?>() } });
        Assert.Equal("one,two,files-api-2025-04-14", Server.Requests[^1].Headers["anthropic-beta"]);
        Assert.Equal(("absent", "{}"), (Raw(body, "anthropic_beta"), Raw(body, "context_management")));
    }

    private static ChatOptions Effort(ReasoningEffort effort) => new() { Reasoning = new ReasoningOptions { Effort = effort } };

    [Fact]
    public async Task Thinking_in_the_APIs_own_words_gets_room_and_what_excludes_it_is_left_out()
    {
        static CallOptions Thinking(int budget, int? limit = null) => new()
        {
            MaxOutputTokens = limit,
            Temperature = 0.2f,
            TopK = 4,
            Tools = [AIFunctionFactory.CreateDeclaration("tide", null, default)],
            ToolMode = ChatToolMode.RequireAny,
            AdditionalProperties = new() { ["thinking"] = new Dictionary<string, object?> { ["type"] = "enabled", ["budget_tokens"] = budget } },
        };

        // Each of these was the provider's 400 once: a budget above the limit, a temperature, a top_k, and a forced call beside it.
        JsonElement body = await SentWith(Thinking(16000));
        Assert.Equal((8192 + 16000).ToString(System.Globalization.CultureInfo.InvariantCulture), Raw(body, "max_tokens"));
        Assert.Equal(("absent", "absent", "absent"), (Raw(body, "temperature"), Raw(body, "top_k"), Raw(body, "tool_choice")));
        Assert.True(Warns("temperature was not sent") && Warns("top_k was not sent") && Warns("tool_choice was not sent"));

        Assert.Equal("3024", Raw(await SentWith(Thinking(2000, 1024)), "max_tokens"));
        Assert.True(Warns("max_tokens was raised from 1024 to 3024"));
        Assert.Equal("4000", Raw(await SentWith(Thinking(2000, 4000)), "max_tokens"));

        RelayException error = await Assert.ThrowsAsync<RelayException>(() => SentWith(Thinking(200_000)));
        Assert.Equal(RelayErrorKind.InvalidRequest, error.Kind);
        Assert.Contains("leaves no room", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Thinking_that_is_off_in_the_APIs_own_words_changes_nothing_else()
    {
        JsonElement body = await SentWith(new ChatOptions { Temperature = 0.5f, AdditionalProperties = new() { ["thinking"] = new Dictionary<string, object?> { ["type"] = "disabled" } } });
        Assert.Equal(("8192", "0.5"), (Raw(body, "max_tokens"), Raw(body, "temperature")));
    }
}
