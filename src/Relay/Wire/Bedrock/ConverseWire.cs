using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>Bedrock's Converse: one shape for the models of many houses.</summary>
/// <remarks>Source: docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_Converse and API_runtime_ConverseStream.</remarks>
internal sealed class ConverseWire : ChatWire
{
    public static ConverseWire Instance { get; } = new();

    public override string? OpaqueKey => ConverseOpaqueBlock.Key;

    public override string StreamMediaType => "application/vnd.amazon.eventstream";

    public override EventReader CreateEventReader() => new AwsEventStreamReader();

    public override string ChatPath(ModelSpec spec, ProviderFacts provider, string baseUrl, bool stream) => BedrockAddress.ChatPath(spec, stream);

    public override void WriteRequest(Utf8JsonWriter writer, in WireRequest request) => ConverseRequestWriter.Write(writer, request);

    public override void ReadAnswer(ReadOnlySpan<byte> body, Answer answer)
    {
        ConverseAnswerReader.Read(body, answer);
        answer.IsDone = true;
    }

    public override void ReadEvent(string eventType, ReadOnlySpan<byte> data, Answer answer) => ConverseEventReader.Read(eventType, data, answer);

    /// <remarks>A turn that ended in the answering tool (<see cref="AnthropicAnswerFormats.ToolName"/>) is a stop: there is no tool to call.</remarks>
    public override ChatFinishReason? Finish(string? reason, bool hasToolCalls) => reason switch
    {
        null => null,
        "end_turn" or "stop_sequence" => ChatFinishReason.Stop,
        "max_tokens" or "model_context_window_exceeded" => ChatFinishReason.Length,
        "tool_use" => hasToolCalls ? ChatFinishReason.ToolCalls : ChatFinishReason.Stop,
        "guardrail_intervened" or "content_filtered" or "refusal" => ChatFinishReason.ContentFilter,
        "malformed_model_output" or "malformed_tool_use" => FinishReasons.Error,
        _ => FinishReasons.Other,
    };

    public override WireError ReadError(ReadOnlySpan<byte> body) => ConverseErrorReader.Read(body, type: null);

    /// <summary>The type stands in <c>x-amzn-errortype</c>, with an address behind a colon.</summary>
    public override WireError ReadError(ReadOnlySpan<byte> body, string? errorType) => ConverseErrorReader.Read(body, errorType);
}
