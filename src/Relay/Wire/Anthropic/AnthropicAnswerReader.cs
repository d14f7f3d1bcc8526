using System.Text.Json;

namespace Relay;

/// <summary>Reads a message: the whole of an answer that is not streamed, or the head of a streamed one.</summary>
internal static class AnthropicAnswerReader
{
    /// <summary>Reads a whole answer.</summary>
    /// <exception cref="JsonException">It is not a message and not an error.</exception>
    public static void Read(ReadOnlySpan<byte> body, Answer answer)
    {
        var reader = new Utf8JsonReader(body, JsonValues.ReaderOptions);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("An answer of the Messages API is a JSON object.");
        }

        // An object about something else (a notice of a proxy, say) would read as an empty answer: never a silent success.
        if (!ReadMessage(ref reader, body, answer) && answer.Error is null)
        {
            throw new JsonException("The answer has no content.");
        }

        JsonMember.EndBody(ref reader, answer);
    }

    /// <summary>Reads the message object the reader stands on; says whether it has content, which may be empty.</summary>
    public static bool ReadMessage(ref Utf8JsonReader reader, ReadOnlySpan<byte> source, Answer answer)
    {
        bool hasContent = false;
        answer.KeepOrder();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("content"u8))
            {
                if (JsonMember.EnterArray(ref reader))
                {
                    hasContent = true;
                    while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                    {
                        AnthropicBlockReader.Read(ref reader, source, answer, index: null);
                    }
                }
            }
            else if (reader.ValueTextEquals("usage"u8))
            {
                AnthropicUsageReader.Read(ref reader, answer);
            }
            else if (reader.ValueTextEquals("id"u8))
            {
                answer.ResponseId = JsonMember.Text(ref reader) ?? answer.ResponseId;
            }
            else if (reader.ValueTextEquals("model"u8))
            {
                answer.Model = JsonMember.Text(ref reader, answer.KnownModel) ?? answer.Model;
            }
            else if (reader.ValueTextEquals("error"u8))
            {
                ReadError(ref reader, answer);
            }
            else
            {
                ReadEnd(ref reader, answer);
            }
        }

        return hasContent;
    }

    /// <summary>Reads one of the properties that say how the message ended, whose name the reader stands on; also the <c>delta</c> of <c>message_delta</c> has them.</summary>
    public static void ReadEnd(ref Utf8JsonReader reader, Answer answer)
    {
        if (reader.ValueTextEquals("stop_reason"u8))
        {
            answer.FinishReason = JsonMember.Word(ref reader) ?? answer.FinishReason;
        }
        else if (reader.ValueTextEquals("stop_details"u8))
        {
            ReadRefusal(ref reader, answer);
        }
        else if (reader.ValueTextEquals("stop_sequence"u8) || reader.ValueTextEquals("container"u8))
        {
            // The sequence that was met, and the container that code ran in, which a next request may name.
            string name = reader.GetString()!;
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

    public static void ReadError(ref Utf8JsonReader reader, Answer answer)
    {
        if (JsonMember.EnterObject(ref reader))
        {
            answer.Error = AnthropicErrorReader.ReadInner(ref reader);
        }
    }

    /// <summary><c>{"type": "refusal", "category", "explanation"}</c>: the explanation is the refusal.</summary>
    private static void ReadRefusal(ref Utf8JsonReader reader, Answer answer)
    {
        if (!JsonMember.EnterObject(ref reader))
        {
            return;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (!reader.ValueTextEquals("explanation"u8))
            {
                JsonMember.SkipValue(ref reader);
            }
            else if (JsonMember.Text(ref reader) is { } explanation)
            {
                answer.AppendRefusal(explanation);
            }
        }
    }
}
