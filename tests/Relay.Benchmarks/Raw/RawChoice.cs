using System.Text.Json;

namespace Relay.Benchmarks;

/// <summary>The two parts of an answer that a hand-written call reads, whole (<c>message</c>) or as an event (<c>delta</c>).</summary>
internal static class RawChoice
{
    /// <summary>The content of the first choice, null when there is none, and what was used.</summary>
    public static string? Read(ReadOnlySpan<byte> json, ReadOnlySpan<byte> part, out int input, out int output)
    {
        var reader = new Utf8JsonReader(json);
        string? text = null;
        input = output = 0;
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("choices"u8))
            {
                text = ReadChoices(ref reader, part);
            }
            else if (reader.ValueTextEquals("usage"u8))
            {
                ReadUsage(ref reader, out input, out output);
            }
            else
            {
                reader.Read();
                reader.Skip();
            }
        }

        return text;
    }

    private static string? ReadChoices(ref Utf8JsonReader reader, ReadOnlySpan<byte> part)
    {
        string? text = null;
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
        {
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                if (reader.ValueTextEquals(part))
                {
                    reader.Read();
                    while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
                    {
                        bool isContent = reader.ValueTextEquals("content"u8);
                        reader.Read();
                        if (isContent)
                        {
                            text = reader.GetString();
                        }
                        else
                        {
                            reader.Skip();
                        }
                    }
                }
                else
                {
                    reader.Read();
                    reader.Skip();
                }
            }
        }

        return text;
    }

    private static void ReadUsage(ref Utf8JsonReader reader, out int input, out int output)
    {
        input = output = 0;
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool isInput = reader.ValueTextEquals("prompt_tokens"u8);
            bool isOutput = !isInput && reader.ValueTextEquals("completion_tokens"u8);
            reader.Read();
            if (isInput)
            {
                input = reader.GetInt32();
            }
            else if (isOutput)
            {
                output = reader.GetInt32();
            }
            else
            {
                reader.Skip();
            }
        }
    }
}
