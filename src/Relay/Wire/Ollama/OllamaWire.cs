using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>Ollama's own chat API, whose streams are JSON lines.</summary>
/// <remarks>Source: docs.ollama.com/api/chat, /api/streaming, /api/errors, /capabilities/thinking and /capabilities/tool-calling; github.com/ollama/ollama api/types.go.</remarks>
internal sealed class OllamaWire : ChatWire
{
    /// <summary>Several values in a row are the lines of a stream that was not asked for.</summary>
    private static readonly JsonReaderOptions s_lines = JsonValues.ReaderOptions with { AllowMultipleValues = true };

    public static OllamaWire Instance { get; } = new();

    public override string StreamMediaType => "application/x-ndjson";

    public override EventReader CreateEventReader() => new LineReader();

    /// <remarks>The address may end in <c>/api</c>, as the documentation writes it, or be that of the same server's Chat Completions, which ends in <c>/v1</c>.</remarks>
    public override string ChatPath(ModelSpec spec, ProviderFacts provider, string baseUrl, bool stream) =>
        baseUrl.EndsWith("/api", StringComparison.OrdinalIgnoreCase) ? "/chat"
        : baseUrl.EndsWith("/v1", StringComparison.OrdinalIgnoreCase) ? "/../api/chat"
        : "/api/chat";

    public override void WriteRequest(Utf8JsonWriter writer, in WireRequest request) => OllamaRequestWriter.Write(writer, request);

    public override void ReadAnswer(ReadOnlySpan<byte> body, Answer answer)
    {
        var reader = new Utf8JsonReader(body, s_lines);
        bool isAnswer = false;
        while (reader.Read() && answer.Error is null)
        {
            isAnswer |= OllamaAnswerReader.Read(ref reader, body, answer);
        }

        // An object about something else would read as an empty answer, and one that is not done is half of one: never a silent success.
        if (answer.Error is null && !(isAnswer && answer.IsDone))
        {
            throw new JsonException(isAnswer ? "The answer is not done." : "The answer has no message.");
        }
    }

    public override void ReadEvent(string eventType, ReadOnlySpan<byte> data, Answer answer)
    {
        var reader = new Utf8JsonReader(data, JsonValues.ReaderOptions);
        reader.Read();
        OllamaAnswerReader.Read(ref reader, data, answer);
        if (reader.Read())
        {
            throw new JsonException("A line of a stream is one JSON object.");
        }
    }

    /// <remarks><c>load</c> and <c>unload</c> end a call without messages, which only loads the model or lets it go.</remarks>
    public override ChatFinishReason? Finish(string? reason, bool hasToolCalls) => reason switch
    {
        null => hasToolCalls ? ChatFinishReason.ToolCalls : null,
        "stop" => hasToolCalls ? ChatFinishReason.ToolCalls : ChatFinishReason.Stop,
        "length" => ChatFinishReason.Length,
        _ => FinishReasons.Other,
    };

    /// <remarks><c>{"error": "text"}</c>.</remarks>
    public override WireError ReadError(ReadOnlySpan<byte> body) => OpenAIErrorReader.Read(body);
}
