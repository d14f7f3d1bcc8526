using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Relay;

/// <summary>Renders an answer as the server-sent events of a <c>chat.completion.chunk</c> stream.</summary>
internal static class ChatEventsRenderer
{
    /// <summary>The event that <see cref="ReplyFraming.MalformedJson"/> breaks, from 0.</summary>
    private const int MalformedEvent = 2;

    public static ReadOnlyMemory<byte> Render(ReplyContent content, ReplyFraming framing, bool usage, string model)
    {
        List<ChatDelta> deltas = ChatDeltas.Of(content, framing, usage);
        var events = new EventWriter(framing);
        for (int i = 0; i < deltas.Count; i++)
        {
            if (WriteInserted(events, framing, i))
                return events.Bytes;
            long? output = content.Usage is not { } reported ? null
                : deltas[i].UsageOnly ? reported.Output
                : usage && framing.UsageInEveryChunk ? reported.Output * (i + 1) / deltas.Count
                : null;
            string chunk = Chunk(content, deltas[i], model, output);
            if (framing.MalformedJson && i == Math.Min(MalformedEvent, deltas.Count - 1))
                chunk = chunk[..(chunk.Length * 3 / 4)];
            events.Write(chunk);
        }

        if (WriteInserted(events, framing, deltas.Count))
            return events.Bytes;
        if (framing.Done)
            events.Write("[DONE]");
        return events.Bytes;
    }

    /// <summary>Writes the events that come after <paramref name="count"/> others; says whether one of them ends the stream.</summary>
    public static bool WriteInserted(EventWriter events, ReplyFraming framing, int count)
    {
        foreach (InsertedEvent inserted in framing.Inserted)
        {
            if (inserted.AfterEvents != count)
                continue;
            events.Write(inserted.Data);
            if (inserted.EndsStream)
                return true;
        }

        return false;
    }

    private static string Chunk(ReplyContent content, ChatDelta delta, string model, long? output)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, ChatJsonRenderer.WriterOptions))
        {
            json.WriteStartObject();
            json.WriteString("id", content.Id);
            json.WriteString("object", "chat.completion.chunk");
            json.WriteNumber("created", ChatJsonRenderer.Created);
            json.WriteString("model", model);
            json.WriteStartArray("choices");
            if (!delta.UsageOnly)
                WriteChoice(json, content, delta);
            json.WriteEndArray();
            if (output is { } tokens)
                UsageRenderer.Write(json, content.Usage!, tokens);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void WriteChoice(Utf8JsonWriter json, ReplyContent content, ChatDelta delta)
    {
        bool parts = content.ReasoningShape == ReasoningShape.ContentParts;
        json.WriteStartObject();
        json.WriteNumber("index", 0);
        json.WriteStartObject("delta");
        if (delta.Start)
        {
            json.WriteString("role", "assistant");
            json.WriteString("content", "");
        }
        else if (delta.Reasoning is not null && parts)
        {
            ChatJsonRenderer.WriteParts(json, delta.Reasoning, null);
        }
        else if (delta.Reasoning is not null)
        {
            json.WriteString(ChatJsonRenderer.ReasoningField(content.ReasoningShape), delta.Reasoning);
        }
        else if (delta.Text is not null)
        {
            json.WriteString("content", delta.Text);
        }
        else if (delta.Refusal is not null)
        {
            json.WriteString("refusal", delta.Refusal);
        }
        else if (delta.Tool is not null)
        {
            WriteTool(json, delta.Tool);
        }

        json.WriteEndObject();
        json.WriteString("finish_reason", delta.Finish);
        json.WriteEndObject();
    }

    private static void WriteTool(Utf8JsonWriter json, ToolDelta tool)
    {
        json.WriteStartArray("tool_calls");
        json.WriteStartObject();
        if (tool.Index is { } index)
            json.WriteNumber("index", index);
        if (tool.Id is not null)
        {
            json.WriteString("id", tool.Id);
            json.WriteString("type", "function");
        }

        json.WriteStartObject("function");
        if (tool.Name is not null)
            json.WriteString("name", tool.Name);
        json.WriteString("arguments", tool.Arguments);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
    }
}
