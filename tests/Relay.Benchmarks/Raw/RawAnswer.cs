using System.Text.Json;

namespace Relay.Benchmarks;

/// <summary>What a hand-written call keeps of an answer.</summary>
internal readonly record struct RawAnswer(string Text, int InputTokens, int OutputTokens)
{
    public static RawAnswer Read(ReadOnlySpan<byte> json)
    {
        string? text = RawChoice.Read(json, "message"u8, out int input, out int output);
        return new RawAnswer(text ?? throw new JsonException("The answer has no text."), input, output);
    }
}
