using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay.Tests;

/// <summary>What goes over the wire when schemas are to be held to.</summary>
[Feature(28)]
public sealed class StrictSchemaTests : LoopbackTest
{
    private const string Limited = """{"type":"object","properties":{"city":{"type":"string","minLength":2},"days":{"type":"integer"}},"required":["city"]}""";
    private const string Map = """{"type":"object","properties":{"m":{"type":"object","additionalProperties":{"type":"string"}}},"required":["m"]}""";

    [Theory]
    [InlineData("openai/gpt-4o-mini")]
    [InlineData("groq/openai/gpt-oss-20b")]
    [InlineData("mistral/mistral-small-latest")]
    public async Task A_strict_tool_has_a_strict_schema_and_its_lost_limits_in_the_description(string target)
    {
        JsonElement function = (await SentAsync(target, new CallOptions { Tools = [Tool(Limited)], StrictSchemas = true })).GetProperty("tools")[0].GetProperty("function");

        Assert.True(function.GetProperty("strict").GetBoolean());
        Assert.Equal("""{"type":"object","properties":{"city":{"type":"string"},"days":{"type":["integer","null"]}},"required":["city","days"],"additionalProperties":false}""", function.GetProperty("parameters").GetRawText());
        Assert.Equal("Looks.\n\nConstraints:\n- city: minLength=2", function.GetProperty("description").GetString());
    }

    [Fact]
    public async Task A_tool_says_by_itself_whether_it_is_strict_and_so_does_a_call_by_the_ecosystems_key()
    {
        AITool own = AIFunctionFactory.Create((string city) => city, new AIFunctionFactoryOptions { Name = "own", AdditionalProperties = new Dictionary<string, object?> { ["strict"] = false } });
        JsonElement tools = (await SentAsync("openai/gpt-4o-mini", new ChatOptions { Tools = [own, Tool(Limited)], AdditionalProperties = new() { ["strict"] = true } })).GetProperty("tools");

        Assert.False(tools[0].GetProperty("function").GetProperty("strict").GetBoolean());
        Assert.True(tools[1].GetProperty("function").GetProperty("strict").GetBoolean());
    }

    [Fact]
    public async Task A_tool_goes_as_it_is_unless_it_is_to_be_strict()
    {
        JsonElement function = (await SentAsync("openai/gpt-4o-mini", new ChatOptions { Tools = [Tool(Limited)] })).GetProperty("tools")[0].GetProperty("function");

        Assert.Equal(Limited, function.GetProperty("parameters").GetRawText());
        Assert.Equal("Looks.", function.GetProperty("description").GetString());
        Assert.False(function.TryGetProperty("strict", out _));
    }

