using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>Anthropic Messages. What differs by model is data (<see cref="ClaudeTraits"/>).</summary>
/// <remarks>Source: platform.claude.com/docs/en/api/messages and build-with-claude/streaming.</remarks>
internal sealed class AnthropicWire : ChatWire
{
    public static AnthropicWire Instance { get; } = new();

    public override string? OpaqueKey => AnthropicOpaqueBlock.Key;

    /// <summary>A base address may be given with its version or without it.</summary>
    public override string ChatPath(ModelSpec spec, ProviderFacts provider, string baseUrl, bool stream) =>
        baseUrl.EndsWith("/v1", StringComparison.Ordinal) ? "/messages" : "/v1/messages";

    public override void WriteRequest(Utf8JsonWriter writer, in WireRequest request) => AnthropicRequestWriter.Write(writer, request);

    public override ProviderHeader? Header(in WireRequest request) => AnthropicBetas.Header(request);

    public override void ReadAnswer(ReadOnlySpan<byte> body, Answer answer)
    {
        AnthropicAnswerReader.Read(body, answer);
        answer.IsDone = true;
    }

    public override void ReadEvent(string eventType, ReadOnlySpan<byte> data, Answer answer)
    {
        if (!data.IsEmpty)
        {
            AnthropicEventReader.Read(data, answer);
        }
    }

    /// <remarks>A turn that ended in the answering tool (<see cref="AnthropicAnswerFormat"/>) is a stop: there is no tool to call.</remarks>
    public override ChatFinishReason? Finish(string? reason, bool hasToolCalls) => reason switch
    {
        null => null,
        "end_turn" or "stop_sequence" => ChatFinishReason.Stop,
        "max_tokens" or "model_context_window_exceeded" => ChatFinishReason.Length,
        "tool_use" => hasToolCalls ? ChatFinishReason.ToolCalls : ChatFinishReason.Stop,
        "refusal" => ChatFinishReason.ContentFilter,
        _ => FinishReasons.Other,
    };

    public override WireError ReadError(ReadOnlySpan<byte> body) => AnthropicErrorReader.Read(body);
}
