using System.Text.Json;

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

    public override WireError ReadError(ReadOnlySpan<byte> body) => OpenAIErrorReader.Read(body);
}
