using System.Text.Json;

namespace Relay;

/// <summary>Reads a whole answer, and the members that it shares with the last events of a stream.</summary>
internal static class ConverseAnswerReader
{
    /// <summary>Reads <c>{"output": {"message"}, "stopReason", "usage", "metrics", "trace"}</c>.</summary>
    /// <exception cref="JsonException">It is no answer and no error.</exception>
    public static void Read(ReadOnlySpan<byte> body, Answer answer)
    {
        var reader = new Utf8JsonReader(body, JsonValues.ReaderOptions);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("An answer of Converse is a JSON object.");
        }

        bool hasContent = false, isError = false;
        answer.KeepOrder();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("output"u8))
            {
                hasContent |= ReadOutput(ref reader, body, answer);
            }
            else if (reader.ValueTextEquals("__type"u8))
            {
                isError = true;
                JsonMember.SkipValue(ref reader);
            }
            else
            {
                ReadMember(ref reader, answer);
            }
        }

        if (isError && !hasContent)
        {
            answer.Error = ConverseErrorReader.Read(body, type: null);
        }
        else if (!hasContent)
        {
            // An object about something else (a notice of a proxy, say) would read as an empty answer: never a silent success.
            throw new JsonException("The answer has no content.");
        }

        JsonMember.EndBody(ref reader, answer);
    }

    /// <summary>Reads the member whose name the reader stands on: what says how the answer ended and what it used. What Relay does not read is kept.</summary>
    public static void ReadMember(ref Utf8JsonReader reader, Answer answer)
    {
        if (reader.ValueTextEquals("stopReason"u8))
        {
            answer.FinishReason = JsonMember.Word(ref reader) ?? answer.FinishReason;
        }
        else if (reader.ValueTextEquals("usage"u8))
        {
            ConverseUsageReader.Read(ref reader, answer);
        }
        else if (reader.ValueTextEquals("serviceTier"u8))
        {
            ReadTier(ref reader, answer);
        }
        else if (KeptName(reader) is { } name)
        {
            reader.Read();
            if (reader.TokenType != JsonTokenType.Null)
            {
                answer.KeepUnread(name, HalfCharacters.Read(ref reader));
            }
        }
        else
        {
            JsonMember.SkipValue(ref reader);
        }
    }

    /// <summary>The name of a member that is kept with the message; null for any other.</summary>
    private static string? KeptName(in Utf8JsonReader reader) =>
        reader.ValueTextEquals("metrics"u8) ? "metrics"
        : reader.ValueTextEquals("trace"u8) ? "trace"
        : reader.ValueTextEquals("additionalModelResponseFields"u8) ? "additionalModelResponseFields"
        : reader.ValueTextEquals("performanceConfig"u8) ? "performanceConfig"
        : null;

    private static bool ReadOutput(ref Utf8JsonReader reader, ReadOnlySpan<byte> source, Answer answer)
    {
        bool hasContent = false;
        if (!JsonMember.EnterObject(ref reader))
        {
            return false;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (!reader.ValueTextEquals("message"u8))
            {
                JsonMember.SkipValue(ref reader);
                continue;
            }

            if (!JsonMember.EnterObject(ref reader))
            {
                continue;
            }

            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                if (!reader.ValueTextEquals("content"u8))
                {
                    JsonMember.SkipValue(ref reader);
                }
                else if (JsonMember.EnterArray(ref reader))
                {
                    hasContent = true;
                    while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                    {
                        ConverseBlockReader.Read(ref reader, source, answer);
                    }
                }
            }
        }

        return hasContent;
    }

    private static void ReadTier(ref Utf8JsonReader reader, Answer answer)
    {
        if (!JsonMember.EnterObject(ref reader))
        {
            return;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("type"u8))
            {
                answer.ServiceTier = JsonMember.Word(ref reader) ?? answer.ServiceTier;
            }
            else
            {
                JsonMember.SkipValue(ref reader);
            }
        }
    }
}
