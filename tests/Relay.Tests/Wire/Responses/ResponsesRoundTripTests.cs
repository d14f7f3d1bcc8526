using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay.Tests;

public sealed class ResponsesRoundTripTests : ResponsesTest
{
    private const string Reasoning = """{"id":"rs_1","type":"reasoning","summary":[{"type":"summary_text","text":"Look it up. "},{"type":"summary_text","text":"Then say."}],"encrypted_content":"gAAA/+é=","status":null}""";
    private const string Search = """{"id":"ws_1","type":"web_search_call","status":"completed","action":{"type":"search","query":"tide"}}""";
    private const string Message = """{"type":"message","id":"msg_1","status":"completed","phase":"commentary","role":"assistant","content":[{"type":"output_text","text":"It is high.","annotations":[{"type":"url_citation","url":"https://example.com/","title":"Tides","start_index":0,"end_index":2}]},{"type":"output_text","text":" More?","annotations":[]}]}""";
    private const string Call = """{"type":"function_call","id":"fc_1","status":"completed","namespace":"sea","call_id":"call_1","name":"tide_at","arguments":"{\"harbour\": \"Brest\"}"}""";

    private static readonly string Items = string.Join(",", Reasoning, Search, Message, Call);
    private static readonly string All = string.Join("\n", Reasoning, Search, Message, Call);

    [Fact]
    public async Task An_answer_goes_back_item_for_item_and_reasoning_byte_for_byte()
    {
        Server.Enqueue(Answer(Items));
        ChatReply reply = await Responses().ChatAsync("hi");
        Assert.Equal("It is high. More?", reply.Text);
        Assert.Equal("Look it up. \n\nThen say.", reply.ReasoningText);
        CitationAnnotation source = Assert.IsType<CitationAnnotation>(Assert.Single(reply.Message.Contents.OfType<TextContent>().First().Annotations!));
        Assert.Equal(("https://example.com/", "Tides"), (source.Url!.AbsoluteUri, source.Title));
        Assert.Equal(("call_1", "tide_at"), (reply.ToolCalls[0].CallId, reply.ToolCalls[0].Name));
        Assert.Equal(ChatFinishReason.ToolCalls, reply.FinishReason);
        Assert.Equal((15, 5, 6, 4), (reply.Usage!.InputUncached, reply.Usage.CacheRead, reply.Usage.OutputVisible, reply.Usage.Reasoning));
        Assert.Equal(All, await GoBack([reply.Message]));
    }

    [Fact]
    public async Task A_streamed_answer_goes_back_item_for_item_and_reasoning_byte_for_byte()
    {
        Server.Enqueue(Stream());
        List<ChatUpdate> updates = await Collect(Responses().StreamAsync("hi"));
        Assert.Equal(["Look it up. ", "\n\n", "Then say."], updates.Where(update => update.Kind == ChatUpdateKind.Thinking).Select(update => update.Text));
        Assert.Equal(["It is ", "high.", " More?"], updates.Where(update => update.Kind == ChatUpdateKind.Text).Select(update => update.Text));
        ChatReply reply = updates[^1].Reply!;
        Assert.Equal("{\"harbour\": \"Brest\"}", reply.ToolCalls[0].ArgumentsText());
        Assert.Equal(All, await GoBack([reply.Message]));
    }

    [Fact]
    public async Task An_answer_put_together_from_the_updates_of_IChatClient_goes_back_in_its_order()
    {
        Server.Enqueue(Stream());
        var updates = new List<ChatResponseUpdate>();
        await foreach (ChatResponseUpdate update in ((IChatClient)Responses()).GetStreamingResponseAsync("hi"))
        {
            updates.Add(update);
        }

        Assert.Equal(All, await GoBack(updates.ToChatResponse().Messages));
    }

