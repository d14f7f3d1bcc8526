using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay.Tests;

/// <summary>Conversations of every shape: who speaks, how often, in which order, and about nothing.</summary>
[Feature(66)]
public sealed class ConversationShapeTests : WireTargetTest
{
    [Theory]
    [MemberData(nameof(Wires))]
    public async Task Several_system_messages_all_arrive_in_order_wherever_they_stand(string target)
    {
        string body = await Sent(target, [System("one"), System("two"), User(Text("hi")), Assistant(Text("yes?")), System("three"), User(Text("go"))], new ChatOptions { Instructions = "zero" });
        int[] places = [.. new[] { "zero", "one", "two", "three" }.Select(text => body.IndexOf(text, StringComparison.Ordinal))];
        Assert.All(places, place => Assert.True(place > 0));
        Assert.Equal(places.Order(), places);
    }

    [Theory]
    [MemberData(nameof(Wires))]
    public async Task A_developer_speaks_as_the_system_where_only_that_is_known(string target)
    {
        string body = await Sent(target, [new(new ChatRole("developer"), "be brief"), User(Text("hi"))]);
        Assert.Contains("be brief", body, StringComparison.Ordinal);
        Assert.Equal(WireTarget.Plain(target).Split('/')[0] is "openai" or "azure", body.Contains("\"developer\"", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Wires))]
    public async Task A_role_that_nobody_knows_is_refused(string target)
    {
        RelayException error = await Refused(target, [new(new ChatRole("narrator"), "once"), User(Text("hi"))]);
        Assert.Contains("'narrator'", error.Message, StringComparison.Ordinal);
        Assert.Contains(WireTarget.Plain(target), error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Wires))]
    public async Task Neighbours_of_one_role_all_arrive(string target)
    {
        string body = await Sent(target, [User(Text("alpha")), User(Text("bravo")), Assistant(Text("charlie")), Assistant(Text("delta")), User(Text("foxtrot"))]);
        int[] places = [.. new[] { "alpha", "bravo", "charlie", "delta", "foxtrot" }.Select(text => body.IndexOf(text, StringComparison.Ordinal))];
        Assert.Equal(places.Order(), places);
        RequestForm.Check(WireTarget.Of(target).Form, body);
        if (Alternates(target))
        {
            using JsonDocument json = JsonDocument.Parse(body);
            string[] roles = [.. json.RootElement.GetProperty(WireTarget.Of(target).Form == WireForm.Gemini ? "contents" : "messages").EnumerateArray().Select(message => message.GetProperty("role").GetString()!)];
            Assert.Equal(3, roles.Length);
        }
    }

    [Theory]
    [MemberData(nameof(Wires))]
    public async Task An_empty_conversation_is_refused(string target) => Assert.Contains("empty", (await Refused(target, [])).Message, StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Wires))]
    public async Task A_message_and_a_content_that_are_null_are_refused(string target)
    {
        Assert.Contains("null", (await Refused(target, [User(Text("hi")), null!])).Message, StringComparison.Ordinal);
        Assert.Contains("null", (await Refused(target, [User(Text("hi"), null!)])).Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Wires))]
    public async Task A_message_without_text_breaks_nothing(string target)
    {
        string body = await Sent(target, [User(Text("hi")), Assistant(), Assistant(Text("")), new(ChatRole.Assistant, (string?)null), User(Text("go"))]);
        Assert.Contains("\"go\"", body, StringComparison.Ordinal);
        Assert.DoesNotContain("null", body.Replace("\"content\":null", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("anthropic/claude-sonnet-4-5")]
    [InlineData("openai/own-model")]
    [InlineData("mistral/mistral-large-latest")]
    [InlineData("ollama-native/llama3.2")]
    [InlineData("vertex/claude-sonnet-4-5@20250929")]
    [InlineData("vertex/mistral-medium-3")]
    [InlineData("bedrock/anthropic.claude-3-7-sonnet-20250219-v1:0")]
    [InlineData("own-messages/own-model")]
    [InlineData("own-chat/own-model")]
    [InlineData("own-ollama/own-model")]
    public async Task A_beginning_of_the_answer_goes_where_it_is_taken(string target)
    {
        string body = await Sent(target, [User(Text("As JSON.")), Assistant(Text("{"))]);
        Assert.Contains("\"{\"", body, StringComparison.Ordinal);
        Assert.Equal(target.Contains("mistral", StringComparison.Ordinal), body.Contains("\"prefix\":true", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("anthropic/claude-opus-4-6")]
    [InlineData("anthropic/claude-sonnet-4-6")]
    [InlineData("anthropic/claude-opus-4-7")]
    [InlineData("openrouter/anthropic/claude-opus-4.6")]
    [InlineData("perplexity/sonar")]
    [InlineData("vertex/claude-opus-4-6")]
    [InlineData("bedrock/us.anthropic.claude-opus-4-6-v1")]
    [InlineData("own-messages/claude-opus-4-6")]
    public async Task A_beginning_of_the_answer_is_refused_where_it_is_not_taken(string target)
    {
        RelayException error = await Refused(target, [User(Text("As JSON.")), Assistant(Text("{"))]);
        Assert.Contains("ends with a message of the assistant", error.Message, StringComparison.Ordinal);
        Assert.Contains(WireTarget.Plain(target), error.Message, StringComparison.Ordinal);
        Assert.Contains("ResponseFormat", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Claude_takes_no_beginning_that_ends_in_blanks_nor_one_while_it_thinks()
    {
        Assert.Contains("TrimEnd", (await Refused("anthropic/claude-sonnet-4-5", [User(Text("hi")), Assistant(Text("Well, "))])).Message, StringComparison.Ordinal);
        Assert.Contains(
            "thinks",
            (await Refused("anthropic/claude-sonnet-4-5", [User(Text("hi")), Assistant(Text("Well,"))], new ChatOptions { Reasoning = new() { Effort = ReasoningEffort.Low } })).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_paused_for_the_providers_own_tools_is_gone_on_with()
    {
        Server.Enqueue(LoopbackReply.RawJson("""{"content":[{"type":"server_tool_use","id":"s","name":"web_search","input":{"query":"q"}}],"stop_reason":"pause_turn"}"""));
        ChatReply paused = await Model("anthropic/claude-opus-4-7").ChatAsync("hi");
        Assert.Contains("server_tool_use", await Sent("anthropic/claude-opus-4-7", [User(Text("hi")), paused.Message]), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Wires))]
    public async Task A_refusal_of_an_earlier_answer_arrives(string target)
    {
        string body = await Sent(target, [User(Text("hi")), Assistant(new ErrorContent("I must not.") { ErrorCode = Answer.RefusalCode }), User(Text("why?"))]);
        Assert.Contains("\"I must not.\"", body, StringComparison.Ordinal);
        Assert.Equal(WireTarget.Of(target).Form is WireForm.Chat or WireForm.Responses && !target.Contains("mistral", StringComparison.Ordinal), body.Contains("\"refusal\"", StringComparison.Ordinal));
        RequestForm.Check(WireTarget.Of(target).Form, body);
    }

    private static bool Alternates(string target) => WireTarget.Of(target).Form is WireForm.Messages or WireForm.Gemini or WireForm.Converse || target.StartsWith("perplexity/", StringComparison.Ordinal);

    private static ChatMessage System(string text) => new(ChatRole.System, text);
}
