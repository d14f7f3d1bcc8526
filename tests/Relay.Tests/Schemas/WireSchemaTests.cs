using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay.Tests;

/// <summary>What each wire says of a function and of an answer: the schema, what it could not say in words, and whether the model is held to it.</summary>
[Feature(26)]
public sealed class WireSchemaTests : WireTargetTest
{
    // A property with a keyword's name, a limit, and a property that may be left out.
    private const string Limited = """{"type":"object","properties":{"format":{"type":"string","minLength":2},"days":{"type":"integer"}},"required":["format"]}""";
    private const string OpenAI = """{"type":"object","properties":{"format":{"type":"string"},"days":{"type":["integer","null"]}},"required":["format","days"],"additionalProperties":false}""";
    private const string Claude = """{"type":"object","properties":{"format":{"type":"string"},"days":{"type":"integer"}},"required":["format"],"additionalProperties":false}""";
    private const string Open = """{"type":"object","properties":{"format":{"type":"string"},"days":{"type":"integer"}},"required":["format"]}""";
    private const string Noted = "Looks.\n\nConstraints:\n- format: minLength=2";

    private const string Tree = """
        {"type":"object","properties":{"root":{"$ref":"#/$defs/node"}},"required":["root"],"$defs":{"node":{"type":"object","properties":{"children":{"type":"array","items":{"$ref":"#/$defs/node"}}},"required":["children"]}}}
        """;

    /// <summary>Targets, the schema of a function that calls are to follow, and whether they can be held to it.</summary>
    public static TheoryData<string, string, string, bool> Functions => new()
    {
        { "openai/gpt-4o-mini", OpenAI, Noted, true },
        { "azure/gpt-4o-mini", OpenAI, Noted, true },
        { "responses:openai/gpt-4o-mini", OpenAI, Noted, true },
        { "responses:azure/gpt-4o-mini", OpenAI, Noted, true },
        { "mistral/mistral-small-latest", OpenAI, Noted, true },
        { "vertex/mistral-medium-3", OpenAI, Noted, true },
        { "vertex/meta/llama-3.3-70b-instruct-maas", OpenAI, Noted, true },
        { "own-chat/own-model", OpenAI, Noted, true },
        { "own-azure/own-model", OpenAI, Noted, true },
        { "own-responses/own-model", OpenAI, Noted, true },
        { "anthropic/claude-sonnet-4-5", Claude, Noted, true },
        { "vertex/claude-sonnet-4-5@20250929", Claude, Noted, true },
        { "own-messages/claude-sonnet-4-5", Claude, Noted, true },
        { "bedrock/anthropic.claude-sonnet-4-5-20250929-v1:0", Claude, Noted, true },
        { "cohere/command-a-03-2025", Open, Noted, true },
        { "own-cohere/own-model", Open, Noted, true },

        // These are only told.
        { "anthropic/claude-3-5-haiku-20241022", Limited, Noted, false },
        { "bedrock/anthropic.claude-3-7-sonnet-20250219-v1:0", Limited, "Looks.", false },
        { "bedrock/amazon.nova-pro-v1:0", Limited, "Looks.", false },
        { "bedrock/meta.llama3-3-70b-instruct-v1:0", Limited, "Looks.", false },
        { "google/gemini-2.5-flash", Open, Noted, false },
        { "vertex/gemini-2.5-flash", Open, Noted, false },
        { "own-gemini/own-model", Open, Noted, false },
        { "ollama-native/llama3.2", Limited, "Looks.", false },
        { "own-ollama/own-model", Limited, "Looks.", false },
    };

