using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay.Tests;

/// <summary>What a model said goes back to it as it was: directly, out of a store, or put together from a stream.</summary>
public sealed class RoundTripTests : LoopbackTest
{
    private const string Stop = "data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"tool_calls\"}]}\n\ndata: [DONE]\n\n";

    [Fact]
    public async Task Streamed_reasoning_details_go_back_joined_with_their_signature()
    {
        Server.Enqueue(LoopbackReply.RawEvents(
            Details("""{"type":"reasoning.summary","summary":"Su","index":0}""") + Details("""{"type":"reasoning.summary","summary":"m","index":0}""")
            + Details("""{"type":"reasoning.text","text":"I think","format":"f","signature":null,"index":0}""") + Details("""{"type":"reasoning.text","text":" so","index":0}""")
            + Details("""{"type":"reasoning.text","signature":"sig","index":0}""") + Details("""{"type":"reasoning.text","text":"Then","index":0}""")
            + Details("""{"type":"reasoning.encrypted","data":"x","index":0}""") + Details("""{"type":"reasoning.encrypted","data":"y","index":0}""")
            + "data: {\"choices\":[{\"delta\":{\"tool_calls\":[{\"index\":0,\"id\":\"a\",\"function\":{\"name\":\"f\",\"arguments\":\"{}\"}}]}}]}\n\n" + Stop));
        ModelAlias model = Model("openrouter/anthropic/claude-sonnet-4.5");

        ChatReply reply = (await Collect(model.StreamAsync("hi")))[^1].Reply!;
        JsonElement sent = await SentBack(model, [new(ChatRole.User, "hi"), reply.Message, Result("a")]);

        Assert.Equal(
            """[{"type":"reasoning.summary","summary":"Sum","index":0},{"type":"reasoning.text","text":"I think so","format":"f","signature":"sig","index":0},{"type":"reasoning.text","text":"Then","index":0},{"type":"reasoning.encrypted","data":"x","index":0},{"type":"reasoning.encrypted","data":"y","index":0}]""",
            sent[1].GetProperty("reasoning_details").GetRawText());
    }

    [Fact]
    public async Task Protected_reasoning_of_another_provider_is_not_written_into_the_request()
    {
        var message = new ChatMessage(ChatRole.Assistant, [new TextReasoningContent("hm") { ProtectedData = "c2lnbmF0dXJl" }, new TextContent("yes")]);
        JsonElement sent = await SentBack(Model("openrouter/a/b"), [new(ChatRole.User, "hi"), message, new(ChatRole.User, "go on")]);
        Assert.False(sent[1].TryGetProperty("reasoning_details", out _));
    }

    [Fact]
    public async Task A_history_out_of_a_store_is_sent_as_it_was()
    {
        Server.Enqueue(LoopbackReply.RawJson("""{"choices":[{"message":{"content":null,"reasoning_content":"because","tool_calls":[{"id":"a","function":{"name":"f","arguments":"{\"x\":1}"},"extra_content":{"google":{"thought_signature":"s"}}},{"id":"b","function":{"name":"g","arguments":"{\"cut"}},{"id":"c","function":{"name":"h","arguments":""}}]}}]}"""));
        ModelAlias model = Model("deepseek/deepseek-reasoner");
        ChatReply reply = await model.ChatAsync("hi");

        string json = JsonSerializer.Serialize<ChatMessage[]>([new(ChatRole.User, "hi"), reply.Message, Result("a")], AIJsonUtilities.DefaultOptions);
        JsonElement sent = await SentBack(model, JsonSerializer.Deserialize<ChatMessage[]>(json, AIJsonUtilities.DefaultOptions)!);

        Assert.Equal("because", sent[1].GetProperty("reasoning_content").GetString());
        JsonElement calls = sent[1].GetProperty("tool_calls");
        Assert.Equal(["{\"x\":1}", "{\"cut", "{}"], calls.EnumerateArray().Select(c => c.GetProperty("function").GetProperty("arguments").GetString()!));
        Assert.Equal("s", calls[0].GetProperty("extra_content").GetProperty("google").GetProperty("thought_signature").GetString());
        Assert.Equal(["a", "b", "c"], calls.EnumerateArray().Select(c => c.GetProperty("id").GetString()!));
    }