    [Fact]
    public async Task A_conversation_that_was_stored_as_JSON_goes_back_as_it_came()
    {
        Server.Enqueue(Answer(Items));
        ChatMessage message = (await Responses().ChatAsync("hi")).Message;
        string json = JsonSerializer.Serialize(message, AIJsonUtilities.DefaultOptions);
        ChatMessage read = JsonSerializer.Deserialize<ChatMessage>(json, AIJsonUtilities.DefaultOptions)!;
        string sent = await GoBack([read]);
        Assert.Contains(Reasoning, sent, StringComparison.Ordinal);
        Assert.Contains(Search, sent, StringComparison.Ordinal);
        Assert.Contains("\"phase\":\"commentary\"", sent, StringComparison.Ordinal);
        Assert.Contains("\"namespace\":\"sea\",\"call_id\":\"call_1\"", sent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task To_another_provider_go_texts_and_calls_without_ids_and_without_reasoning()
    {
        Server.Enqueue(Answer(Items));
        ChatMessage message = (await Responses().ChatAsync("hi")).Message;
        Assert.Equal(
            """
            {"role":"assistant","content":[{"type":"output_text","text":"It is high."},{"type":"output_text","text":" More?"}]}
            {"type":"function_call","call_id":"call_1","name":"tide_at","arguments":"{\"harbour\": \"Brest\"}"}
            """,
            await GoBack([message], "xai/grok-4"));
    }

    [Fact]
    public async Task Reasoning_of_another_protocol_is_left_out()
    {
        var message = new ChatMessage(ChatRole.Assistant, [new TextReasoningContent("Hm.") { ProtectedData = "c2ln" }, new TextContent("Yes.")]);
        Assert.Equal("""{"role":"assistant","content":[{"type":"output_text","text":"Yes."}]}""", await GoBack([message]));
    }

    [Fact]
    public async Task Reasoning_that_nothing_follows_does_not_go_back()
    {
        // "Item 'rs_…' of type 'reasoning' was provided without its required following item."
        Server.Enqueue(Answer(Reasoning, "incomplete", """ "incomplete_details":{"reason":"max_output_tokens"},"""));
        ChatReply reply = await Responses().ChatAsync("hi");
        Assert.Equal(ChatFinishReason.Length, reply.FinishReason);
        Assert.Equal("", await GoBack([reply.Message]));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Reasoning_that_is_only_an_id_goes_back_to_a_provider_that_has_kept_it(bool store)
    {
        // "Item with id 'rs_…' not found. Items are not persisted when `store` is set to false."
        Server.Enqueue(Answer("""{"id":"rs_1","type":"reasoning","summary":[]},{"id":"msg_1","type":"message","status":"completed","role":"assistant","content":[{"type":"output_text","text":"Yes.","annotations":[]}]}"""));
        ChatMessage message = (await Responses().ChatAsync("hi")).Message;
        ChatOptions options = new() { AdditionalProperties = new() { ["store"] = store } };
        Assert.Equal(store, (await GoBack([message], options: options)).Contains("rs_1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Reasoning_that_comes_as_text_goes_back_as_text()
    {
        const string Item = """{"type":"reasoning","id":"r1","summary":[],"content":[{"type":"reasoning_text","text":"Call it."}],"status":"completed"}""";
        Server.Enqueue(Answer(Item + "," + Call));
        ChatReply reply = await Responses("deepseek/deepseek-v4-flash").ChatAsync("hi");
        Assert.Equal("Call it.", reply.ReasoningText);
        Assert.StartsWith(Item, await GoBack([reply.Message], "deepseek/deepseek-v4-flash"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_goes_back_as_one()
    {
        Server.Enqueue(LoopbackReply.Refusal("No."));
        ChatReply reply = await Responses().ChatAsync("hi");
        Assert.Equal("No.", reply.Refusal);
        Assert.Equal("""{"role":"assistant","content":[{"type":"refusal","refusal":"No."}]}""", await GoBack([reply.Message]));
    }

    [Fact]
    public async Task An_image_that_was_made_is_data_and_goes_back_as_its_item()
    {
        const string Item = """{"id":"ig_1","type":"image_generation_call","status":"completed","output_format":"webp","result":"AQID"}""";
        Server.Enqueue(Answer(Item));
        ChatReply reply = await Responses().ChatAsync("hi");
        DataContent image = Assert.IsType<DataContent>(Assert.Single(reply.Message.Contents));
        Assert.Equal("image/webp", image.MediaType);
        Assert.Equal([1, 2, 3], image.Data.ToArray());
        Assert.Equal(Item, await GoBack([reply.Message]));
    }

    [Fact]
    public async Task A_call_to_an_MCP_server_is_allowed_or_not()
    {
        Server.Enqueue(Answer("""{"id":"mcpr_1","type":"mcp_approval_request","name":"ask","server_label":"wiki","arguments":"{\"q\":1}"}"""));
        ChatReply reply = await Responses().ChatAsync("hi");
        ToolApprovalRequestContent request = Assert.IsType<ToolApprovalRequestContent>(Assert.Single(reply.Message.Contents));
        Assert.Equal("wiki", Assert.IsType<McpServerToolCallContent>(request.ToolCall).ServerName);
        string sent = await GoBack([reply.Message, new ChatMessage(ChatRole.User, [request.CreateResponse(false, "Not now.")])]);
        Assert.EndsWith("""{"type":"mcp_approval_response","approval_request_id":"mcpr_1","approve":false,"reason":"Not now."}""", sent, StringComparison.Ordinal);
    }

    private static LoopbackReply Stream() => Events(
        """{"type":"response.created","response":{"id":"resp_1","created_at":1700000000,"status":"in_progress","model":"gpt-5-2025-08-07","output":[]} }""",
        """{"type":"response.output_item.added","output_index":0,"item":{"id":"rs_1","type":"reasoning","summary":[],"encrypted_content":"unfinished"} }""",
        """{"type":"response.reasoning_summary_part.added","item_id":"rs_1","output_index":0,"summary_index":0,"part":{"type":"summary_text","text":""} }""",
        """{"type":"response.reasoning_summary_text.delta","item_id":"rs_1","output_index":0,"summary_index":0,"delta":"Look it up. "}""",
        """{"type":"response.reasoning_summary_text.delta","item_id":"rs_1","output_index":0,"summary_index":1,"delta":"Then say."}""",
        $$"""{"type":"response.output_item.done","output_index":0,"item":{{Reasoning}} }""",
        """{"type":"response.output_item.added","output_index":1,"item":{"id":"ws_1","type":"web_search_call","status":"in_progress"} }""",
        """{"type":"response.web_search_call.searching","output_index":1,"item_id":"ws_1"}""",
        $$"""{"type":"response.output_item.done","output_index":1,"item":{{Search}} }""",
        """{"type":"response.output_item.added","output_index":2,"item":{"id":"msg_1","type":"message","status":"in_progress","role":"assistant","content":[]} }""",
        """{"type":"response.content_part.added","output_index":2,"content_index":0,"part":{"type":"output_text","text":"","annotations":[]} }""",
        """{"type":"response.output_text.delta","output_index":2,"content_index":0,"delta":"It is "}""",
        """{"type":"response.output_text.delta","output_index":2,"content_index":0,"delta":"high."}""",
        """{"type":"response.output_text.annotation.added","output_index":2,"content_index":0,"annotation_index":0,"annotation":{"type":"url_citation","url":"https://example.com/","title":"Tides","start_index":0,"end_index":2} }""",
        """{"type":"response.output_text.done","output_index":2,"content_index":0,"text":"It is high."}""",
        """{"type":"response.output_text.delta","output_index":2,"content_index":1,"delta":" More?"}""",
        $$"""{"type":"response.output_item.done","output_index":2,"item":{{Message}} }""",
        """{"type":"response.output_item.added","output_index":3,"item":{"id":"fc_1","type":"function_call","status":"in_progress","call_id":"call_1","name":"tide_at","arguments":""} }""",
        """{"type":"response.function_call_arguments.delta","output_index":3,"item_id":"fc_1","delta":"{\"harbour\": "}""",
        """{"type":"response.function_call_arguments.delta","output_index":3,"item_id":"fc_1","delta":"\"Brest\"}"}""",
        """{"type":"response.function_call_arguments.done","output_index":3,"item_id":"fc_1","arguments":"{\"harbour\": \"Brest\"}"}""",
        $$"""{"type":"response.output_item.done","output_index":3,"item":{{Call}} }""",
        $$"""{"type":"response.completed","response":{"id":"resp_1","status":"completed","model":"gpt-5-2025-08-07","output":[{{Items}}],"usage":{"input_tokens":20,"output_tokens":10} } }""");
}
