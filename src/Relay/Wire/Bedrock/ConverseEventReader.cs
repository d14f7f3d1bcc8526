using System.Text.Json;

namespace Relay;

/// <summary>Reads the events of a stream. Events nobody knows are passed over.</summary>
internal static class ConverseEventReader
{
    /// <exception cref="JsonException">The event is not a JSON object.</exception>
    public static void Read(string eventType, ReadOnlySpan<byte> data, Answer answer)
    {
        switch (eventType)
        {
            case "contentBlockDelta":
                ReadBlock(data, answer, isDelta: true);
                break;
            case "contentBlockStart":
                ReadBlock(data, answer, isDelta: false);
                break;
            case "contentBlockStop":
                if (ConverseDeltaReader.Find(answer, Index(Open(data))) is { IsClosed: false } ended)
                {
                    ended.IsClosed = true;
                    ConverseOpaqueBlock.Close(answer, ended);
                }

                break;
            case "messageStart":
                answer.KeepOrder();
                break;
            case "messageStop":
                ReadMembers(data, answer);
                break;
            case "metadata":
                // The last event: what was used.
                ReadMembers(data, answer);
                answer.IsDone = true;
                break;
            default:
                ReadFailure(eventType, data, answer);
                break;
        }
    }

    private static void ReadFailure(string eventType, ReadOnlySpan<byte> data, Answer answer)
    {
        if (eventType.StartsWith(AwsEventStreamReader.ExceptionPrefix, StringComparison.Ordinal))
        {
            answer.Error = ConverseErrorReader.ReadEvent(eventType[AwsEventStreamReader.ExceptionPrefix.Length..], data);
        }
        else if (eventType.StartsWith(AwsEventStreamReader.ErrorPrefix, StringComparison.Ordinal))
        {
            answer.Error = ConverseErrorReader.ReadEvent(eventType[AwsEventStreamReader.ErrorPrefix.Length..], data);
        }
    }

    private static void ReadMembers(ReadOnlySpan<byte> data, Answer answer)
    {
        Utf8JsonReader reader = Open(data);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            ConverseAnswerReader.ReadMember(ref reader, answer);
        }
    }

    private static void ReadBlock(ReadOnlySpan<byte> data, Answer answer, bool isDelta)
    {
        Utf8JsonReader reader = Open(data);

        // The index reads to the end: an event that breaks off is an error, not half an event.
        int index = Index(reader);
        answer.KeepOrder();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (!reader.ValueTextEquals(isDelta ? "delta"u8 : "start"u8))
            {
                JsonMember.SkipValue(ref reader);
            }
            else if (!isDelta)
            {
                ConverseDeltaReader.ReadStart(ref reader, answer, index);
            }
            else if (JsonMember.EnterObject(ref reader))
            {
                ConverseDeltaReader.Read(ref reader, answer, index);
            }
        }
    }

    private static int Index(Utf8JsonReader reader)
    {
        int index = 0;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("contentBlockIndex"u8))
            {
                index = JsonMember.Index(ref reader) ?? index;
            }
            else
            {
                JsonMember.SkipValue(ref reader);
            }
        }

        return index;
    }

    private static Utf8JsonReader Open(ReadOnlySpan<byte> data)
    {
        var reader = new Utf8JsonReader(data, JsonValues.ReaderOptions);
        return reader.Read() && reader.TokenType == JsonTokenType.StartObject ? reader : throw new JsonException("An event of Converse is a JSON object.");
    }
}
