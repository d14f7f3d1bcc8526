using System.Text.Json;

namespace Relay;

/// <summary>Reads a Chat Completions answer, or one chunk of a streamed one, from the first byte to the last without building a document.</summary>
/// <remarks>Only choice 0 is read; the choices of an <c>n</c> above 1 are left alone. The last usage that is not null counts (some providers repeat it).</remarks>
internal static class OpenAIChatAnswerReader
{
    /// <summary>Reads the object at the start of <paramref name="reader"/> into <paramref name="answer"/>.</summary>
    /// <param name="reader">A reader before its first token.</param>
    /// <param name="answer">Collects what is read.</param>
    /// <param name="isDelta">Whether this is a chunk of a stream: its <c>delta</c> counts, and a cumulative <c>message</c> beside it does not.</param>
    /// <returns>Whether the object as a whole is an error (<c>"object": "error"</c>, <c>"type": "error"</c>) and says so in no <c>error</c> field.</returns>
    /// <exception cref="JsonException">It is not an object, or it is a whole answer without a choice and without an error.</exception>
    public static bool Read(ref Utf8JsonReader reader, Answer answer, bool isDelta)
    {
        bool hasChoice = false, isError = false;
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("A Chat Completions answer is a JSON object.");
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("choices"u8))
            {
                hasChoice |= ReadChoices(ref reader, answer, isDelta);
            }
            else if (reader.ValueTextEquals("usage"u8))
            {
                reader.Read();
                answer.Usage = OpenAIUsageReader.Read(ref reader) ?? answer.Usage;
            }
            else if (reader.ValueTextEquals("id"u8))
            {
                answer.ResponseId = JsonMember.First(answer.ResponseId, ref reader);
            }
            else if (reader.ValueTextEquals("model"u8))
            {
                answer.Model = JsonMember.First(answer.Model, ref reader, answer.KnownModel);
            }
            else if (reader.ValueTextEquals("created"u8))
            {
                answer.CreatedAt = JsonMember.FirstMoment(answer.CreatedAt, ref reader);
            }
            else if (reader.ValueTextEquals("service_tier"u8))
            {
                reader.Read();
                answer.ServiceTier ??= reader.TokenType == JsonTokenType.String ? KnownText.ReadWord(ref reader) : null;
                reader.Skip();
            }
            else if (reader.ValueTextEquals("object"u8) || reader.ValueTextEquals("type"u8))
            {
                reader.Read();
                isError |= reader.TokenType == JsonTokenType.String && reader.ValueTextEquals("error"u8);
                reader.Skip();
            }
            else if (reader.ValueTextEquals("error"u8))
            {
                isError |= ReadError(ref reader, answer);
            }
            else if (reader.ValueTextEquals("x_groq"u8))
            {
                ReadGroq(ref reader, answer);
            }
            else if (reader.ValueTextEquals("search_results"u8) || reader.ValueTextEquals("citations"u8))
            {
                OpenAICitationReader.ReadSearchResults(ref reader, answer);
            }
            else if (reader.ValueTextEquals("prompt_filter_results"u8))
            {
                OpenAIFilterReader.Read(ref reader, answer, "prompt_filter_results", isDelta: false);
            }
            else
            {
                JsonMember.SkipValue(ref reader);
            }
        }

        // An object about something else (a notice of a proxy, say) would read as an empty answer: never a silent success.
        isError &= !hasChoice && answer.Error is null;
        return isDelta || hasChoice || isError || answer.Error is not null ? isError : throw new JsonException("The answer has no choice.");
    }

    /// <summary>Reads choice 0 and says whether there is one.</summary>
    private static bool ReadChoices(ref Utf8JsonReader reader, Answer answer, bool isDelta)
    {
        bool hasChoice = false;
        if (!JsonMember.EnterArray(ref reader))
        {
            return false;
        }

        int position = 0;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                reader.Skip();
                continue;
            }

            bool isFirst = (ListIndex.Peek(reader) ?? position) == 0;
            answer.HasOtherChoices |= isFirst && hasChoice;
            if (isFirst && !hasChoice)
            {
                ReadChoice(ref reader, answer, isDelta);
                hasChoice = true;
            }
            else
            {
                reader.Skip();
            }

            position++;
        }

        return hasChoice;
    }

    private static void ReadChoice(ref Utf8JsonReader reader, Answer answer, bool isDelta)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals(isDelta ? "delta"u8 : "message"u8))
            {
                reader.Read();
                OpenAIChatMessageReader.Read(ref reader, answer, isDelta);
            }
            else if (reader.ValueTextEquals("finish_reason"u8))
            {
                reader.Read();
                if (reader.TokenType == JsonTokenType.String)
                {
                    string reason = KnownText.ReadWord(ref reader);
                    answer.FinishReason = reason.Length == 0 ? answer.FinishReason : reason;
                }
                else
                {
                    reader.Skip();
                }
            }
            else if (reader.ValueTextEquals("error"u8))
            {
                ReadError(ref reader, answer);
            }
            else if (reader.ValueTextEquals("content_filter_results"u8))
            {
                OpenAIFilterReader.Read(ref reader, answer, "content_filter_results", isDelta);
            }
            else if (reader.ValueTextEquals("logprobs"u8))
            {
                LogProbList.ReadChoice(ref reader, answer);
            }
            else
            {
                JsonMember.SkipValue(ref reader);
            }
        }
    }

    /// <summary>Reads an error, unless it says nothing: some servers always write the field.</summary>
    /// <returns>Whether there is one that says nothing.</returns>
    private static bool ReadError(ref Utf8JsonReader reader, Answer answer)
    {
        reader.Read();
        if (reader.TokenType is JsonTokenType.Null or JsonTokenType.False)
        {
            return false;
        }

        WireError error = OpenAIErrorReader.ReadValue(ref reader);
        if (string.IsNullOrEmpty(error.Message) && string.IsNullOrEmpty(error.Type) && string.IsNullOrEmpty(error.Code) && error.Status is null)
        {
            return true;
        }

        answer.Error ??= error;
        return false;
    }

    /// <summary>Groq puts a stream's usage, and its errors, into an object of its own.</summary>
    private static void ReadGroq(ref Utf8JsonReader reader, Answer answer)
    {
        if (!JsonMember.EnterObject(ref reader))
        {
            return;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("usage"u8))
            {
                reader.Read();
                answer.Usage = OpenAIUsageReader.Read(ref reader) ?? answer.Usage;
            }
            else if (reader.ValueTextEquals("error"u8))
            {
                ReadError(ref reader, answer);
            }
            else
            {
                JsonMember.SkipValue(ref reader);
            }
        }
    }
}
