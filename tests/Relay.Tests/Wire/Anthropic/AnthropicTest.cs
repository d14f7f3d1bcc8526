using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay.Tests;

/// <summary>A test of the Messages wire against the loopback provider.</summary>
public abstract class AnthropicTest : LoopbackTest
{
    protected const string Sonnet45 = "anthropic/claude-sonnet-4-5";
    protected const string Opus47 = "anthropic/claude-opus-4-7";

    protected ChatReply Reply { get; private set; } = null!;

    /// <summary>The body that a call sends.</summary>
    protected async Task<JsonElement> Sent(IEnumerable<ChatMessage> messages, ChatOptions? options = null, string target = Sonnet45, Action<ModelSpecBuilder>? configure = null)
    {
        Server.Enqueue(LoopbackReply.Text("ok"));
        Reply = await Model(target, configure).ChatAsync(messages, options);
        return Server.Requests[^1].Json;
    }

    protected Task<JsonElement> SentWith(ChatOptions? options, string target = Sonnet45, Action<ModelSpecBuilder>? configure = null) =>
        Sent([new ChatMessage(ChatRole.User, "hi")], options, target, configure);

    protected static ChatMessage User(params AIContent[] contents) => new(ChatRole.User, contents);

    protected static ChatMessage Assistant(params AIContent[] contents) => new(ChatRole.Assistant, contents);

    protected static string Raw(JsonElement body, string name) => body.TryGetProperty(name, out JsonElement value) ? value.GetRawText() : "absent";

    protected bool Warns(string start) => Reply.Warnings.Any(warning => warning.StartsWith(start, StringComparison.Ordinal));
}
