using System.Text.Json;

namespace Relay;

/// <summary>Reads a GenerateContentResponse: a whole answer, or the next piece of a streamed one. Both have the same shape.</summary>
/// <remarks>Only candidate 0 is read; the candidates of a <c>candidateCount</c> above 1 are left alone. The last usage counts.</remarks>
internal static class GeminiAnswerReader
{
    /// <summary>Reads the object the reader stands on.</summary>
    /// <returns>Whether it says anything about an answer: a candidate, a blocked prompt or an error.</returns>
    /// <exception cref="JsonException">It is not an object.</exception>
    public static bool Read(ref Utf8JsonReader reader, Answer answer)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("A Gemini answer is a JSON object.");
        }

        answer.KeepOrder();
        Utf8JsonReader candidates = default;
        bool hasCandidates = false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("candidates"u8))
            {
                // Read at the end: the response's id, which stands after them, is part of the ids that calls are given.
                reader.Read();
                hasCandidates = reader.TokenType == JsonTokenType.StartArray;
                candidates = reader;
                reader.Skip();
            }
            else if (reader.ValueTextEquals("usageMetadata"u8))
            {
                reader.Read();
                answer.Usage = GeminiUsageReader.Read(ref reader, answer) ?? answer.Usage;
            }
            else if (reader.ValueTextEquals("modelVersion"u8))
            {
                answer.Model = JsonMember.First(answer.Model, ref reader, answer.KnownModel);
            }
            else if (reader.ValueTextEquals("responseId"u8))
            {
                answer.ResponseId = JsonMember.First(answer.ResponseId, ref reader);
            }
            else if (reader.ValueTextEquals("createTime"u8))
            {
                reader.Read();
                answer.CreatedAt ??= reader.TokenType == JsonTokenType.String && reader.TryGetDateTimeOffset(out DateTimeOffset created) ? created : null;
                reader.Skip();
            }
            else if (reader.ValueTextEquals("promptFeedback"u8))
            {
                reader.Read();
                ReadPromptFeedback(ref reader, answer);
            }
            else if (reader.ValueTextEquals("error"u8))
            {
                reader.Read();
                answer.Error = reader.TokenType == JsonTokenType.Null ? answer.Error : GeminiErrorReader.ReadObject(ref reader);
            }
            else
            {
                JsonMember.SkipValue(ref reader);
            }
        }

        bool hasCandidate = hasCandidates && GeminiCandidateReader.Read(ref candidates, answer);
        return hasCandidate || answer.IsBlocked || answer.Error is not null;
    }

    /// <summary>A prompt that was blocked is an answer that says so, with its usage: <c>blockReason</c> is why it ended.</summary>
    private static void ReadPromptFeedback(ref Utf8JsonReader reader, Answer answer)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return;
        }

        JsonElement feedback = HalfCharacters.Read(ref reader);
        if (feedback.TryGetProperty("blockReason", out JsonElement reason) && reason.ValueKind == JsonValueKind.String
            && !reason.ValueEquals("BLOCK_REASON_UNSPECIFIED"u8))
        {
            answer.IsBlocked = true;
            answer.FinishReason = JsonText.Read(reason);
            answer.KeepUnread("promptFeedback", feedback);
        }
    }
}
