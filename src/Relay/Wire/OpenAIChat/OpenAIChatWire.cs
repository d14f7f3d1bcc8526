using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>OpenAI Chat Completions, and everything compatible with it; how a provider differs is data (<see cref="OpenAIChatDialect"/>).</summary>
/// <remarks>Source: platform.openai.com/docs/api-reference/chat, and each provider's own reference where its dialect says so.</remarks>
internal class OpenAIChatWire : ChatWire
{
    public static OpenAIChatWire Instance { get; } = new();

    public override string ChatPath(ModelSpec spec, ProviderFacts provider, string baseUrl, bool stream) => provider.Dialect.ChatPath;

    /// <summary>In the field <c>refusal</c>, which Mistral does not know (docs.mistral.ai/api, AssistantMessage).</summary>
    public override bool WritesRefusals(ProviderFacts provider) => provider.CatalogName != "mistral";

    public override void WriteRequest(Utf8JsonWriter writer, in WireRequest request) => OpenAIChatRequestWriter.Write(writer, request);

    public override void ReadAnswer(ReadOnlySpan<byte> body, Answer answer)
    {
        var reader = new Utf8JsonReader(body, JsonValues.ReaderOptions);
        if (OpenAIChatAnswerReader.Read(ref reader, answer, isDelta: false))
        {
            answer.Error = OpenAIErrorReader.Read(body);
        }

        JsonMember.EndBody(ref reader, answer);
        answer.IsDone = true;
    }

    public override void ReadEvent(string eventType, ReadOnlySpan<byte> data, Answer answer)
    {
        data = data.Trim(" \r\n\t"u8);
        if (data.SequenceEqual("[DONE]"u8))
        {
            answer.IsDone = answer.HasAnything;
            return;
        }

        if (data.IsEmpty)
        {
            return;
        }

        if (eventType == "error")
        {
            answer.Error ??= OpenAIErrorReader.Read(data);
            return;
        }

        var reader = new Utf8JsonReader(data, JsonValues.ReaderOptions);
        if (OpenAIChatAnswerReader.Read(ref reader, answer, isDelta: true))
        {
            answer.Error = OpenAIErrorReader.Read(data);
        }
    }

    /// <remarks>
    /// Beside OpenAI's own words: eos (Together), model_length (Mistral), insufficient_system_resource (DeepSeek), sensitive, network_error and
    /// model_context_window_exceeded (Z.AI), and what hosts pass through from Anthropic and Gemini, in either case.
    /// </remarks>
    public override ChatFinishReason? Finish(string? reason, bool hasToolCalls) => reason switch
    {
        null => null,
        "stop" => hasToolCalls ? ChatFinishReason.ToolCalls : ChatFinishReason.Stop,
        "tool_calls" => ChatFinishReason.ToolCalls,
        "length" => ChatFinishReason.Length,
        "content_filter" => ChatFinishReason.ContentFilter,
        _ => OtherFinish(reason.ToLowerInvariant(), hasToolCalls),
    };

    public override WireError ReadError(ReadOnlySpan<byte> body) => OpenAIErrorReader.Read(body);

    private static ChatFinishReason OtherFinish(string reason, bool hasToolCalls) => reason switch
    {
        "stop" or "eos" => hasToolCalls ? ChatFinishReason.ToolCalls : ChatFinishReason.Stop,
        "end_turn" or "stop_sequence" => ChatFinishReason.Stop,
        "length" or "max_tokens" or "model_length" or "model_context_window_exceeded" => ChatFinishReason.Length,
        "tool_calls" or "function_call" or "tool_use" => ChatFinishReason.ToolCalls,
        "content_filter" or "safety" or "recitation" or "prohibited_content" or "blocklist" or "spii" or "refusal" or "sensitive" => ChatFinishReason.ContentFilter,
        "error" or "network_error" or "insufficient_system_resource" or "malformed_function_call" => FinishReasons.Error,
        _ => FinishReasons.Other,
    };
}
