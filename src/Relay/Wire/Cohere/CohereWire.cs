using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>Cohere's Chat API, version 2.</summary>
/// <remarks>Source: docs.cohere.com/reference/chat and /reference/chat-stream (fields, events), /docs/reasoning, /docs/tool-use, /docs/retrieval-augmented-generation-rag.</remarks>
internal sealed class CohereWire : ChatWire
{
    public static CohereWire Instance { get; } = new();

    public override string ChatPath(ModelSpec spec, ProviderFacts provider, string baseUrl, bool stream) => "/chat";

    public override void WriteRequest(Utf8JsonWriter writer, in WireRequest request) => CohereRequestWriter.Write(writer, request);

    public override void ReadAnswer(ReadOnlySpan<byte> body, Answer answer)
    {
        CohereAnswerReader.Read(body, answer);
        answer.IsDone = true;
    }

    public override void ReadEvent(string eventType, ReadOnlySpan<byte> data, Answer answer)
    {
        data = data.Trim(" \r\n\t"u8);
        if (data.SequenceEqual("[DONE]"u8))
        {
            // It follows message-end, which is what ends an answer.
            answer.IsDone = answer.HasAnything;
            return;
        }

        if (!data.IsEmpty)
        {
            CohereEventReader.Read(eventType, data, answer);
        }
    }

    /// <remarks>Beside the words of version 2 those that hosts still pass on from version 1 (ERROR_TOXIC, ERROR_LIMIT).</remarks>
    public override ChatFinishReason? Finish(string? reason, bool hasToolCalls) => reason?.ToUpperInvariant() switch
    {
        null => null,
        "COMPLETE" => hasToolCalls ? ChatFinishReason.ToolCalls : ChatFinishReason.Stop,
        "STOP_SEQUENCE" => ChatFinishReason.Stop,
        "MAX_TOKENS" or "ERROR_LIMIT" => ChatFinishReason.Length,
        "TOOL_CALL" => ChatFinishReason.ToolCalls,
        "ERROR_TOXIC" => ChatFinishReason.ContentFilter,
        "ERROR" or "TIMEOUT" => FinishReasons.Error,
        _ => FinishReasons.Other,
    };

    /// <remarks><c>{"message", "id"}</c>, of which the id is the answer's own and also in a header.</remarks>
    public override WireError ReadError(ReadOnlySpan<byte> body) => OpenAIErrorReader.Read(body);
}
