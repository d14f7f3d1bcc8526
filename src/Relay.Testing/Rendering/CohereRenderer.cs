using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Relay;

/// <summary>Renders an answer as Cohere's chat API does: one object, or the events of a stream. Usage is told as billed units and as tokens.</summary>
internal static class CohereRenderer
{
    /// <summary>The event that <see cref="ReplyFraming.MalformedJson"/> breaks, from 0.</summary>
    private const int MalformedEvent = 2;

    public static ReadOnlyMemory<byte> Render(ReplyContent content, ReplyFraming framing)
    {
        ReadOnlyMemory<byte> body = Encoding.UTF8.GetBytes(Object(json =>
        {
            json.WriteString("id", content.Id);
            json.WriteStartObject("message");
            json.WriteString("role", "assistant");
            json.WriteStartArray("content");
            foreach ((string type, string text) in Blocks(content))
                WriteBlock(json, type, text);
            json.WriteEndArray();
            if (content.ToolCalls.Length > 0)
            {
                json.WriteStartArray("tool_calls");
                foreach (LoopbackToolCall call in content.ToolCalls)
                    WriteCall(json, call, call.Arguments);
                json.WriteEndArray();
            }

            json.WriteEndObject();
            WriteEnd(json, content);
        }));
        return framing.MalformedJson ? body[..(body.Length * 3 / 4)] : body;
    }

    public static ReadOnlyMemory<byte> RenderEvents(ReplyContent content, ReplyFraming framing)
    {
        List<(string Type, string Data)> events = Events(content, framing);
        var writer = new EventWriter(framing);
        for (int i = 0; i <= events.Count; i++)
        {
            foreach (InsertedEvent inserted in framing.Inserted)
            {
                if (inserted.AfterEvents != i)
                    continue;
                writer.Write(inserted.Error is { } error ? Encoding.UTF8.GetString(RenderError(error).Span) : inserted.Data);
                if (inserted.EndsStream)
                    return writer.Bytes;
            }

            if (i == events.Count)
                break;
            (string type, string data) = events[i];
            writer.Write(framing.MalformedJson && i == Math.Min(MalformedEvent, events.Count - 1) ? data[..(data.Length * 3 / 4)] : data, type);
        }

        if (framing.Done)
            writer.Write("[DONE]");
        return writer.Bytes;
    }

    public static ReadOnlyMemory<byte> RenderError(ReplyError error) => Encoding.UTF8.GetBytes(Object(json =>
    {
        json.WriteString("id", "loopback-error");
        json.WriteString("message", error.Message);
    }));

    private static List<(string Type, string Data)> Events(ReplyContent content, ReplyFraming framing)
    {
        var events = new List<(string, string)>
        {
            ("message-start", Object(json =>
            {
                json.WriteString("id", content.Id);
                json.WriteString("type", "message-start");
                WriteMessage(json, message => message.WriteString("role", "assistant"));
            })),
        };
        int index = 0;
        foreach ((string type, string text) in Blocks(content))
        {
            events.Add(Piece("content-start", index, json => WriteContent(json, type, "", isStart: true)));
            foreach (string piece in ChatDeltas.Cut(text, framing.ChunkSize))
                events.Add(Piece("content-delta", index, json => WriteContent(json, type, piece, isStart: false)));
            events.Add(Piece("content-end", index++, null));
        }

        for (int i = 0; i < content.ToolCalls.Length; i++)
        {
            LoopbackToolCall call = content.ToolCalls[i];
            events.Add(Piece("tool-call-start", i, json =>
            {
                json.WritePropertyName("tool_calls");
                WriteCall(json, call, "");
            }));
            foreach (string piece in ChatDeltas.Cut(call.Arguments, framing.ChunkSize))
            {
                events.Add(Piece("tool-call-delta", i, json =>
                {
                    json.WriteStartObject("tool_calls");
                    json.WriteStartObject("function");
                    json.WriteString("arguments", piece);
                    json.WriteEndObject();
                    json.WriteEndObject();
                }));
            }

            events.Add(Piece("tool-call-end", i, null));
        }

        events.Add(("message-end", Object(json =>
        {
            json.WriteString("type", "message-end");
            json.WriteStartObject("delta");
            WriteEnd(json, content);
            json.WriteEndObject();
        })));
        return events;
    }

    private static IEnumerable<(string Type, string Text)> Blocks(ReplyContent content)
    {
        if (content.Reasoning is not null)
            yield return ("thinking", content.Reasoning);
        if ((content.Text ?? content.Refusal) is { } text)
            yield return ("text", text);
    }

    private static (string Type, string Data) Piece(string type, int index, Action<Utf8JsonWriter>? message) => (type, Object(json =>
    {
        json.WriteString("type", type);
        json.WriteNumber("index", index);
        if (message is not null)
            WriteMessage(json, message);
    }));

    private static void WriteMessage(Utf8JsonWriter json, Action<Utf8JsonWriter> message)
    {
        json.WriteStartObject("delta");
        json.WriteStartObject("message");
        message(json);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteContent(Utf8JsonWriter json, string type, string piece, bool isStart)
    {
        json.WriteStartObject("content");
        if (isStart)
            json.WriteString("type", type);
        json.WriteString(type, piece);
        json.WriteEndObject();
    }

    private static void WriteBlock(Utf8JsonWriter json, string type, string text)
    {
        json.WriteStartObject();
        json.WriteString("type", type);
        json.WriteString(type, text);
        json.WriteEndObject();
    }

    private static void WriteCall(Utf8JsonWriter json, LoopbackToolCall call, string arguments)
    {
        json.WriteStartObject();
        json.WriteString("id", call.Id);
        json.WriteString("type", "function");
        json.WriteStartObject("function");
        json.WriteString("name", call.Name);
        json.WriteString("arguments", arguments);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteEnd(Utf8JsonWriter json, ReplyContent content)
    {
        json.WriteString("finish_reason", content.FinishReason ?? (content.ToolCalls.Length > 0 ? "TOOL_CALL" : "COMPLETE"));
        if (content.Usage is not { } usage)
            return;
        json.WritePropertyName("usage");
        if (usage.Json is not null)
        {
            json.WriteRawValue(usage.Json);
            return;
        }

        json.WriteStartObject();
        WriteCounts(json, "billed_units", usage, reasoning: null);
        WriteCounts(json, "tokens", usage, usage.Reasoning);
        if (usage.Cached is { } cached)
            json.WriteNumber("cached_tokens", cached);
        json.WriteEndObject();
    }

    private static void WriteCounts(Utf8JsonWriter json, string name, LoopbackUsage usage, long? reasoning)
    {
        json.WriteStartObject(name);
        json.WriteNumber("input_tokens", usage.Input);
        json.WriteNumber("output_tokens", usage.Output);
        if (reasoning is { } tokens)
            json.WriteNumber("reasoning_tokens", tokens);
        json.WriteEndObject();
    }

    private static string Object(Action<Utf8JsonWriter> members)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, ChatJsonRenderer.WriterOptions))
        {
            json.WriteStartObject();
            members(json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
