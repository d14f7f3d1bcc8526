using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>Gemini's generateContent and streamGenerateContent.</summary>
/// <remarks>Source: ai.google.dev/api/generate-content and /api/caching (Content, Part, Tool), /gemini-api/docs/thought-signatures, /gemini-api/docs/function-calling.</remarks>
internal sealed class GeminiWire : ChatWire
{
    public static GeminiWire Instance { get; } = new();

    public override string? OpaqueKey => GeminiKept.Part;

    public override bool WritesRefusals(ProviderFacts provider) => true;

    public override string ChatPath(ModelSpec spec, ProviderFacts provider, string baseUrl, bool stream) => GeminiAddress.Path(spec, baseUrl, stream);

    public override void WriteRequest(Utf8JsonWriter writer, in WireRequest request) => GeminiRequestWriter.Write(writer, request);

    /// <remarks>A list of answers is read as their sequence: that is how a stream comes without <c>alt=sse</c>, and how some proxies always answer.</remarks>
    public override void ReadAnswer(ReadOnlySpan<byte> body, Answer answer)
    {
        var reader = new Utf8JsonReader(body, JsonValues.ReaderOptions);
        bool isAnswer = false;
        reader.Read();
        if (reader.TokenType == JsonTokenType.StartArray)
        {
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                if (reader.TokenType == JsonTokenType.Null)
                {
                    continue;
                }

                isAnswer |= GeminiAnswerReader.Read(ref reader, answer);
            }

            answer.IsDone = answer.FinishReason is not null;
        }
        else
        {
            isAnswer = GeminiAnswerReader.Read(ref reader, answer);
            answer.IsDone = true;
        }

        JsonMember.EndBody(ref reader, answer);

        // An object about something else (a notice of a proxy, say) would read as an empty answer: never a silent success.
        if (!isAnswer)
        {
            throw new JsonException("The answer has no candidate.");
        }
    }

    public override void ReadEvent(string eventType, ReadOnlySpan<byte> data, Answer answer)
    {
        data = data.Trim(" \r\n\t"u8);
        if (data.IsEmpty)
        {
            return;
        }

        if (data.SequenceEqual("[DONE]"u8))
        {
            // Not Gemini's own word, but that of proxies which end every stream alike.
            answer.IsDone = answer.HasAnything;
            return;
        }

        if (eventType == "error")
        {
            answer.Error ??= GeminiErrorReader.Read(data);
            return;
        }

        var reader = new Utf8JsonReader(data, JsonValues.ReaderOptions);
        reader.Read();
        GeminiAnswerReader.Read(ref reader, answer);
    }

    /// <remarks>STOP is also the word for an answer that calls functions. The words about images and recitation are those of the image models.</remarks>
    public override ChatFinishReason? Finish(string? reason, bool hasToolCalls) => reason switch
    {
        null => null,
        "STOP" => hasToolCalls ? ChatFinishReason.ToolCalls : ChatFinishReason.Stop,
        "MAX_TOKENS" => ChatFinishReason.Length,
        "SAFETY" or "RECITATION" or "PROHIBITED_CONTENT" or "BLOCKLIST" or "SPII" or "MODEL_ARMOR"
            or "IMAGE_SAFETY" or "IMAGE_PROHIBITED_CONTENT" or "IMAGE_RECITATION" => ChatFinishReason.ContentFilter,
        "MALFORMED_FUNCTION_CALL" or "UNEXPECTED_TOOL_CALL" or "TOO_MANY_TOOL_CALLS" or "MISSING_THOUGHT_SIGNATURE"
            or "MALFORMED_RESPONSE" or "NO_IMAGE" => FinishReasons.Error,
        _ => FinishReasons.Other,
    };

    public override WireError ReadError(ReadOnlySpan<byte> body) => GeminiErrorReader.Read(body);
}
