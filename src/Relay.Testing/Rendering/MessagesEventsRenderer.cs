using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Relay;

/// <summary>Renders an answer as the server-sent events of an Anthropic Messages stream.</summary>
internal static class MessagesEventsRenderer
{
    /// <summary>The event that <see cref="ReplyFraming.MalformedJson"/> breaks, from 0.</summary>
    private const int MalformedEvent = 2;

    public static ReadOnlyMemory<byte> Render(ReplyContent content, ReplyFraming framing, string model)
    {
        List<(string Type, string Data)> events = Events(content, framing, model);
        var writer = new EventWriter(framing);
        for (int i = 0; i <= events.Count; i++)
        {
            foreach (InsertedEvent inserted in framing.Inserted)
            {
                if (inserted.AfterEvents != i)
                    continue;
                writer.Write(inserted.Error is { } error ? Encoding.UTF8.GetString(MessagesJsonRenderer.RenderError(error).Span) : inserted.Data, inserted.Error is null ? null : "error");
                if (inserted.EndsStream)
                    return writer.Bytes;
            }

            if (i == events.Count)
                break;
            (string type, string data) = events[i];
            if (framing.MalformedJson && i == Math.Min(MalformedEvent, events.Count - 1))
                data = data[..(data.Length * 3 / 4)];
            writer.Write(data, type);
        }

        return writer.Bytes;
    }

    private static List<(string Type, string Data)> Events(ReplyContent content, ReplyFraming framing, string model)
    {
        var events = new List<(string, string)> { Event("message_start", json => WriteStart(json, content, model)) };
        List<MessagesBlock> blocks = MessagesBlock.Of(content);
        for (int i = 0; i < blocks.Count; i++)
        {
            int index = i;
            MessagesBlock block = blocks[i];
            events.Add(Event("content_block_start", json =>
            {
                json.WriteNumber("index", index);
                json.WritePropertyName("content_block");
                MessagesJsonRenderer.WriteBlock(json, block, isWhole: false);
            }));
            (string type, string field) = block.Type switch
            {
                "thinking" => ("thinking_delta", "thinking"),
                "tool_use" => ("input_json_delta", "partial_json"),
                _ => ("text_delta", "text"),
            };
            foreach (string piece in ChatDeltas.Cut(block.Text, framing.ChunkSize))
                events.Add(Delta(index, type, field, piece));
            if (block.Type == "thinking")
                events.Add(Delta(index, "signature_delta", "signature", MessagesBlock.Signature));
            events.Add(Event("content_block_stop", json => json.WriteNumber("index", index)));
        }

        events.Add(Event("message_delta", json =>
        {
            json.WriteStartObject("delta");
            MessagesJsonRenderer.WriteEnd(json, content);
            json.WriteEndObject();
            if (content.Usage is { } usage)
                MessagesJsonRenderer.WriteUsage(json, usage, usage.Output);
        }));
        if (framing.Done)
            events.Add(Event("message_stop", _ => { }));
        return events;
    }

    private static (string Type, string Data) Delta(int index, string type, string field, string piece) => Event("content_block_delta", json =>
    {
        json.WriteNumber("index", index);
        json.WriteStartObject("delta");
        json.WriteString("type", type);
        json.WriteString(field, piece);
        json.WriteEndObject();
    });

    private static void WriteStart(Utf8JsonWriter json, ReplyContent content, string model)
    {
        json.WriteStartObject("message");
        MessagesJsonRenderer.WriteHead(json, content, model);
        json.WriteStartArray("content");
        json.WriteEndArray();
        json.WriteNull("stop_reason");
        json.WriteNull("stop_sequence");

        // The output so far, as the API tells it: provisional, and told again at the end.
        if (content.Usage is { } usage)
            MessagesJsonRenderer.WriteUsage(json, usage, Math.Min(1, usage.Output));
        json.WriteEndObject();
    }

    private static (string Type, string Data) Event(string type, Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, ChatJsonRenderer.WriterOptions))
        {
            json.WriteStartObject();
            json.WriteString("type", type);
            write(json);
            json.WriteEndObject();
        }

        return (type, Encoding.UTF8.GetString(buffer.WrittenSpan));
    }
}
