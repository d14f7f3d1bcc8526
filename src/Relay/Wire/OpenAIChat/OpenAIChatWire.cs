using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>OpenAI Chat Completions, and everything compatible with it; how a provider differs is data (<see cref="OpenAIChatDialect"/>).</summary>
/// <remarks>Source: platform.openai.com/docs/api-reference/chat, and each provider's own reference where its dialect says so.</remarks>
internal sealed class OpenAIChatWire : ChatWire
{
    public static OpenAIChatWire Instance { get; } = new();

    public override string ChatPath(ModelSpec spec, ProviderFacts provider, bool stream) => provider.Dialect.ChatPath;

    public override void WriteRequest(Utf8JsonWriter writer, in WireRequest request) => OpenAIChatRequestWriter.Write(writer, request);

    public override void ReadAnswer(ReadOnlySpan<byte> body, Answer answer)
    {
        var reader = new Utf8JsonReader(body);
        OpenAIChatAnswerReader.Read(ref reader, answer, isDelta: false);
        answer.IsDone = true;
    }

    public override void ReadEvent(string eventType, ReadOnlySpan<byte> data, Answer answer)
    {
        if (data.SequenceEqual("[DONE]"u8))
        {
            answer.IsDone = true;
            return;
        }

        if (data.IsEmpty)
        {
            return;
        }

        if (eventType == "error" && data[0] != (byte)'{')
        {
            answer.Error = OpenAIErrorReader.Read(data);
            return;
        }

        var reader = new Utf8JsonReader(data);
        OpenAIChatAnswerReader.Read(ref reader, answer, isDelta: true);
    }

    /// <remarks>Beside OpenAI's own words: eos (Together), model_length (Mistral), insufficient_system_resource (DeepSeek), and what proxies pass through.</remarks>
    public override ChatFinishReason? Finish(string? reason, bool hasToolCalls) => reason switch
    {
        null => null,
        "stop" when hasToolCalls => ChatFinishReason.ToolCalls,
        "stop" or "eos" or "end_turn" or "stop_sequence" => ChatFinishReason.Stop,
        "length" or "max_tokens" or "model_length" => ChatFinishReason.Length,
        "tool_calls" or "function_call" or "tool_use" => ChatFinishReason.ToolCalls,
        "content_filter" or "safety" => ChatFinishReason.ContentFilter,
        "error" or "insufficient_system_resource" => FinishReasons.Error,
        _ => FinishReasons.Other,
    };

    public override WireError ReadError(ReadOnlySpan<byte> body) => OpenAIErrorReader.Read(body);
}
