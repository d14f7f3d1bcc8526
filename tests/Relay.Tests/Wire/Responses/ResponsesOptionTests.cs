using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay.Tests;

[Feature(28)]
public sealed class ResponsesOptionTests : ResponsesTest
{
    [Fact]
    public async Task A_call_is_stateless_and_asks_for_the_reasoning_it_has_to_send_back()
    {
        JsonElement sent = await Send(new());
        Assert.Equal("/v1/responses", Server.Requests[^1].Path);
        Assert.False(sent.GetProperty("store").GetBoolean());
        Assert.Equal("""["reasoning.encrypted_content"]""", Raw(sent, "include"));
    }

    [Fact]
    public async Task A_model_that_does_not_reason_is_not_asked_for_reasoning() => Assert.Equal("absent", Raw(await Send(new(), "openai/gpt-4o"), "include"));

    [Fact]
    public async Task A_provider_that_keeps_nothing_is_not_told_so()
    {
        JsonElement sent = await Send(new(), "deepseek/deepseek-v4-flash");
        Assert.Equal(("absent", "absent"), (Raw(sent, "store"), Raw(sent, "include")));
    }

    [Fact]
    public async Task Whoever_wants_the_answer_kept_says_so_and_gets_its_id()
    {
        Server.Enqueue(Answer("", more: "\"store\":true,"));
        ChatReply reply = await Responses().ChatAsync("hi", new ChatOptions { AdditionalProperties = new() { ["store"] = true } });
        Assert.True(Sent.GetProperty("store").GetBoolean());
        Assert.Equal("resp_1", reply.ConversationId);

        JsonElement next = await Send(new() { ConversationId = reply.ConversationId });
        Assert.Equal(("\"resp_1\"", "absent"), (Raw(next, "previous_response_id"), Raw(next, "store")));
        Assert.Equal("\"conv_1\"", Raw(await Send(new() { ConversationId = "conv_1" }), "conversation"));
    }

    [Theory]
    [InlineData("deepseek/deepseek-v4-flash", ApiStyle.Responses)]
    [InlineData(Gpt5, ApiStyle.ChatCompletions)]
    public async Task Where_nothing_is_kept_a_call_cannot_go_on_from_it(string target, ApiStyle style)
    {
        RelayException error = await Assert.ThrowsAsync<RelayException>(() => Model(target, model => model.ApiStyle = style).ChatAsync("hi", new ChatOptions { ConversationId = "resp_1" }));
        Assert.Equal(RelayErrorKind.InvalidRequest, error.Kind);
        Assert.Empty(Server.Requests);
    }

    [Fact]
    public async Task Reasoning_has_effort_and_summary_beside_what_else_is_given()
    {
        JsonElement sent = await Send(new()
        {
            Reasoning = new() { Effort = ReasoningEffort.High, Output = ReasoningOutput.Summary },
            AdditionalProperties = new() { ["reasoning"] = JsonDocument.Parse("""{"generate_summary":"x","summary":"concise"}""").RootElement },
        });
        Assert.Equal("""{"effort":"high","summary":"auto","generate_summary":"x"}""", Raw(sent, "reasoning"));
        Assert.Equal("""{"summary":"detailed"}""", Raw(await Send(new() { Reasoning = new() { Output = ReasoningOutput.Full } }), "reasoning"));
        Assert.Equal("absent", Raw(await Send(new()), "reasoning"));
    }

    [Fact]
    public async Task Text_has_format_and_verbosity()
    {
        JsonElement schema = JsonDocument.Parse("""{"type":"object","properties":{"n":{"type":"integer"} } }""").RootElement;
        JsonElement sent = await Send(new()
        {
            ResponseFormat = ChatResponseFormat.ForJsonSchema(schema, "number", "A number."),
            AdditionalProperties = new() { ["verbosity"] = "low", ["strict"] = true },
        });

        // The format of structured output was dropped once.
        Assert.Equal("""{"format":{"type":"json_schema","name":"number","description":"A number.","strict":true,"schema":{"type":"object","properties":{"n":{"type":["integer","null"]} },"required":["n"],"additionalProperties":false}},"verbosity":"low"}""".Replace(" ", "", StringComparison.Ordinal), Raw(sent, "text").Replace(" ", "", StringComparison.Ordinal));
        Assert.Equal("""{"format":{"type":"json_object"}}""", Raw(await Send(new() { ResponseFormat = ChatResponseFormat.Json }), "text"));
    }

    [Fact]
    public async Task Functions_are_flat_and_not_strict_unless_they_say_so()
    {
        JsonElement sent = await Send(new()
        {
            Tools = [AIFunctionFactory.CreateDeclaration("look", "Looks.", JsonDocument.Parse("""{"type":"object"}""").RootElement)],
            ToolMode = ChatToolMode.RequireSpecific("look"),
            AllowMultipleToolCalls = false,
        });
        Assert.Equal("""[{"type":"function","name":"look","description":"Looks.","parameters":{"type":"object"},"strict":false}]""", Raw(sent, "tools"));
        Assert.Equal("""{"type":"function","name":"look"}""", Raw(sent, "tool_choice"));
        Assert.Equal("false", Raw(sent, "parallel_tool_calls"));
    }

