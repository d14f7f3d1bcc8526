using System.Text.Json;

namespace Relay;

/// <summary>Reads a whole answer.</summary>
internal static class CohereAnswerReader
{
    /// <exception cref="JsonException">It is not an object, or it has neither a message nor an error.</exception>
    public static void Read(ReadOnlySpan<byte> body, Answer answer)
    {
        var reader = new Utf8JsonReader(body, JsonValues.ReaderOptions);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("An answer of Cohere's is a JSON object.");
        }

        answer.KeepOrder();
        bool hasMessage = false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("message"u8))
            {
                reader.Read();
                hasMessage |= ReadMessage(ref reader, body, answer);
            }
            else if (reader.ValueTextEquals("id"u8))
            {
                answer.ResponseId = JsonMember.Text(ref reader) ?? answer.ResponseId;
            }
            else if (!ReadEnd(ref reader, answer))
            {
                JsonMember.SkipValue(ref reader);
            }
        }

        // An object about something else (a notice of a proxy, say) would read as an empty answer: never a silent success.
        if (!hasMessage && answer.Error is null)
        {
            throw new JsonException("The answer has no message.");
        }

        JsonMember.EndBody(ref reader, answer);
    }

    /// <summary>Reads what an answer ends with, if the reader stands on the name of it: why it ended, its usage, its log probabilities, an error.</summary>
    public static bool ReadEnd(ref Utf8JsonReader reader, Answer answer)
    {
        if (reader.ValueTextEquals("finish_reason"u8))
        {
            answer.FinishReason = JsonMember.Word(ref reader) is { Length: > 0 } reason ? reason : answer.FinishReason;
            return true;
        }

        if (reader.ValueTextEquals("usage"u8))
        {
            reader.Read();
            answer.Usage = CohereUsageReader.Read(ref reader) ?? answer.Usage;
            return true;
        }

        if (reader.ValueTextEquals("logprobs"u8))
        {
            LogProbList.Read(ref reader, answer);
            return true;
        }

        if (reader.ValueTextEquals("error"u8))
        {
            reader.Read();
            if (reader.TokenType is JsonTokenType.String or JsonTokenType.StartObject)
            {
                WireError error = OpenAIErrorReader.ReadValue(ref reader);
                answer.Error ??= string.IsNullOrEmpty(error.Message) ? null : error;
            }
            else
            {
                reader.Skip();
            }

            return true;
        }

        return false;
    }

    /// <summary>Reads the message the reader stands on. A text in its place is an error's, which comes with a success where a proxy hides the status.</summary>
    private static bool ReadMessage(ref Utf8JsonReader reader, ReadOnlySpan<byte> body, Answer answer)
    {
        if (reader.TokenType == JsonTokenType.StartObject)
        {
            CohereMessageReader.Read(ref reader, body, answer);
            return true;
        }

        if (reader.TokenType == JsonTokenType.String)
        {
            answer.Error ??= new WireError(JsonText.Read(ref reader));
        }
        else
        {
            reader.Skip();
        }

        return false;
    }
}
