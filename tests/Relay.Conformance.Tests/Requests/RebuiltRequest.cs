using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay.Conformance.Tests;

/// <summary>A recorded request body, said again with the public API as far as it can be said.</summary>
internal sealed class RebuiltRequest
{
    private RebuiltRequest(List<ChatMessage> messages, CallOptions options)
    {
        Messages = messages;
        Options = options;
    }

    public List<ChatMessage> Messages { get; }

    public CallOptions Options { get; }

    /// <summary>The request; a plain prompt when the recording has no body or its messages are not a list.</summary>
    public static RebuiltRequest Of(RecordedExchange exchange)
    {
        JsonElement body = exchange.Request.Body ?? default;
        if (GeminiExpectations.IsAbout(exchange) && GeminiRequestComparison.IsComparable(exchange))
            return new RebuiltRequest(GeminiRebuiltMessages.Of(body), GeminiRebuiltOptions.Of(body));
        if (ReplayTarget.Wire(exchange) == WireProtocol.CohereV2 && IsComparable(exchange))
            return new RebuiltRequest(CohereRebuiltMessages.Of(body), CohereRebuiltOptions.Of(body));
        if (ReplayTarget.Wire(exchange) == WireProtocol.OllamaChat && IsComparable(exchange))
            return new RebuiltRequest(OllamaRebuiltMessages.Of(body), OllamaRebuiltOptions.Of(body));
        if (BedrockExpectations.IsAbout(exchange) && IsComparable(exchange))
            return new RebuiltRequest(BedrockRebuiltMessages.Of(body), BedrockRebuiltOptions.Of(body));
        if (ResponsesExpectations.IsAbout(exchange) && ResponsesRequestComparison.IsComparable(exchange))
            return new RebuiltRequest([.. ResponsesRebuiltInput.Of(body)], ResponsesRebuiltOptions.Of(body));
        var messages = new List<ChatMessage>();
        if (IsComparable(exchange))
        {
            if (ReplayTarget.Body(exchange) == WireProtocol.AnthropicMessages)
                messages.AddRange(RebuiltAnthropicMessage.All(body));
            else
                messages.AddRange(body.GetProperty("messages").EnumerateArray().Select(RebuiltMessage.Of));
        }
        else
        {
            messages.Add(new ChatMessage(ChatRole.User, "Hello."));
        }

        CallOptions options = body.ValueKind != JsonValueKind.Object ? RebuiltOptions.Plain()
            : ReplayTarget.Body(exchange) == WireProtocol.AnthropicMessages ? RebuiltAnthropicOptions.Of(body)
            : RebuiltOptions.Of(body);
        return new RebuiltRequest(messages, options);
    }

    /// <summary>Whether there is a recorded request to compare with.</summary>
    public static bool IsComparable(RecordedExchange exchange) =>
        exchange.Request.Body is { ValueKind: JsonValueKind.Object } body
        && body.TryGetProperty("messages", out JsonElement messages) && messages.ValueKind == JsonValueKind.Array && messages.GetArrayLength() > 0;
}
