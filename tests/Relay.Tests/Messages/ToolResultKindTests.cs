using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay.Tests;

/// <summary>What tools give back reaches the model: text, values, failures and images, from the program's hands or out of a store.</summary>
public sealed class ToolResultKindTests : WireTargetTest
{
    [Theory]
    [MemberData(nameof(Wires))]
    public async Task A_text_goes_as_it_is_and_not_as_JSON_of_a_text(string target)
    {
        // A function of the ecosystem gives a JSON element, whose quotes were sent once.
        using JsonDocument json = JsonDocument.Parse("\"4 m\"");
        foreach (object result in new object[] { "4 m", json.RootElement.Clone(), new TextContent("4 m") })
        {
            string body = await Sent(target, Turn(new FunctionResultContent("call_0001", result)));
            Assert.Contains("\"4 m\"", body, StringComparison.Ordinal);
            Assert.DoesNotContain("\\\"4 m", body, StringComparison.Ordinal);
            RequestForm.Check(WireTarget.Of(target).Form, body);
        }
    }

    [Theory]
    [MemberData(nameof(Wires))]
    public async Task A_value_goes_as_JSON(string target)
    {
        string body = await Sent(target, Turn(new FunctionResultContent("call_0001", new Dictionary<string, object?> { ["height"] = 4 })));
        Assert.Contains("\"height\":4}", body.Replace("\\\"", "\"", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Wires))]
    public async Task A_failure_says_that_it_is_one(string target)
    {
        string body = await Sent(target, Turn(new FunctionResultContent("call_0001", null) { Exception = new InvalidOperationException("no tide") }));
        Assert.Contains("no tide", body, StringComparison.Ordinal);
        Assert.Contains("rror", body, StringComparison.Ordinal);
        Assert.DoesNotContain("InvalidOperation", body, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Wires))]
    public async Task An_image_reaches_the_model_or_is_refused_also_out_of_a_store(string target)
    {
        var image = new DataContent(new byte[] { 1, 2, 3 }, "image/png");
        foreach (object result in new object[] { image, new AIContent[] { new TextContent("the tide"), image }, new List<AIContent> { new TextContent("the tide"), image } })
        {
            ChatMessage[] turn = Turn(new FunctionResultContent("call_0001", result));
            foreach (ChatMessage[] messages in new[] { turn, Stored(turn) })
            {
                Server.Enqueue(LoopbackReply.RawJson(WireTarget.Of(target).Answer));
                int before = Server.Requests.Count;
                RelayException? error = (await At(target).TryChatAsync(messages)).Error;
                if (error is null)
                {
                    string body = Server.Requests[^1].Body;
                    Assert.Contains("AQID", body, StringComparison.Ordinal);
                    Assert.DoesNotContain("\\\"uri", body, StringComparison.Ordinal);
                    Assert.DoesNotContain("$type", body, StringComparison.Ordinal);
                }
                else
                {
                    Assert.Equal(RelayErrorKind.InvalidRequest, error.Kind);
                    Assert.Equal(before, Server.Requests.Count);
                    Assert.Contains("(image/png)", error.Message, StringComparison.Ordinal);
                    Assert.Contains(WireTarget.Plain(target), error.Message, StringComparison.Ordinal);
                }
            }
        }
    }

    [Fact]
    public async Task Chat_Completions_get_the_images_of_all_results_of_a_turn_in_a_message_of_the_user_behind_them()
    {
        var image = new DataContent(new byte[] { 1, 2, 3 }, "image/png");
        string body = await Sent(
            "openai/own-model",
            [
                User(Text("hi")), Assistant(new FunctionCallContent("a", "f"), new FunctionCallContent("b", "f")),
                Tool(new FunctionResultContent("a", new AIContent[] { new TextContent("see"), image })), Tool(new FunctionResultContent("b", image)), User(Text("well?")),
            ]);
        using JsonDocument json = JsonDocument.Parse(body);
        string[] messages = [.. json.RootElement.GetProperty("messages").EnumerateArray().Skip(2).Select(message => message.GetRawText())];
        Assert.Equal(
            [
                """{"role":"tool","tool_call_id":"a","content":"see"}""",
                """{"role":"tool","tool_call_id":"b","content":"The result is in the next message of the user."}""",
                """{"role":"user","content":[{"type":"text","text":"Result of the tool call a:"},{"type":"image_url","image_url":{"url":"data:image/png;base64,AQID"}},{"type":"text","text":"Result of the tool call b:"},{"type":"image_url","image_url":{"url":"data:image/png;base64,AQID"}}]}""",
                """{"role":"user","content":"well?"}""",
            ],
            messages);
        Assert.Contains("tool results", Assert.Single(Reply.Warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("anthropic/claude-sonnet-4-5", """{"type":"tool_result","tool_use_id":"call_0001","content":[{"type":"image","source":{"type":"base64","media_type":"image/png","data":"AQID"}}]}""")]
    [InlineData("google/gemini-3-pro-preview", """"response":{"output":""},"parts":[{"inlineData":{"mimeType":"image/png","data":"AQID"}}]"""")]
    [InlineData("vertex/claude-sonnet-4-5@20250929", """{"type":"tool_result","tool_use_id":"call_0001","content":[{"type":"image","source":{"type":"base64","media_type":"image/png","data":"AQID"}}]}""")]
    [InlineData("vertex/mistral-medium-3", """"content":[{"type":"image_url","image_url":{"url":"data:image/png;base64,AQID"}}]"""")]
    [InlineData("bedrock/anthropic.claude-3-7-sonnet-20250219-v1:0", """{"toolResult":{"toolUseId":"call_0001","content":[{"image":{"format":"png","source":{"bytes":"AQID"}}}]}}""")]
    [InlineData("responses:openai/own-model", """"output":[{"type":"input_image","image_url":"data:image/png;base64,AQID"}]"""")]
    [InlineData("mistral/mistral-large-latest", """"content":[{"type":"image_url","image_url":{"url":"data:image/png;base64,AQID"}}]"""")]
    public async Task An_image_stands_in_the_result_where_the_wire_has_a_place_for_it(string target, string form) =>
        Assert.Contains(form.Trim('"'), await Sent(target, Turn(new FunctionResultContent("call_0001", new DataContent(new byte[] { 1, 2, 3 }, "image/png")))), StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Wires))]
    public async Task A_message_of_a_tool_without_a_result_is_refused(string target) =>
        Assert.Contains("FunctionResultContent", (await Refused(target, [User(Text("hi")), Tool(Text("4 m"))])).Message, StringComparison.Ordinal);

    private static ChatMessage[] Turn(FunctionResultContent result) => [User(Text("hi")), Assistant(new FunctionCallContent("call_0001", "tide", new Dictionary<string, object?>())), Tool(result)];

    private static ChatMessage[] Stored(ChatMessage[] messages) =>
        JsonSerializer.Deserialize<ChatMessage[]>(JsonSerializer.Serialize(messages, AIJsonUtilities.DefaultOptions), AIJsonUtilities.DefaultOptions)!;
}
