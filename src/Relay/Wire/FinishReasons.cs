using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>Maps providers' words for why an answer ended to the field's few.</summary>
internal static class FinishReasons
{
    public static readonly ChatFinishReason Error = new("error");
    public static readonly ChatFinishReason Other = new("other");

    /// <summary>The mapped reason; null for null. A word nobody knows is <c>other</c>, and the word itself stays in <see cref="ChatReply.RawFinishReason"/>.</summary>
    public static ChatFinishReason? Map(string? raw, bool hasToolCalls) => raw switch
    {
        null => null,
        "stop" when hasToolCalls => ChatFinishReason.ToolCalls,
        "stop" or "eos" or "end_turn" or "stop_sequence" => ChatFinishReason.Stop,
        "length" or "max_tokens" or "model_length" => ChatFinishReason.Length,
        "tool_calls" or "function_call" or "tool_use" => ChatFinishReason.ToolCalls,
        "content_filter" or "safety" => ChatFinishReason.ContentFilter,
        "error" or "insufficient_system_resource" => Error,
        _ => Other,
    };
}