    [Fact]
    public async Task A_message_put_together_from_a_stream_is_the_replys_own()
    {
        Server.Enqueue(LoopbackReply.RawEvents(
            "data: {\"id\":\"c7\",\"created\":1700000000,\"choices\":[{\"delta\":{\"reasoning_content\":\"be\"}}]}\n\ndata: {\"choices\":[{\"delta\":{\"reasoning_content\":\"cause\"}}]}\n\n"
            + "data: {\"choices\":[{\"delta\":{\"content\":\"te\"}}]}\n\ndata: {\"choices\":[{\"delta\":{\"content\":\"xt\",\"annotations\":[{\"type\":\"url_citation\",\"url_citation\":{\"url\":\"https://example.com/\",\"title\":\"T\"}}],\"reasoning_details\":[{\"type\":\"reasoning.encrypted\",\"data\":\"e\"}]}}]}\n\n"
            + "data: {\"choices\":[{\"delta\":{\"tool_calls\":[{\"index\":0,\"id\":\"a\",\"function\":{\"name\":\"f\",\"arguments\":\"{}\"}}]}}]}\n\n" + Stop));
        IChatClient client = Model("openrouter/a/b");

        List<ChatResponseUpdate> updates = [];
        await foreach (ChatResponseUpdate update in client.GetStreamingResponseAsync("hi"))
        {
            updates.Add(update);
        }

        Assert.All(updates, u => Assert.Equal(("c7", "c7", ChatRole.Assistant), (u.ResponseId, u.MessageId, u.Role)));
        Assert.All(updates, u => Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1700000000), u.CreatedAt));
        List<ChatMessage> conversation = [new(ChatRole.User, "hi")];
        conversation.AddMessages(updates);
        Assert.Equal(2, conversation.Count);
        Assert.Equal("c7", conversation[1].MessageId);
        Assert.Equal("text", conversation[1].Text);
        Assert.Single(conversation[1].Contents.OfType<FunctionCallContent>());
        Assert.Equal("T", Assert.IsType<CitationAnnotation>(Assert.Single(conversation[1].Contents.SelectMany(c => c.Annotations ?? []))).Title);
        Assert.Equal("because", string.Concat(conversation[1].Contents.OfType<TextReasoningContent>().Select(c => c.Text)));
        JsonElement sent = await SentBack((ModelAlias)client, [.. conversation, Result("a")]);
        Assert.Equal("""[{"type":"reasoning.encrypted","data":"e"}]""", sent[1].GetProperty("reasoning_details").GetRawText());
        Assert.Equal("text", sent[1].GetProperty("content").GetString());
    }

    [Fact]
    public async Task Reasoning_in_several_pieces_goes_back_whole()
    {
        var message = new ChatMessage(ChatRole.Assistant, [new TextReasoningContent("be"), new TextContent("x"), new TextReasoningContent("cause")]);
        JsonElement sent = await SentBack(Model("deepseek/deepseek-reasoner"), [new(ChatRole.User, "hi"), message, new(ChatRole.User, "go on")]);
        Assert.Equal("because", sent[1].GetProperty("reasoning_content").GetString());
    }

    [Fact]
    public async Task A_refusal_survives_a_stream_that_is_put_together()
    {
        Server.Enqueue(LoopbackReply.Refusal("I will not."));
        IChatClient client = Model();
        ChatResponse response = await client.GetStreamingResponseAsync("hi").ToChatResponseAsync();
        JsonElement sent = await SentBack((ModelAlias)client, [new(ChatRole.User, "hi"), .. response.Messages, new(ChatRole.User, "please")]);
        Assert.Equal("I will not.", sent[1].GetProperty("refusal").GetString());
        Assert.Equal(JsonValueKind.Null, sent[1].GetProperty("content").ValueKind);
    }

    [Fact]
    public async Task Results_beside_the_calls_are_not_lost_and_a_name_is_put_into_letters_that_are_taken()
    {
        var message = new ChatMessage(ChatRole.Assistant, [new FunctionCallContent("a", "f"), new FunctionResultContent("a", "1")]) { AuthorName = "My Agent <1>" };
        JsonElement sent = await SentBack(Model(), [new(ChatRole.User, "hi") { AuthorName = "\u00e9 " }, message]);
        Assert.False(sent[0].TryGetProperty("name", out _));
        Assert.Equal("MyAgent1", sent[1].GetProperty("name").GetString());
        Assert.Equal("{}", sent[1].GetProperty("tool_calls")[0].GetProperty("function").GetProperty("arguments").GetString());
        Assert.Equal("tool", sent[2].GetProperty("role").GetString());
    }

    [Fact]
    public async Task Mistrals_thinking_goes_back_as_the_part_it_came_as()
    {
        Server.Enqueue(LoopbackReply.RawJson("""{"choices":[{"message":{"content":[{"type":"thinking","thinking":[{"type":"text","text":"hm"}]},{"type":"text","text":"yes"}]},"finish_reason":"stop"}]}"""));
        ModelAlias model = Model("mistral/magistral-small-latest");
        ChatReply reply = await model.ChatAsync("hi");
        JsonElement sent = await SentBack(model, [new(ChatRole.User, "hi"), reply.Message, new(ChatRole.User, "go on")]);
        Assert.Equal("""[{"type":"thinking","thinking":[{"type":"text","text":"hm"}]},{"type":"text","text":"yes"}]""", sent[1].GetProperty("content").GetRawText());
    }

    [Fact]
    public async Task An_opaque_signature_of_a_text_survives_a_stream_that_is_put_together()
    {
        Server.Enqueue(LoopbackReply.RawEvents("data: {\"id\":\"c\",\"choices\":[{\"delta\":{\"content\":\"yes\",\"extra_content\":{\"google\":{\"thought_signature\":\"s\"}}}}]}\n\n" + Stop));
        IChatClient client = Model();
        ChatResponse response = await client.GetStreamingResponseAsync("hi").ToChatResponseAsync();
        JsonElement sent = await SentBack((ModelAlias)client, [new(ChatRole.User, "hi"), .. response.Messages, new(ChatRole.User, "go on")]);
        Assert.Equal("s", sent[1].GetProperty("extra_content").GetProperty("google").GetProperty("thought_signature").GetString());
    }

    [Fact]
    public async Task Half_a_character_in_a_prompt_makes_no_broken_request()
    {
        JsonElement sent = await SentBack(Model(), [new(ChatRole.User, "half \ud83d")]);
        Assert.Equal("half \uFFFD", sent[0].GetProperty("content").GetString());
    }

    private static string Details(string item) => "data: {\"choices\":[{\"delta\":{\"reasoning_details\":[" + item + "]}}]}\n\n";

    private static ChatMessage Result(string id) => new(ChatRole.Tool, [new FunctionResultContent(id, "1")]);

    private async Task<JsonElement> SentBack(ModelAlias model, IEnumerable<ChatMessage> conversation)
    {
        Server.Enqueue(LoopbackReply.Text("ok"));
        await model.ChatAsync(conversation);
        return Server.Requests[^1].Json.GetProperty("messages");
    }
}
