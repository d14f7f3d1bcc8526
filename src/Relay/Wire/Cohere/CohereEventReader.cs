using System.Text.Json;

namespace Relay;

/// <summary>Reads the events of a stream. Events nobody knows are passed over.</summary>
internal static class CohereEventReader
{
    /// <exception cref="JsonException">The event is not a JSON object.</exception>
    public static void Read(string eventType, ReadOnlySpan<byte> data, Answer answer)
    {
        var reader = new Utf8JsonReader(data, JsonValues.ReaderOptions);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("An event of Cohere's is a JSON object.");
        }

        // The outline reads to the end: an event that breaks off is an error, not half an event.
        (bool hasType, bool isEnd, int index) = Outline(reader);
        answer.KeepOrder();
        if (!hasType && eventType is "message" or "error")
        {
            // No event of an answer: what is left is {"message": "…"}.
            answer.Error ??= OpenAIErrorReader.Read(data);
            return;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("delta"u8))
            {
                if (JsonMember.EnterObject(ref reader))
                {
                    CohereDeltaReader.Read(ref reader, data, answer, index);
                }
            }
            else if (reader.ValueTextEquals("logprobs"u8))
            {
                LogProbList.Read(ref reader, answer);
            }
            else if (reader.ValueTextEquals("id"u8))
            {
                string? id = JsonMember.Text(ref reader);
                answer.ResponseId ??= id;
            }
            else
            {
                JsonMember.SkipValue(ref reader);
            }
        }

        if (isEnd || (!hasType && eventType == "message-end"))
        {
            CohereToolPlan.Settle(answer);
            answer.IsDone = true;
        }
    }

    private static (bool HasType, bool IsEnd, int Index) Outline(Utf8JsonReader reader)
    {
        bool hasType = false, isEnd = false;
        int index = 0;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("type"u8))
            {
                reader.Read();
                hasType = reader.TokenType == JsonTokenType.String;
                isEnd = hasType && reader.ValueTextEquals("message-end"u8);
                reader.Skip();
            }
            else if (reader.ValueTextEquals("index"u8))
            {
                index = JsonMember.Index(ref reader) ?? 0;
            }
            else
            {
                JsonMember.SkipValue(ref reader);
            }
        }

        return (hasType, isEnd, index);
    }
}
