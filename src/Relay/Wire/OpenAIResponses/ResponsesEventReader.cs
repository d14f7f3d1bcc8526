using System.Text.Json;

namespace Relay;

/// <summary>Reads the events of a stream by the type in their data, which servers that name no events give too. Events nobody knows are passed over.</summary>
/// <remarks>
/// Text, refusals, reasoning and arguments come in deltas; what an item says besides (its ids, its encrypted reasoning, the sources of its text) comes with
/// <c>response.output_item.done</c>, and text that no delta brought comes from there too. Arguments are what their end says (<see cref="ResponsesArguments"/>).
/// <c>response.completed</c>, <c>.incomplete</c>, <c>.failed</c> and <c>.cancelled</c> end the answer; a stream without one of them is cut off. Of the members that hold what an event
/// is about, those that are null count for nothing.
/// </remarks>
internal static class ResponsesEventReader
{
    /// <exception cref="JsonException">The event is not a JSON object.</exception>
    public static void Read(ReadOnlySpan<byte> data, Answer answer)
    {
        var reader = new Utf8JsonReader(data, JsonValues.ReaderOptions);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("An event of the Responses API is a JSON object.");
        }

        answer.KeepOrder();
        ResponsesEventKind kind = ResponsesEventKind.Other;
        Utf8JsonReader payload = default;
        bool hasPayload = false;
        int index = 0, content = 0, summary = 0;

        // Read to the end first: an event that breaks off is an error, not half an event.
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("type"u8))
            {
                reader.Read();
                kind = ResponsesEventKinds.Of(ref reader);
            }
            else if (reader.ValueTextEquals("delta"u8) || reader.ValueTextEquals("item"u8) || reader.ValueTextEquals("response"u8) || reader.ValueTextEquals("annotation"u8)
                || reader.ValueTextEquals("arguments"u8))
            {
                reader.Read();
                if (reader.TokenType != JsonTokenType.Null)
                {
                    payload = reader;
                    hasPayload = true;
                }

                reader.Skip();
            }
            else if (reader.ValueTextEquals("output_index"u8))
            {
                index = Number(ref reader);
            }
            else if (reader.ValueTextEquals("content_index"u8))
            {
                content = Number(ref reader);
            }
            else if (reader.ValueTextEquals("summary_index"u8))
            {
                summary = Number(ref reader);
            }
            else if (reader.ValueTextEquals("error"u8))
            {
                reader.Read();
                kind = kind == ResponsesEventKind.Other && reader.TokenType is JsonTokenType.StartObject or JsonTokenType.String ? ResponsesEventKind.Error : kind;
                reader.Skip();
            }
            else
            {
                JsonMember.SkipValue(ref reader);
            }
        }

        if (kind == ResponsesEventKind.Error)
        {
            answer.Error ??= OpenAIErrorReader.Read(data);
        }
        else if (hasPayload)
        {
            ReadPayload(ref payload, data, answer, kind, index, kind == ResponsesEventKind.SummaryDelta ? summary : content);
        }
    }

    private static void ReadPayload(ref Utf8JsonReader payload, ReadOnlySpan<byte> data, Answer answer, ResponsesEventKind kind, int index, int content)
    {
        switch (kind)
        {
            case ResponsesEventKind.TextDelta when payload.TokenType == JsonTokenType.String:
                ResponsesParts.AppendText(answer, index, content, JsonText.Read(ref payload), isWhole: false);
                break;
            case ResponsesEventKind.SummaryDelta when payload.TokenType == JsonTokenType.String:
                ResponsesParts.AppendReasoning(answer, index, content, JsonText.Read(ref payload));
                break;
            case ResponsesEventKind.ReasoningDelta when payload.TokenType == JsonTokenType.String:
                ResponsesParts.AppendReasoning(answer, index, ResponsesParts.BehindSummaries + content, JsonText.Read(ref payload));
                break;
            case ResponsesEventKind.ArgumentsDelta when payload.TokenType == JsonTokenType.String:
                answer.AppendToolCall(index, id: null, name: null, JsonText.Read(ref payload));
                break;
            case ResponsesEventKind.ArgumentsDone:
                ResponsesArguments.Read(ref payload, answer, index);
                break;
            case ResponsesEventKind.RefusalDelta when payload.TokenType == JsonTokenType.String:
                answer.AppendRefusal(JsonText.Read(ref payload));
                break;
            case ResponsesEventKind.ItemAdded:
                ResponsesItemReader.ReadStart(ref payload, answer, index);
                break;
            case ResponsesEventKind.ItemDone:
                ResponsesItemReader.Read(ref payload, data, answer, index);
                break;
            case ResponsesEventKind.AnnotationAdded when payload.TokenType == JsonTokenType.StartObject:
                ResponsesAnnotationReader.AddOne(answer, ResponsesParts.Text(answer, index, content), HalfCharacters.Read(ref payload));
                break;
            case ResponsesEventKind.Begun when payload.TokenType == JsonTokenType.StartObject:
                ResponsesAnswerReader.Read(ref payload, data, answer, isEnd: false, withOutput: false, status: null);
                break;
            case ResponsesEventKind.Completed or ResponsesEventKind.Incomplete or ResponsesEventKind.Failed or ResponsesEventKind.Cancelled when payload.TokenType == JsonTokenType.StartObject:
                ResponsesAnswerReader.Read(ref payload, data, answer, isEnd: true, withOutput: HasOnlyThought(answer), Status(kind));
                answer.IsDone = true;
                break;
        }
    }

    /// <summary>Whether the events brought nothing, or nothing but reasoning: then the answer itself is in the last one.</summary>
    private static bool HasOnlyThought(Answer answer)
    {
        foreach (AnswerPart part in answer.Parts!)
        {
            if (part.Kind != AnswerPartKind.Reasoning)
            {
                return false;
            }
        }

        return !answer.HasRefusal;
    }

    private static string Status(ResponsesEventKind kind) => kind switch
    {
        ResponsesEventKind.Completed => "completed",
        ResponsesEventKind.Incomplete => "incomplete",
        ResponsesEventKind.Cancelled => "cancelled",
        _ => "failed",
    };

    private static int Number(ref Utf8JsonReader reader) => JsonMember.Index(ref reader) is { } number and < 1 << 18 ? number : 0;
}
