using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay.Tests;

/// <summary>A test of what Converse requests say.</summary>
public abstract class ConverseTest : LoopbackTest
{
    protected const string Haiku = "bedrock/anthropic.claude-3-haiku-20240307-v1:0";

    /// <summary>The request that a conversation becomes, and what the reply warns of.</summary>
    protected async Task<(JsonElement Body, IReadOnlyList<string> Warnings)> Send(string target, ChatOptions? options, params ChatMessage[] messages)
    {
        ChatReply reply = await Model(target).ChatAsync(messages.Length > 0 ? messages : [new ChatMessage(ChatRole.User, "hi")], options);
        return (Server.Requests[^1].Json, reply.Warnings);
    }

    /// <summary>A member as it was sent; empty for none.</summary>
    protected static string Sent(JsonElement body, string member) => body.TryGetProperty(member, out JsonElement value) ? value.GetRawText() : "";

    protected static T Marked<T>(T content, string lifetime)
        where T : AIContent
    {
        content.AdditionalProperties = new() { ["cache_control"] = lifetime };
        return content;
    }
}
