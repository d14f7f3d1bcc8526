using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.AI;

namespace Relay.Tests;

/// <summary>A conversation that one provider answered goes on at another: what only the first can read stays behind, with a word about it; the rest arrives.</summary>
[Feature(66)]
public sealed partial class MovedConversationTests : WireTargetTest
{
    private static readonly string[] s_families =
    [
        "anthropic/claude-sonnet-4-5", "google/gemini-2.5-pro", "openai/gpt-5", "openrouter/openai/gpt-5", "mistral/magistral-medium-latest", "deepseek/deepseek-reasoner", "vllm/qwen3",
        "responses:openai/gpt-5", "azure/gpt-5", "responses:azure/gpt-5", "vertex/gemini-2.5-flash", "vertex/claude-sonnet-4-5@20250929", "vertex/mistral-medium-3",
        "bedrock/anthropic.claude-sonnet-4-5-20250929-v1:0", "bedrock/amazon.nova-2-lite-v1:0", "bedrock/deepseek.v3-v1:0", "cohere/command-a-reasoning-08-2025", "ollama-native/qwen3",
        "own-chat/own-model", "own-responses/own-model",
    ];

    public static TheoryData<string, string> Moves
    {
        get
        {
            var moves = new TheoryData<string, string>();
            foreach (string from in s_families)
            {
                foreach (string to in s_families)
                {
                    moves.Add(from, to);
                }
            }

            return moves;
        }
    }

    [Theory]
    [MemberData(nameof(Moves))]
    public async Task Reasoning_stays_with_its_maker_and_calls_and_results_go_along(string from, string to)
    {
        foreach (bool stored in new[] { false, true })
        {
            Server.Enqueue(LoopbackReply.Text("I look.").WithReasoning("SECRET-THOUGHT").WithToolCall("look", """{"at":"sky"}""", "call_with-a.very:long/identifier-from-somewhere-else-0123456789"));
            ChatReply first = await At(from).ChatAsync("What is up?");
            List<ChatMessage> conversation =
            [
                new(ChatRole.User, "What is up?"),
                stored ? Stored(first.Message) : first.Message,
                new(ChatRole.Tool, [new FunctionResultContent(first.ToolCalls[0].CallId, "clouds")]),
            ];

            Server.Enqueue(LoopbackReply.Text("Clouds."));
            ChatReply second = await At(to).ChatAsync(conversation, Declaring("look"));
            string body = Server.Requests[^1].Body;

            Assert.Equal("Clouds.", second.Text);
            RequestForm.Check(WireTarget.Of(to).Form, body);
            Assert.Contains("I look.", body, StringComparison.Ordinal);
            Assert.Contains("sky", body, StringComparison.Ordinal);
            Assert.Contains("clouds", body, StringComparison.Ordinal);
            Assert.DoesNotContain("\"origin\"", body, StringComparison.Ordinal);
            if (Maker(from) != Maker(to))
            {
                Assert.DoesNotContain("SECRET-THOUGHT", body, StringComparison.Ordinal);
                if (first.ReasoningText is not null)
                {
                    Assert.Single(second.Warnings, warning => warning.Contains("reasoning of an earlier answer was not sent", StringComparison.Ordinal));
                }
            }
            else if (WireTarget.Of(from).Form == WireTarget.Of(to).Form || Maker(to) == "claude")
            {
                Assert.DoesNotContain(second.Warnings, warning => warning.Contains("earlier answer", StringComparison.Ordinal));
            }
            else if (first.ReasoningText is not null)
            {
                Assert.Single(second.Warnings, warning => warning.Contains("over the protocol it came over", StringComparison.Ordinal));
            }
        }
    }

