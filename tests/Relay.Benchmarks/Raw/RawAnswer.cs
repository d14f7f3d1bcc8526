using System.Text.Json;

namespace Relay.Benchmarks;

/// <summary>What a hand-written call keeps of an answer.</summary>
internal readonly record struct RawAnswer(string Text, int InputTokens, int OutputTokens)
{
    public static RawAnswer Read(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        string? text = null;
        int input = 0, output = 0;
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("choices"u8))
            {
                text = RawChoice.Read(ref reader, "message"u8);
            }
            else if (reader.ValueTextEquals("usage"u8))
            {
                RawChoice.ReadUsage(ref reader, out input, out output);
            }
            else
            {
                reader.Read();
                reader.Skip();
            }
        }

        return new RawAnswer(text ?? throw new JsonException("The answer has no text."), input, output);
    }
}
