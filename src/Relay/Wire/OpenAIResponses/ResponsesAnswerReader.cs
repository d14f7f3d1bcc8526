using System.Text.Json;

namespace Relay;

/// <summary>Reads a <c>response</c> object: a whole answer, or what the events of a stream say of it.</summary>
internal static class ResponsesAnswerReader
{
    /// <summary>Reads a whole answer, the object the reader stands on.</summary>
    /// <exception cref="JsonException">It is about something else.</exception>
    public static void ReadWhole(ref Utf8JsonReader reader, ReadOnlySpan<byte> source, Answer answer)
    {
        answer.KeepOrder();
        bool hasOutput = Read(ref reader, source, answer, isEnd: true, withOutput: true, status: null);
        if (answer.Error is null && !hasOutput)
        {
            // An object about something else (a notice of a proxy, say) would read as an empty answer: never a silent success.
            throw new JsonException("The answer has no output.");
        }
    }

    /// <summary>Reads the object the reader stands on, and says whether it has an output.</summary>
    /// <param name="reader">The reader.</param>
    /// <param name="source">The bytes it reads.</param>
    /// <param name="answer">Collects what is read.</param>
    /// <param name="isEnd">Whether the answer has ended; else only its head is read.</param>
    /// <param name="withOutput">Whether the items are read: at the end of a stream they have been there already.</param>
    /// <param name="status">What the event says of the status; null where only the object does.</param>
    public static bool Read(ref Utf8JsonReader reader, ReadOnlySpan<byte> source, Answer answer, bool isEnd, bool withOutput, string? status)
    {
        bool hasOutput = false;
        string? reason = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("id"u8))
            {
                answer.ResponseId = JsonMember.First(answer.ResponseId, ref reader);
            }
            else if (reader.ValueTextEquals("model"u8))
            {
                answer.Model = JsonMember.First(answer.Model, ref reader, answer.KnownModel);
            }
            else if (reader.ValueTextEquals("created_at"u8))
            {
                answer.CreatedAt = JsonMember.FirstMoment(answer.CreatedAt, ref reader);
            }
            else if (!isEnd)
            {
                JsonMember.SkipValue(ref reader);
            }
            else if (reader.ValueTextEquals("output"u8))
            {
                hasOutput |= ReadOutput(ref reader, source, answer, withOutput);
            }
            else if (reader.ValueTextEquals("status"u8))
            {
                status = JsonMember.Word(ref reader) ?? status;
            }
            else if (reader.ValueTextEquals("usage"u8))
            {
                reader.Read();
                answer.Usage = OpenAIUsageReader.Read(ref reader, isResponses: true) ?? answer.Usage;
            }
            else if (reader.ValueTextEquals("incomplete_details"u8))
            {
                ReadIncomplete(ref reader, ref reason);
            }
            else if (reader.ValueTextEquals("service_tier"u8))
            {
                answer.ServiceTier = JsonMember.Word(ref reader);
            }
            else if (reader.ValueTextEquals("store"u8))
            {
                reader.Read();
                answer.IsStored = reader.TokenType == JsonTokenType.True;
                reader.Skip();
            }
            else if (reader.ValueTextEquals("content_filters"u8))
            {
                // Azure's.
                OpenAIFilterReader.Read(ref reader, answer, "content_filters", isDelta: false);
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

        if (isEnd)
        {
            End(answer, status, reason, hasOutput);
        }

        return hasOutput;
    }

    private static void End(Answer answer, string? status, string? reason, bool hasOutput)
    {
        switch (status)
        {
            case null:
                answer.FinishReason = hasOutput ? "completed" : null;
                break;
            case "incomplete":
                answer.FinishReason = string.IsNullOrEmpty(reason) ? status : reason;
                break;
            case "failed":
                answer.FinishReason = status;
                answer.Error ??= new WireError(null, Code: status);
                break;
            case "cancelled":
                // Of a background response only: platform.openai.com/docs/api-reference/responses/cancel.
                answer.FinishReason = status;
                answer.Error ??= new WireError("The response was cancelled at the provider before it was whole.", Code: status);
                break;
            case "queued" or "in_progress":
                answer.Error ??= new WireError($"The response is still {status}: a background response, which nobody waits for.", Code: status);
                break;
            default:
                answer.FinishReason = status;
                break;
        }
    }

    private static bool ReadOutput(ref Utf8JsonReader reader, ReadOnlySpan<byte> source, Answer answer, bool withOutput)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartArray || !withOutput)
        {
            bool isList = reader.TokenType == JsonTokenType.StartArray;
            reader.Skip();
            return isList;
        }

        int index = 0;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            ResponsesItemReader.Read(ref reader, source, answer, index++);
        }

        return true;
    }

    private static void ReadIncomplete(ref Utf8JsonReader reader, ref string? reason)
    {
        if (!JsonMember.EnterObject(ref reader))
        {
            return;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("reason"u8))
            {
                reason = JsonMember.Word(ref reader);
            }
            else
            {
                JsonMember.SkipValue(ref reader);
            }
        }
    }

    /// <summary>Reads <c>{"code", "message"}</c>, unless it is null or says nothing.</summary>
    private static void ReadError(ref Utf8JsonReader reader, Answer answer)
    {
        reader.Read();
        if (reader.TokenType is JsonTokenType.Null or JsonTokenType.False)
        {
            return;
        }

        WireError error = OpenAIErrorReader.ReadValue(ref reader);
        if (string.IsNullOrEmpty(error.Message) && string.IsNullOrEmpty(error.Code) && string.IsNullOrEmpty(error.Type))
        {
            return;
        }

        // The codes of a failed response that are the request's fault; the API gives them no type.
        bool isRequests = error.Type is null && (error.Code?.StartsWith("invalid_", StringComparison.Ordinal) == true || error.Code?.Contains("image", StringComparison.Ordinal) == true);
        answer.Error ??= isRequests ? error with { Type = "invalid_request_error" } : error;
    }
}