    [Theory]
    [MemberData(nameof(Functions))]
    public async Task A_function_is_held_to_its_schema_or_told_and_what_is_lost_is_said_in_words(string target, string schema, string description, bool isHeld)
    {
        JsonElement body = await BodyAsync(target, new CallOptions { Tools = [Look(Limited)], StrictSchemas = true });

        (JsonElement function, JsonElement parameters) = Declared(target, body);
        Assert.Equal(schema, parameters.GetRawText());
        Assert.Equal(description, function.GetProperty("description").GetString());
        Assert.Equal(isHeld, IsHeld(target, body));
        Assert.Equal(isHeld ? 0 : 1, Reply.Warnings.Count(warning => warning.StartsWith("strict was not sent", StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public async Task A_function_that_refers_to_itself_stays_so_or_goes_as_it_is_without_being_held_to_it(string target, string schema, string description, bool isHeld)
    {
        JsonElement body = await BodyAsync(target, new CallOptions { Tools = [Look(Tree)], StrictSchemas = true });

        // Of those who hold a model to a schema, OpenAI and who follows it take a schema within itself; Claude and Cohere do not.
        bool staysHeld = schema == OpenAI;
        Assert.Contains("\"$ref\":\"#/$defs/node\"", Declared(target, body).Parameters.GetRawText(), StringComparison.Ordinal);
        Assert.Equal(staysHeld, IsHeld(target, body));
        Assert.Equal(isHeld && !staysHeld, Reply.Warnings.Any(warning => warning.StartsWith("the tool 'look' was not sent as strict", StringComparison.Ordinal)));
        Assert.StartsWith("Looks.", description, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public async Task In_full_or_not_at_all_the_first_limit_that_is_lost_is_an_error_and_nothing_is_sent(string target, string schema, string description, bool isHeld)
    {
        var options = new CallOptions { Tools = [Look(Limited)], StrictSchemas = true, StrictCompile = true };
        Server.Enqueue(LoopbackReply.RawJson(WireTarget.Of(target).Answer));
        RelayException? error = (await At(target).TryChatAsync([User(Text("hi"))], options)).Error;

        if (schema == Limited)
        {
            Assert.Null(error);
            Assert.False(isHeld);
            return;
        }

        Assert.Equal((RelayErrorKind.ToolSchema, "look", "format", "minLength"), (error!.Kind, error.Violation!.Tool, error.Violation.Path, error.Violation.Keyword));
        Assert.Contains(WireTarget.Plain(target), error.Message, StringComparison.Ordinal);
        Assert.Equal(Noted, description);
        Assert.Empty(Server.Requests);
    }

    private const string NotedInside = ""","description":"Constraints:\n- format: minLength=2"}""";

    [Theory]
    [InlineData("openai/gpt-4o-mini", "response_format.json_schema.schema", OpenAI, true)]
    [InlineData("responses:openai/gpt-4o-mini", "text.format.schema", OpenAI, true)]
    [InlineData("own-chat/own-model", "response_format.json_schema.schema", Limited, false)]
    [InlineData("own-responses/own-model", "text.format.schema", Limited, false)]
    [InlineData("vertex/meta/llama-3.3-70b-instruct-maas", "response_format.json_schema.schema", Limited, false)]
    [InlineData("anthropic/claude-sonnet-4-5", "output_config.format.schema", Claude, true)]
    [InlineData("vertex/claude-sonnet-4-5@20250929", "output_config.format.schema", Claude, true)]
    [InlineData("own-messages/claude-sonnet-4-5", "output_config.format.schema", Claude, true)]
    [InlineData("bedrock/anthropic.claude-sonnet-4-5-20250929-v1:0", "outputConfig.textFormat.structure.jsonSchema.schema", Claude, true)]
    [InlineData("bedrock/amazon.nova-pro-v1:0", "toolConfig.tools.0.toolSpec.inputSchema.json", Limited, false)]
    [InlineData("google/gemini-2.5-flash", "generationConfig.responseJsonSchema", Open, true)]
    [InlineData("vertex/gemini-2.5-flash", "generationConfig.responseJsonSchema", Open, true)]
    [InlineData("cohere/command-a-03-2025", "response_format.json_schema", Open, true)]
    [InlineData("own-cohere/own-model", "response_format.json_schema", Open, true)]
    [InlineData("ollama-native/llama3.2", "format", Limited, false)]
    [InlineData("own-ollama/own-model", "format", Limited, false)]
    public async Task An_answer_has_its_schema_where_the_wire_has_a_place_for_it_and_what_is_lost_stands_inside(string target, string place, string schema, bool isNoted)
    {
        JsonElement sent = await BodyAsync(target, new ChatOptions { ResponseFormat = ChatResponseFormat.ForJsonSchema(SchemaText.Parse(Limited)) });
        foreach (string step in place.Split('.'))
        {
            sent = sent.ValueKind == JsonValueKind.Array ? sent[0] : sent.GetProperty(step);
        }

        Assert.Equal(isNoted ? schema[..^1] + NotedInside : schema, sent.ValueKind == JsonValueKind.String ? sent.GetString() : sent.GetRawText());
    }

    private static AIFunctionDeclaration Look(string schema) => AIFunctionFactory.CreateDeclaration("look", "Looks.", SchemaText.Parse(schema));

    private static (JsonElement Function, JsonElement Parameters) Declared(string target, JsonElement body)
    {
        switch (WireTarget.Of(target).Form)
        {
            case WireForm.Messages:
                JsonElement tool = body.GetProperty("tools")[0];
                return (tool, tool.GetProperty("input_schema"));
            case WireForm.Converse:
                JsonElement spec = body.GetProperty("toolConfig").GetProperty("tools")[0].GetProperty("toolSpec");
                return (spec, spec.GetProperty("inputSchema").GetProperty("json"));
            case WireForm.Gemini:
                JsonElement declaration = body.GetProperty("tools")[0].GetProperty("functionDeclarations")[0];
                return (declaration, declaration.GetProperty("parametersJsonSchema"));
            case WireForm.Responses:
                JsonElement flat = body.GetProperty("tools")[0];
                return (flat, flat.GetProperty("parameters"));
            default:
                JsonElement function = body.GetProperty("tools")[0].GetProperty("function");
                return (function, function.GetProperty("parameters"));
        }
    }

    private static bool IsHeld(string target, JsonElement body) => WireTarget.Of(target).Form == WireForm.Cohere
        ? body.TryGetProperty("strict_tools", out JsonElement all) && all.GetBoolean()
        : Declared(target, body).Function.TryGetProperty("strict", out JsonElement strict) && strict.GetBoolean();

    private async Task<JsonElement> BodyAsync(string target, ChatOptions options)
    {
        using JsonDocument json = JsonDocument.Parse(await Sent(target, [User(Text("hi"))], options));
        return json.RootElement.Clone();
    }
}
