using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>OpenAI Responses, and everything compatible with it; what a provider has of it is data (<see cref="ResponsesDialect"/>).</summary>
/// <remarks>
/// Source: platform.openai.com/docs/api-reference/responses and /responses-streaming, guides "Reasoning models" (keeping reasoning items in context) and
/// "Conversation state". Calls are stateless unless told otherwise: see <see cref="ResponsesStateWriter"/>.
/// </remarks>
internal class ResponsesWire : ChatWire
{
    public static ResponsesWire Instance { get; } = new();

    public override string? OpaqueKey => ResponsesKept.WholeItem;

    public override bool WritesRefusals(ProviderFacts provider) => true;

    public override string ChatPath(ModelSpec spec, ProviderFacts provider, string baseUrl, bool stream) => (provider.Responses ?? ResponsesDialect.Stateless).Path;

    public override void WriteRequest(Utf8JsonWriter writer, in WireRequest request) => ResponsesRequestWriter.Write(writer, request);

    public override void ReadAnswer(ReadOnlySpan<byte> body, Answer answer)
    {
        var reader = new Utf8JsonReader(body, JsonValues.ReaderOptions);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("A Responses answer is a JSON object.");
        }

        ResponsesAnswerReader.ReadWhole(ref reader, body, answer);
        JsonMember.EndBody(ref reader, answer);
        answer.IsDone = true;
    }

    public override void ReadEvent(string eventType, ReadOnlySpan<byte> data, Answer answer)
    {
        data = data.Trim(" \r\n\t"u8);
        if (data.IsEmpty || data.SequenceEqual("[DONE]"u8))
        {
            // Some servers end every stream like this; whether the answer is whole, only its own last event says.
            return;
        }

        if (eventType == "error")
        {
            answer.Error ??= OpenAIErrorReader.Read(data);
            return;
        }

        ResponsesEventReader.Read(data, answer);
    }

    /// <remarks>
    /// The word is the response's status, or for an incomplete one the reason it gives: OpenAI has max_output_tokens and content_filter, xAI limits of its own tools too (turn_limit,
    /// tool_use_limit), which no common word tells. An incomplete answer that gives no reason is one nobody knows the reason of.
    /// </remarks>
    public override ChatFinishReason? Finish(string? reason, bool hasToolCalls) => reason switch
    {
        null => null,
        "completed" => hasToolCalls ? ChatFinishReason.ToolCalls : ChatFinishReason.Stop,
        "max_output_tokens" or "max_tokens" or "length" => ChatFinishReason.Length,
        "content_filter" => ChatFinishReason.ContentFilter,
        "failed" or "cancelled" => FinishReasons.Error,
        _ => FinishReasons.Other,
    };

    public override WireError ReadError(ReadOnlySpan<byte> body) => OpenAIErrorReader.Read(body);
}