    [Fact]
    public async Task What_cannot_be_strict_goes_as_it_is_and_the_reply_says_so()
    {
        Server.Enqueue(LoopbackReply.Text("ok"));
        ChatReply reply = await Model("openai/gpt-4o-mini").ChatAsync("hi", new CallOptions { Tools = [Tool(Map)], StrictSchemas = true });

        JsonElement function = Server.Requests[^1].Json.GetProperty("tools")[0].GetProperty("function");
        Assert.Equal(Map, function.GetProperty("parameters").GetRawText());
        Assert.False(function.TryGetProperty("strict", out _));
        Assert.Contains(reply.Warnings, warning => warning.StartsWith("the tool 'look' was not sent as strict: at m, 'additionalProperties'", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("openai/gpt-4o-mini", true, "city", "minLength")]
    [InlineData("groq/openai/gpt-oss-20b", true, "city", "minLength")]
    [InlineData("anthropic/claude-sonnet-4-5", true, "city", "minLength")]
    [InlineData("google/gemini-2.5-flash", false, "city", "minLength")]
    public async Task In_full_or_not_at_all_a_lost_constraint_is_an_error_that_names_tool_path_and_keyword(string target, bool strict, string path, string keyword)
    {
        RelayException error = await Assert.ThrowsAsync<RelayException>(() =>
            Model(target).ChatAsync("hi", new CallOptions { Tools = [Tool(Limited)], StrictSchemas = strict ? true : null, StrictCompile = true }));

        Assert.Equal((RelayErrorKind.ToolSchema, "look", path, keyword), (error.Kind, error.Violation!.Tool, error.Violation.Path, error.Violation.Keyword));
        Assert.Contains("'look'", error.Message, StringComparison.Ordinal);
        Assert.Empty(Server.Requests);
    }

    [Fact]
    public async Task A_tool_may_insist_by_itself()
    {
        AITool tool = new Insisting(Limited);

        RelayException error = await Assert.ThrowsAsync<RelayException>(() => Model("openai/gpt-4o-mini").ChatAsync("hi", new ChatOptions { Tools = [tool] }));

        Assert.Equal("minLength", error.Violation!.Keyword);
    }

    [Fact]
    public async Task Nothing_is_refused_where_the_whole_schema_is_told()
    {
        JsonElement body = await SentAsync("openai/gpt-4o-mini", new CallOptions { Tools = [Tool(Limited)], StrictCompile = true });

        Assert.Equal(Limited, body.GetProperty("tools")[0].GetProperty("function").GetProperty("parameters").GetRawText());
    }

    [Fact]
    public async Task An_answers_schema_is_strict_only_in_a_strict_form()
    {
        JsonElement bound = await AnswerAsync("openai/gpt-4o-mini", Limited);
        JsonElement free = await AnswerAsync("openai/gpt-4o-mini", Map);
        JsonElement elsewhere = await AnswerAsync("groq/openai/gpt-oss-20b", Limited);
        JsonElement asked = await AnswerAsync("groq/openai/gpt-oss-20b", Limited, strict: true);
        JsonElement refused = await AnswerAsync("openai/gpt-4o-mini", Limited, strict: false);

        Assert.Equal(
            """{"name":"answer","strict":true,"schema":{"type":"object","properties":{"city":{"type":"string"},"days":{"type":["integer","null"]}},"required":["city","days"],"additionalProperties":false,"description":"Constraints:\n- city: minLength=2"}}""",
            bound.GetRawText());
        Assert.Equal($$"""{"name":"answer","schema":{{Map}}}""", free.GetRawText());
        Assert.Equal($$"""{"name":"answer","schema":{{Limited}}}""", elsewhere.GetRawText());
        Assert.True(asked.GetProperty("strict").GetBoolean());
        Assert.Equal($$"""{"name":"answer","strict":false,"schema":{{Limited}}}""", refused.GetRawText());
    }

    [Fact]
    public async Task An_answers_schema_that_must_be_told_in_full_is_refused_before_the_call()
    {
        var options = new CallOptions { ResponseFormat = ChatResponseFormat.ForJsonSchema(SchemaText.Parse(Limited)), StrictCompile = true };

        RelayException error = await Assert.ThrowsAsync<RelayException>(() => Model("anthropic/claude-sonnet-4-5").ChatAsync("hi", options));

        Assert.Equal((RelayErrorKind.ToolSchema, null, "city", "minLength"), (error.Kind, error.Violation!.Tool, error.Violation.Path, error.Violation.Keyword));
    }

    [Fact]
    public async Task Claude_is_told_of_the_limits_of_texts_twice_and_is_bound_where_it_can_be()
    {
        JsonElement told = (await SentAsync("anthropic/claude-sonnet-4-5", new ChatOptions { Tools = [Tool(Limited)] })).GetProperty("tools")[0];
        JsonElement bound = (await SentAsync("anthropic/claude-sonnet-4-5", new CallOptions { Tools = [Tool(Limited)], StrictSchemas = true })).GetProperty("tools")[0];

        Assert.Equal(Limited, told.GetProperty("input_schema").GetRawText());
        Assert.Equal("Looks.\n\nConstraints:\n- city: minLength=2", told.GetProperty("description").GetString());
        Assert.False(told.TryGetProperty("strict", out _));
        Assert.Equal("""{"type":"object","properties":{"city":{"type":"string"},"days":{"type":"integer"}},"required":["city"],"additionalProperties":false}""", bound.GetProperty("input_schema").GetRawText());
        Assert.True(bound.GetProperty("strict").GetBoolean());
    }

    [Fact]
    public async Task Cohere_has_one_switch_for_all_tools()
    {
        AITool free = AIFunctionFactory.CreateDeclaration("free", "Free.", SchemaText.Parse("""{"type":"object","properties":{"a":{"type":"string"}}}"""));
        JsonElement bound = await SentAsync("cohere/command-a-03-2025", new CallOptions { Tools = [Tool(Limited)], StrictSchemas = true });
        JsonElement mixed = await SentAsync("cohere/command-a-03-2025", new CallOptions { Tools = [Tool(Limited), free], StrictSchemas = true });

        Assert.True(bound.GetProperty("strict_tools").GetBoolean());
        Assert.Equal("""{"type":"object","properties":{"city":{"type":"string"},"days":{"type":"integer"}},"required":["city"]}""", bound.GetProperty("tools")[0].GetProperty("function").GetProperty("parameters").GetRawText());
        Assert.False(mixed.TryGetProperty("strict_tools", out _));
    }

    [Theory]
    [InlineData("anthropic/claude-3-5-haiku-20241022")]
    [InlineData("google/gemini-2.5-flash")]
    public async Task Who_cannot_be_bound_is_told_and_the_reply_says_so_once(string target)
    {
        Server.Enqueue(LoopbackReply.Text("ok"));
        ChatReply reply = await Model(target).ChatAsync("hi", new CallOptions { Tools = [Tool(Limited), AIFunctionFactory.Create(() => 1, "other")], StrictSchemas = true });

        Assert.Single(reply.Warnings, warning => warning.StartsWith("strict was not sent", StringComparison.Ordinal));
    }

    private static AIFunctionDeclaration Tool(string schema) => AIFunctionFactory.CreateDeclaration("look", "Looks.", SchemaText.Parse(schema));

    /// <summary>The body of a call, whether the answer, which is OpenAI's, can be read or not.</summary>
    private async Task<JsonElement> SentAsync(string target, ChatOptions options)
    {
        Server.Enqueue(LoopbackReply.Text("ok"));
        await Model(target).TryChatAsync("hi", options);
        return Server.Requests[^1].Json;
    }

    private async Task<JsonElement> AnswerAsync(string target, string schema, bool? strict = null) =>
        (await SentAsync(target, new CallOptions { ResponseFormat = ChatResponseFormat.ForJsonSchema(SchemaText.Parse(schema)), StrictSchemas = strict })).GetProperty("response_format").GetProperty("json_schema");

    private sealed class Insisting(string schema) : AIFunctionDeclaration
    {
        public override string Name => "look";

        public override JsonElement JsonSchema { get; } = SchemaText.Parse(schema);

        public override IReadOnlyDictionary<string, object?> AdditionalProperties { get; } = new Dictionary<string, object?> { ["strict"] = true, ["strict_compile"] = true };
    }
}
