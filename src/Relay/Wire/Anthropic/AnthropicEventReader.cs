using System.Text.Json;

namespace Relay;

/// <summary>Reads the events of a stream. Events nobody knows, and pings, are passed over.</summary>
internal static class AnthropicEventReader
{
    /// <exception cref="JsonException">The event is not a JSON object.</exception>
    public static void Read(ReadOnlySpan<byte> data, Answer answer)
    {
        var reader = new Utf8JsonReader(data, JsonValues.ReaderOptions);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("An event of the Messages API is a JSON object.");
        }

        // The outline reads to the end: an event that breaks off is an error, not half an event.
        (EventKind kind, int index) = Outline(reader);
        if (kind == EventKind.End)
        {
            answer.IsDone = true;
        }

        if (kind == EventKind.BlockStop && AnthropicDeltaReader.Find(answer, index) is { IsClosed: false } ended)
        {
            ended.IsClosed = true;
            if (ended.Kind == AnswerPartKind.Other)
            {
                AnthropicOpaqueBlock.Close(ended);
            }
        }

        if (kind is EventKind.Other or EventKind.BlockStop or EventKind.End)
        {
            return;
        }

        answer.KeepOrder();

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("delta"u8) && kind is EventKind.BlockDelta or EventKind.MessageDelta)
            {
                if (!JsonMember.EnterObject(ref reader))
                {
                    continue;
                }

                if (kind == EventKind.BlockDelta)
                {
                    AnthropicDeltaReader.Read(ref reader, answer, index);
                }
                else
                {
                    while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
                    {
                        AnthropicAnswerReader.ReadEnd(ref reader, answer);
                    }
                }
            }
            else if (reader.ValueTextEquals("content_block"u8) && kind == EventKind.BlockStart)
            {
                reader.Read();
                AnthropicBlockReader.Read(ref reader, data, answer, index);
            }
            else if (reader.ValueTextEquals("message"u8) && kind == EventKind.MessageStart)
            {
                if (JsonMember.EnterObject(ref reader))
                {
                    AnthropicAnswerReader.ReadMessage(ref reader, data, answer);
                }
            }
            else if (reader.ValueTextEquals("usage"u8) && kind == EventKind.MessageDelta)
            {
                AnthropicUsageReader.Read(ref reader, answer);
            }
            else if (reader.ValueTextEquals("error"u8) && kind == EventKind.Error)
            {
                AnthropicAnswerReader.ReadError(ref reader, answer);
                answer.Error ??= new WireError(null);
            }
            else
            {
                JsonMember.SkipValue(ref reader);
            }
        }
    }

    private static (EventKind Kind, int Index) Outline(Utf8JsonReader reader)
    {
        EventKind kind = EventKind.Other;
        int index = 0;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("type"u8))
            {
                reader.Read();
                kind = reader.TokenType != JsonTokenType.String ? EventKind.Other
                    : reader.ValueTextEquals("content_block_delta"u8) ? EventKind.BlockDelta
                    : reader.ValueTextEquals("content_block_start"u8) ? EventKind.BlockStart
                    : reader.ValueTextEquals("content_block_stop"u8) ? EventKind.BlockStop
                    : reader.ValueTextEquals("message_start"u8) ? EventKind.MessageStart
                    : reader.ValueTextEquals("message_delta"u8) ? EventKind.MessageDelta
                    : reader.ValueTextEquals("message_stop"u8) ? EventKind.End
                    : reader.ValueTextEquals("error"u8) ? EventKind.Error
                    : EventKind.Other;
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

        return (kind, index);
    }

    private enum EventKind
    {
        Other,
        MessageStart,
        BlockStart,
        BlockDelta,
        BlockStop,
        MessageDelta,
        End,
        Error,
    }
}
