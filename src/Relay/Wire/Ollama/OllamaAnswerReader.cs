using System.Text.Json;

namespace Relay;

/// <summary>Reads an answer, or one line of a streamed one: both have the same shape.</summary>
internal static class OllamaAnswerReader
{
    /// <summary>Reads the object the reader stands on.</summary>
    /// <param name="reader">The reader.</param>
    /// <param name="source">What it reads from.</param>
    /// <param name="answer">Collects what is read.</param>
    /// <returns>Whether it says anything about an answer: a message, an end or an error.</returns>
    /// <exception cref="JsonException">It is not an object.</exception>
    public static bool Read(ref Utf8JsonReader reader, ReadOnlySpan<byte> source, Answer answer)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("An answer of Ollama's is a JSON object.");
        }

        answer.KeepOrder();
        Utf8JsonReader message = default, created = default;
        bool hasMessage = false, hasCreated = false, isDone = false;
        var usage = default(OllamaUsage);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("message"u8))
            {
                // Read at the end: when the answer was created, which may stand behind it, is part of the ids that calls are given.
                reader.Read();
                hasMessage = reader.TokenType == JsonTokenType.StartObject;
                message = reader;
                reader.Skip();
            }
            else if (reader.ValueTextEquals("done"u8))
            {
                reader.Read();
                isDone = reader.TokenType == JsonTokenType.True;
                reader.Skip();
            }
            else if (reader.ValueTextEquals("created_at"u8))
            {
                reader.Read();
                hasCreated = reader.TokenType == JsonTokenType.String;
                created = reader;
                reader.Skip();
            }
            else if (reader.ValueTextEquals("model"u8))
            {
                ReadModel(ref reader, answer);
            }
            else if (reader.ValueTextEquals("done_reason"u8))
            {
                answer.FinishReason = JsonMember.Word(ref reader) is { Length: > 0 } reason ? reason : answer.FinishReason;
            }
            else if (reader.ValueTextEquals("error"u8))
            {
                ReadError(ref reader, answer);
            }
            else if (reader.ValueTextEquals("logprobs"u8))
            {
                LogProbList.Read(ref reader, answer);
            }
            else if (!usage.TryRead(ref reader) && !OllamaDurations.TryRead(ref reader, answer))
            {
                JsonMember.SkipValue(ref reader);
            }
        }

        if (hasCreated && answer.CreatedAt is null && created.TryGetDateTimeOffset(out DateTimeOffset time))
        {
            answer.CreatedAt = time;
        }

        if (hasMessage)
        {
            OllamaMessageReader.Read(ref message, source, answer);
        }

        answer.Usage = usage.Normalise() ?? answer.Usage;
        answer.IsDone |= isDone;
        return hasMessage || isDone || answer.Error is not null;
    }

    /// <summary>Every line repeats it, so later ones are not even decoded.</summary>
    private static void ReadModel(ref Utf8JsonReader reader, Answer answer)
    {
        reader.Read();
        if (answer.Model is null && reader.TokenType == JsonTokenType.String && KnownText.Read(ref reader, answer.KnownModel) is { Length: > 0 } model)
        {
            answer.Model = model;
        }
        else
        {
            reader.Skip();
        }
    }

    private static void ReadError(ref Utf8JsonReader reader, Answer answer)
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
    }
}