    [Theory]
    [InlineData("mistral/mistral-small-latest", "^[a-zA-Z0-9]{9}$")]
    [InlineData("openai/gpt-4o", "^.{1,40}$")]
    [InlineData("anthropic/claude-sonnet-4-5", "^[a-zA-Z0-9_-]{1,64}$")]
    [InlineData("vertex/claude-sonnet-4-5@20250929", "^[a-zA-Z0-9_-]{1,64}$")]
    [InlineData("vertex/mistral-medium-3", "^[a-zA-Z0-9]{9}$")]
    [InlineData("azure/gpt-4o", "^.{1,40}$")]
    [InlineData("responses:openai/gpt-5", "^.{1,64}$")]
    [InlineData("responses:azure/gpt-5", "^.{1,64}$")]
    [InlineData("bedrock/anthropic.claude-sonnet-4-5-20250929-v1:0", "^[a-zA-Z0-9_-]{1,64}$")]
    [InlineData("own-messages/own-model", "^[a-zA-Z0-9_-]{1,64}$")]
    public async Task Ids_of_calls_take_the_form_that_the_provider_wants_the_same_for_call_and_result(string target, string form)
    {
        string[] ids = ["call_with-a.very:long/identifier-from-somewhere-else-0123456789", "other", "ïd", new('x', 65)];
        Server.Enqueue(LoopbackReply.Text("Clouds."));
        await At(target).ChatAsync(
        [
            new(ChatRole.User, "What is up?"),
            new(ChatRole.Assistant, [.. ids.Select(id => (AIContent)new FunctionCallContent(id, "look", new Dictionary<string, object?>()))]),
            new(ChatRole.Tool, [.. ids.Select(id => (AIContent)new FunctionResultContent(id, "clouds"))]),
        ]);
        string body = Server.Requests[^1].Body;
        bool isConverse = target.StartsWith("bedrock/", StringComparison.Ordinal), isResponses = target.StartsWith(WireTarget.ResponsesPrefix, StringComparison.Ordinal);
        Regex call = isConverse ? CallUse() : isResponses ? CallItem() : CallId(), result = isConverse ? ResultUse() : isResponses ? ResultItem() : ResultId();
        string[] calls = [.. call.Matches(body).Select(match => JsonSerializer.Deserialize<string>(match.Groups[1].Value)!)];
        string[] results = [.. result.Matches(body).Select(match => JsonSerializer.Deserialize<string>(match.Groups[1].Value)!)];
        Assert.Equal(calls, results);
        Assert.Equal(4, calls.Distinct().Count());
        Assert.All(calls, id => Assert.Matches(form, id));
    }

    [Fact]
    public async Task What_a_provider_did_with_tools_of_its_own_stays_behind()
    {
        Server.Enqueue(LoopbackReply.RawJson("""
            {"id":"msg_1","type":"message","role":"assistant","model":"claude-sonnet-4-5","stop_reason":"end_turn","stop_sequence":null,"usage":{"input_tokens":1,"output_tokens":1},
             "content":[{"type":"server_tool_use","id":"srvtoolu_1","name":"web_search","input":{"query":"sky"}},{"type":"text","text":"Clouds."}]}
            """));
        ChatReply first = await Model("anthropic/claude-sonnet-4-5").ChatAsync("What is up?");
        Server.Enqueue(LoopbackReply.Text("Still clouds."));
        ChatReply second = await Model("openai/gpt-4o").ChatAsync([new(ChatRole.User, "What is up?"), first.Message, new(ChatRole.User, "And now?")]);
        Assert.DoesNotContain("srvtoolu", Server.Requests[^1].Body, StringComparison.Ordinal);
        Assert.Contains("tools of its own", Assert.Single(second.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_conversation_that_did_not_move_is_handed_on_as_the_object_it_is()
    {
        ChatMessage[] conversation = [new(ChatRole.User, "hi"), new(ChatRole.Assistant, [new TextReasoningContent("Hm."), new TextContent("ho")])];
        Assert.True(ProviderTable.TryGet("anthropic", out ProviderFacts? anthropic));
        var home = new ConversationHome("claude", AnthropicWire.Instance, anthropic);
        Assert.Same(conversation, MovedConversation.For(conversation, home, new RequestWarnings()));
        await Task.CompletedTask;
    }

    private static string Maker(string target) =>
        target.Contains("claude", StringComparison.Ordinal) ? "claude" : target.Contains("gemini", StringComparison.Ordinal) ? "gemini" : WireTarget.Plain(target).Split('/')[0];

    private static ChatMessage Stored(ChatMessage message) =>
        JsonSerializer.Deserialize<ChatMessage>(JsonSerializer.Serialize(message, AIJsonUtilities.DefaultOptions), AIJsonUtilities.DefaultOptions)!;

    [GeneratedRegex("\"id\":(\"[^\"]*\")")]
    private static partial Regex CallId();

    [GeneratedRegex("\"(?:tool_call_id|tool_use_id)\":(\"[^\"]*\")")]
    private static partial Regex ResultId();

    [GeneratedRegex("\"toolUse\":{\"toolUseId\":(\"[^\"]*\")")]
    private static partial Regex CallUse();

    [GeneratedRegex("\"toolResult\":{\"toolUseId\":(\"[^\"]*\")")]
    private static partial Regex ResultUse();

    [GeneratedRegex("\"function_call\",\"call_id\":(\"[^\"]*\")")]
    private static partial Regex CallItem();

    [GeneratedRegex("\"function_call_output\",\"call_id\":(\"[^\"]*\")")]
    private static partial Regex ResultItem();
}