    [Theory]
    [InlineData("auto")]
    [InlineData("none")]
    [InlineData("required")]
    public async Task The_choice_of_tools_is_a_word(string word)
    {
        JsonElement sent = await Send(new()
        {
            Tools = [AIFunctionFactory.Create(() => 1, "one")],
            ToolMode = word switch { "auto" => ChatToolMode.Auto, "none" => ChatToolMode.None, _ => ChatToolMode.RequireAny },
        });
        Assert.Equal($"\"{word}\"", Raw(sent, "tool_choice"));
    }

    [Fact]
    public async Task Tools_of_the_providers_own_are_sent_and_can_be_chosen()
    {
        JsonElement sent = await Send(new()
        {
            Tools =
            [
                new HostedWebSearchTool(new Dictionary<string, object?> { ["search_context_size"] = "low" }),
                new HostedFileSearchTool { Inputs = [new HostedVectorStoreContent("vs_1")], MaximumResultCount = 3 },
                new HostedCodeInterpreterTool { Inputs = [new HostedFileContent("file-1")] },
                new HostedMcpServerTool("wiki", "https://mcp.example.com/mcp")
                {
                    AllowedTools = ["ask"],
                    ApprovalMode = HostedMcpServerToolApprovalMode.NeverRequire,
                    Headers = new Dictionary<string, string> { ["Authorization"] = "Bearer token-1", ["x-team"] = "a" },
                },
            ],
            ToolMode = ChatToolMode.RequireSpecific("web_search"),
            AdditionalProperties = new() { ["tools"] = JsonDocument.Parse("""[{"type":"custom","name":"shell"}]""").RootElement },
        });
        Assert.Equal(
            """[{"type":"web_search","search_context_size":"low"},{"type":"file_search","vector_store_ids":["vs_1"],"max_num_results":3},{"type":"code_interpreter","container":{"type":"auto","file_ids":["file-1"]}},{"type":"mcp","server_label":"wiki","server_url":"https://mcp.example.com/mcp","headers":{"x-team":"a"},"authorization":"token-1","allowed_tools":["ask"],"require_approval":"never"},{"type":"custom","name":"shell"}]""",
            Raw(sent, "tools"));
        Assert.Equal("""{"type":"web_search"}""", Raw(sent, "tool_choice"));
    }

    [Fact]
    public async Task A_tool_that_the_protocol_has_no_word_for_is_a_typed_error()
    {
        RelayException error = await Assert.ThrowsAsync<RelayException>(() => Responses().ChatAsync("hi", new ChatOptions { Tools = [new UnknownTool()] }));
        Assert.Equal(RelayErrorKind.ToolSchema, error.Kind);
        Assert.Contains("'teleport' (UnknownTool)", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fields_that_Relay_does_not_read_are_passed_on()
    {
        JsonElement sent = await Send(new CallOptions
        {
            User = "u-1",
            AdditionalProperties = new()
            {
                ["truncation"] = "auto", ["prompt_cache_key"] = "k", ["prompt_cache_retention"] = "24h", ["safety_identifier"] = "s", ["service_tier"] = "flex",
                ["metadata"] = new Dictionary<string, object?> { ["a"] = "b" }, ["include"] = new[] { "web_search_call.action.sources" },
                ["tool_choice"] = new Dictionary<string, object?> { ["type"] = "allowed_tools" },
            },
        });
        Assert.Equal(
            """
            "auto" "k" "24h" "s" "flex" {"a":"b"} ["web_search_call.action.sources","reasoning.encrypted_content"] {"type":"allowed_tools"} "u-1"
            """,
            string.Join(' ', new[] { "truncation", "prompt_cache_key", "prompt_cache_retention", "safety_identifier", "service_tier", "metadata", "include", "tool_choice", "user" }.Select(name => Raw(sent, name))));
    }

    [Fact]
    public async Task What_Responses_have_no_field_for_is_left_out_with_a_warning()
    {
        Server.Enqueue(LoopbackReply.Text("hi"));
        ChatReply reply = await Responses("openai/gpt-4o").ChatAsync("hi", new ChatOptions { StopSequences = ["x"], Seed = 1, TopK = 2, PresencePenalty = 1, FrequencyPenalty = 1, Temperature = 0.5f, MaxOutputTokens = 9 });
        Assert.Equal(["top_k", "presence_penalty", "frequency_penalty", "seed", "stop"], reply.Warnings.Select(warning => warning[..warning.IndexOf(' ', StringComparison.Ordinal)]));
        Assert.Equal(("0.5", "9"), (Raw(Sent, "temperature"), Raw(Sent, "max_output_tokens")));
        Assert.Equal("absent absent absent", string.Join(' ', new[] { "stop", "seed", "top_k" }.Select(name => Raw(Sent, name))));
    }

    private static string Raw(JsonElement body, string name) => body.TryGetProperty(name, out JsonElement value) ? value.GetRawText() : "absent";

    private sealed class UnknownTool : AITool
    {
        public override string Name => "teleport";
    }
}
