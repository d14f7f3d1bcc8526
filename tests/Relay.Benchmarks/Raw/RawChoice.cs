using System.Text.Json;

namespace Relay.Benchmarks;

/// <summary>The two parts of an answer that a hand-written call reads, from the property's name on.</summary>
internal static class RawChoice
{
    /// <summary>The content of the first choice; null when there is none.</summary>
    public static string? Read(ref Utf8JsonReader reader, ReadOnlySpan<byte> part)
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

    public static void ReadUsage(ref Utf8JsonReader reader, out int input, out int output)
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
