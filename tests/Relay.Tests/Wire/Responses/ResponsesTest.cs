using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay.Tests;

/// <summary>A test of the Responses wire against a loopback provider.</summary>
public abstract class ResponsesTest : LoopbackTest
{
    protected const string Gpt5 = "openai/gpt-5";

    protected ModelAlias Responses(string target = Gpt5, Action<ModelSpecBuilder>? configure = null) => Model(target, model =>
    {
        model.ApiStyle = ApiStyle.Responses;
        configure?.Invoke(model);
    });

    /// <summary>The body that was sent last.</summary>
    protected JsonElement Sent => Server.Requests[^1].Json;

    /// <summary>The body that is sent for a call.</summary>
    protected async Task<JsonElement> Send(ChatOptions options, string target = Gpt5, params ChatMessage[] messages)
    {
        Server.Enqueue(LoopbackReply.Text("hi"));
        await Responses(target).ChatAsync(messages.Length > 0 ? messages : [new(ChatRole.User, "hi")], options);
        return Sent;
    }

    /// <summary>What is sent when an answer goes back with a question after it: the items of the model, as JSON.</summary>
    protected async Task<string> GoBack(IEnumerable<ChatMessage> answer, string target = Gpt5, ChatOptions? options = null)
    {
        Server.Enqueue(LoopbackReply.Text("hi"));
        await Responses(target).ChatAsync([new(ChatRole.User, "hi"), .. answer, new(ChatRole.User, "and?")], options ?? new());
        JsonElement[] items = [.. Sent.GetProperty("input").EnumerateArray()];
        return string.Join("\n", items[1..^1].Select(item => item.GetRawText()));
    }

    /// <summary>A whole answer with these items.</summary>
    protected static LoopbackReply Answer(string items, string status = "completed", string more = "") => LoopbackReply.RawJson(
        $$"""{"id":"resp_1","object":"response","created_at":1700000000,"status":"{{status}}",{{more}}"model":"gpt-5-2025-08-07","output":[{{items}}],"usage":{"input_tokens":20,"input_tokens_details":{"cached_tokens":5},"output_tokens":10,"output_tokens_details":{"reasoning_tokens":4},"total_tokens":30} }""");

    /// <summary>A stream of these events, one a line, each named after its type.</summary>
    protected static LoopbackReply Events(params string[] events) => LoopbackReply.RawEvents(string.Concat(
        events.Select(data => $"event: {JsonDocument.Parse(data).RootElement.GetProperty("type").GetString()}\ndata: {data}\n\n")));
}
