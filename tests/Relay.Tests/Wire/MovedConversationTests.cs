using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.AI;

namespace Relay.Tests;

/// <summary>A conversation that one provider answered goes on at another: what only the first can read stays behind, with a word about it; the rest arrives.</summary>
public sealed partial class MovedConversationTests : LoopbackTest
{
    private static readonly string[] Targets =
    [
        "anthropic/claude-sonnet-4-5", "google/gemini-2.5-pro", "openai/gpt-5", "openrouter/openai/gpt-5", "mistral/magistral-medium-latest", "deepseek/deepseek-reasoner", "vllm/qwen3",
    ];

    public static TheoryData<string, string> Moves
    {
        get
        {
            var moves = new TheoryData<string, string>();
            foreach (string from in Targets)
            {
                foreach (string to in Targets)
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
            ChatReply first = await Model(from).ChatAsync("What is up?");
            List<ChatMessage> conversation =
            [
                new(ChatRole.User, "What is up?"),
                stored ? Stored(first.Message) : first.Message,
                new(ChatRole.Tool, [new FunctionResultContent(first.ToolCalls[0].CallId, "clouds")]),
            ];

            Server.Enqueue(LoopbackReply.Text("Clouds."));
            ChatReply second = await Model(to).ChatAsync(conversation);
            string body = Server.Requests[^1].Body;

            Assert.Equal("Clouds.", second.Text);
            Assert.Contains("I look.", body, StringComparison.Ordinal);
            Assert.Contains("sky", body, StringComparison.Ordinal);
            Assert.Contains("clouds", body, StringComparison.Ordinal);
            Assert.DoesNotContain("\"origin\"", body, StringComparison.Ordinal);
            if (from != to)
            {
                Assert.DoesNotContain("SECRET-THOUGHT", body, StringComparison.Ordinal);
                if (first.ReasoningText is not null)
                {
                    Assert.Single(second.Warnings, warning => warning.Contains("reasoning of an earlier answer was not sent", StringComparison.Ordinal));
                }
            }
            else
            {
                Assert.DoesNotContain(second.Warnings, warning => warning.Contains("earlier answer", StringComparison.Ordinal));
            }
        }
    }

    [Theory]
    [InlineData("mistral/mistral-small-latest", "^[a-zA-Z0-9]{9}$")]
    [InlineData("openai/gpt-4o", "^.{1,40}$")]
    [InlineData("anthropic/claude-sonnet-4-5", "^[a-zA-Z0-9_-]{1,64}$")]
    public async Task Ids_of_calls_take_the_form_that_the_provider_wants_the_same_for_call_and_result(string target, string form)
    {
        string[] ids = ["call_with-a.very:long/identifier-from-somewhere-else-0123456789", "other", "ïd", new('x', 65)];
        Server.Enqueue(LoopbackReply.Text("Clouds."));
        await Model(target).ChatAsync(
        [
            new(ChatRole.User, "What is up?"),
            new(ChatRole.Assistant, [.. ids.Select(id => (AIContent)new FunctionCallContent(id, "look", new Dictionary<string, object?>()))]),
            new(ChatRole.Tool, [.. ids.Select(id => (AIContent)new FunctionResultContent(id, "clouds"))]),
        ]);
        string body = Server.Requests[^1].Body;
        string[] calls = [.. CallId().Matches(body).Select(match => JsonSerializer.Deserialize<string>(match.Groups[1].Value)!)];
        string[] results = [.. ResultId().Matches(body).Select(match => JsonSerializer.Deserialize<string>(match.Groups[1].Value)!)];
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
        Assert.Same(conversation, MovedConversation.For(conversation, "claude", new RequestWarnings()));
        await Task.CompletedTask;
    }

    private static ChatMessage Stored(ChatMessage message) =>
        JsonSerializer.Deserialize<ChatMessage>(JsonSerializer.Serialize(message, AIJsonUtilities.DefaultOptions), AIJsonUtilities.DefaultOptions)!;

    [GeneratedRegex("\"id\":(\"[^\"]*\")")]
    private static partial Regex CallId();

    [GeneratedRegex("\"(?:tool_call_id|tool_use_id)\":(\"[^\"]*\")")]
    private static partial Regex ResultId();
}
