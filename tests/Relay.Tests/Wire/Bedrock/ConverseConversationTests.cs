using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay.Tests;

/// <summary>Roles, tools, results and cache points in Converse requests.</summary>
[Feature(23)]
public sealed class ConverseConversationTests : ConverseTest
{
    private static readonly ChatMessage s_question = new(ChatRole.User, "Is it high tide?");
    private static readonly ChatMessage s_calls = new(ChatRole.Assistant, [new FunctionCallContent("a", "tide", null), new FunctionCallContent("b", "chart", null), new FunctionCallContent("c", "tide", null)]);

    [Fact]
    public async Task Neighbours_of_one_role_become_one_message()
    {
        (JsonElement body, _) = await Send(
            Haiku,
            null,
            new ChatMessage(ChatRole.User, "1"),
            new ChatMessage(ChatRole.User, "2"),
            new ChatMessage(ChatRole.Assistant, "3"),
            new ChatMessage(ChatRole.Assistant, "  "),
            new ChatMessage(ChatRole.Assistant, "4"),
            new ChatMessage(ChatRole.User, ""),
            new ChatMessage(ChatRole.User, "5"));

        Assert.Equal(
            """[{"role":"user","content":[{"text":"1"},{"text":"2"}]},{"role":"assistant","content":[{"text":"3"},{"text":"4"}]},{"role":"user","content":[{"text":"5"}]}]""",
            Sent(body, "messages"));
    }

    [Fact]
    public async Task Results_stand_before_the_text_of_their_turn_with_errors_marked_and_images_shown()
    {
        (JsonElement body, _) = await Send(
            Haiku,
            Declaring("tide", "chart"),
            s_question,
            s_calls,
            new ChatMessage(ChatRole.User, "Well?"),
            new ChatMessage(ChatRole.Tool, [new FunctionResultContent("a", null) { Exception = new InvalidOperationException("no gauge") }]),
            new ChatMessage(ChatRole.Tool, [new FunctionResultContent("b", new AIContent[] { new TextContent("see"), new DataContent(new byte[] { 1, 2, 3 }, "image/png") })]),
            new ChatMessage(ChatRole.Tool, [new FunctionResultContent("c", new { metres = 7 }) { Exception = new TimeoutException() }]));

        Assert.Equal(
            """
            [{"toolResult":{"toolUseId":"a","content":[{"text":"Error: no gauge"}],"status":"error"}},{"toolResult":{"toolUseId":"b","content":[{"text":"see"},{"image":{"format":"png","source":{"bytes":"AQID"}}}]}},{"toolResult":{"toolUseId":"c","content":[{"json":{"metres":7}}],"status":"error"}},{"text":"Well?"}]
            """,
            Sent(body.GetProperty("messages")[2], "content"));
    }

    /// <summary>The API refuses a conversation that holds calls and names no tools.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Tools_of_earlier_calls_are_named_where_the_call_names_none(bool hasEmptyList)
    {
        (JsonElement body, IReadOnlyList<string> warnings) = await Send(Haiku, hasEmptyList ? new ChatOptions { Tools = [] } : null, s_question, s_calls, Results());

        JsonElement config = body.GetProperty("toolConfig");
        Assert.Equal(["tide", "chart"], config.GetProperty("tools").EnumerateArray().Select(tool => tool.GetProperty("toolSpec").GetProperty("name").GetString()));
        Assert.All(config.GetProperty("tools").EnumerateArray(), tool => Assert.Equal("""{"json":{"type":"object","properties":{}}}""", Sent(tool.GetProperty("toolSpec"), "inputSchema")));
        Assert.Equal("", Sent(config, "toolChoice"));
        Assert.Contains(warnings, warning => warning.Contains("by name only", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Tools_that_must_not_be_called_any_more_go_along_and_the_reply_says_so()
    {
        ChatOptions options = Declaring("tide");
        options.ToolMode = ChatToolMode.None;
        (JsonElement body, IReadOnlyList<string> warnings) = await Send(Haiku, options, s_question, s_calls, Results());

        Assert.Equal("tide", Assert.Single(body.GetProperty("toolConfig").GetProperty("tools").EnumerateArray()).GetProperty("toolSpec").GetProperty("name").GetString());
        Assert.Contains(warnings, warning => warning.StartsWith("tool_choice none was not sent", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_calls_and_tools_there_is_no_tool_configuration() =>
        Assert.Equal("", Sent((await Send(Haiku, null, s_question)).Body, "toolConfig"));

    [Fact]
    public async Task A_cache_point_stands_behind_what_asks_for_it_with_its_lifetime()
    {
        var tool = AIFunctionFactory.Create(() => 1, new AIFunctionFactoryOptions { Name = "f", AdditionalProperties = new Dictionary<string, object?> { ["cache_control"] = "1h" } });
        (JsonElement body, IReadOnlyList<string> warnings) = await Send(
            Haiku,
            new ChatOptions { Tools = [tool] },
            new ChatMessage(ChatRole.System, [Marked(new TextContent("Be brief."), "1h")]),
            new ChatMessage(ChatRole.User, [Marked(new DataContent(new byte[] { 1, 2, 3 }, "image/png"), "5m"), Marked(new TextContent("What is it?"), "ephemeral")]));

        Assert.Equal("""{"cachePoint":{"type":"default","ttl":"1h"}}""", body.GetProperty("toolConfig").GetProperty("tools")[1].GetRawText());
        Assert.Equal("""[{"text":"Be brief."},{"cachePoint":{"type":"default","ttl":"1h"}}]""", Sent(body, "system"));
        Assert.Equal(
            """[{"image":{"format":"png","source":{"bytes":"AQID"}}},{"cachePoint":{"type":"default","ttl":"5m"}},{"text":"What is it?"},{"cachePoint":{"type":"default"}}]""",
            Sent(body.GetProperty("messages")[0], "content"));
        Assert.Empty(warnings);
    }

    [Fact]
    public async Task Of_more_than_four_cache_points_the_last_are_sent()
    {
        (JsonElement body, IReadOnlyList<string> warnings) = await Send(
            Haiku, null, new ChatMessage(ChatRole.User, [.. Enumerable.Range(1, 6).Select(i => Marked(new TextContent(i.ToString(System.Globalization.CultureInfo.InvariantCulture)), "5m"))]));

        string[] blocks = [.. body.GetProperty("messages")[0].GetProperty("content").EnumerateArray().Select(block => block.EnumerateObject().First().Name)];
        Assert.Equal(["text", "text", "text", "cachePoint", "text", "cachePoint", "text", "cachePoint", "text", "cachePoint"], blocks);
        Assert.Contains(warnings, warning => warning.StartsWith("2 of 6", StringComparison.Ordinal));
    }

    private static ChatMessage Results() => new(ChatRole.Tool, [new FunctionResultContent("a", "yes"), new FunctionResultContent("b", "no"), new FunctionResultContent("c", "yes")]);
}
