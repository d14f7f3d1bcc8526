using System.Text.Json;

namespace Relay;

/// <summary>Reads <c>candidates</c>: the parts of candidate 0, why it ended, and what it is grounded on.</summary>
internal static class GeminiCandidateReader
{
    /// <summary>Reads the list the reader stands on and says whether it has a candidate.</summary>
    public static bool Read(ref Utf8JsonReader reader, Answer answer)
    {
        bool any = false, hasFirst = false;
        int position = 0;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                reader.Skip();
                continue;
            }

            any = true;
            bool isFirst = (ListIndex.Peek(reader) ?? position) == 0;
            answer.HasOtherChoices |= isFirst && hasFirst;
            if (isFirst && !hasFirst)
            {
                hasFirst = true;
                ReadCandidate(ref reader, answer);
            }
            else
            {
                reader.Skip();
            }

            position++;
        }

        return any;
    }

    private static void ReadCandidate(ref Utf8JsonReader reader, Answer answer)
    {
        JsonElement grounding = default, citations = default;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("content"u8))
            {
                reader.Read();
                ReadContent(ref reader, answer);
            }
            else if (reader.ValueTextEquals("finishReason"u8))
            {
                reader.Read();
                if (reader.TokenType == JsonTokenType.String && !reader.ValueTextEquals("FINISH_REASON_UNSPECIFIED"u8))
                {
                    answer.FinishReason = KnownText.ReadWord(ref reader);
                }

                reader.Skip();
            }
            else if (reader.ValueTextEquals("finishMessage"u8))
            {
                reader.Read();
                if (reader.TokenType != JsonTokenType.Null)
                {
                    answer.KeepUnread("finishMessage", HalfCharacters.Read(ref reader));
                }
            }
            else if (reader.ValueTextEquals("urlContextMetadata"u8))
            {
                // What came of the addresses that the model was given to read.
                reader.Read();
                answer.KeepUnread("urlContextMetadata", HalfCharacters.Read(ref reader));
            }
            else if (reader.ValueTextEquals("logprobsResult"u8))
            {
                LogProbList.Read(ref reader, answer);
            }
            else if (reader.ValueTextEquals("groundingMetadata"u8))
            {
                reader.Read();
                grounding = HalfCharacters.Read(ref reader);
            }
            else if (reader.ValueTextEquals("citationMetadata"u8))
            {
                reader.Read();
                citations = HalfCharacters.Read(ref reader);
            }
            else
            {
                JsonMember.SkipValue(ref reader);
            }
        }

        // Sources point into the text, so they are read when it is there.
        if (grounding.ValueKind == JsonValueKind.Object || citations.ValueKind == JsonValueKind.Object)
        {
            GeminiSourceReader.Read(grounding, citations, answer);
        }
    }

    private static void ReadContent(ref Utf8JsonReader reader, Answer answer)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool isParts = reader.ValueTextEquals("parts"u8);
            reader.Read();
            if (!isParts || reader.TokenType != JsonTokenType.StartArray)
            {
                reader.Skip();
                continue;
            }

            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                GeminiPartReader.Read(ref reader, answer);
            }
        }
    }
}
