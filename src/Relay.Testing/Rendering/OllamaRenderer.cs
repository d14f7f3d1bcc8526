using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Relay;

/// <summary>Renders an answer as Ollama's own API does: one object, or a stream of them, one a line.</summary>
/// <remarks>A call's arguments are an object there, so their text is sent as it is, unquoted. Calls come whole, and what ends a stream is <c>"done": true</c>.</remarks>
internal static class OllamaRenderer
{
    private const string CreatedAt = "2023-11-14T22:13:20Z";

    public static ReadOnlyMemory<byte> Render(ReplyContent content, ReplyFraming framing, string model)
    {
        byte[] body = Line(content, model, isLast: true, json =>
        {
            json.WriteString("content", content.Text ?? content.Refusal ?? "");
            if (content.Reasoning is not null)
                json.WriteString("thinking", content.Reasoning);
            WriteCalls(json, content.ToolCalls);
        });
        return framing.MalformedJson ? body.AsMemory(0, body.Length * 3 / 4) : body;
    }

    public static ReadOnlyMemory<byte> RenderLines(ReplyContent content, ReplyFraming framing, string model)
    {
        var lines = new List<byte[]>();
        foreach (string piece in ChatDeltas.Cut(content.Reasoning, framing.ChunkSize))
        {
            lines.Add(Line(content, model, isLast: false, json =>
            {
                json.WriteString("content", "");
                json.WriteString("thinking", piece);
            }));
        }

        foreach (string piece in ChatDeltas.Cut(content.Text ?? content.Refusal, framing.ChunkSize))
            lines.Add(Line(content, model, isLast: false, json => json.WriteString("content", piece)));
        foreach (LoopbackToolCall call in content.ToolCalls)
        {
            lines.Add(Line(content, model, isLast: false, json =>
            {
                json.WriteString("content", "");
                WriteCalls(json, [call]);
            }));
        }

        lines.Add(Line(content, model, isLast: true, json => json.WriteString("content", "")));
        return Join(lines, framing);
    }

    public static ReadOnlyMemory<byte> RenderError(ReplyError error)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, ChatJsonRenderer.WriterOptions))
        {
            json.WriteStartObject();
            json.WriteString("error", error.Message);
            json.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }

    private static ReadOnlyMemory<byte> Join(List<byte[]> lines, ReplyFraming framing)
    {
        var buffer = new ArrayBufferWriter<byte>();
        if (framing.ByteOrderMark)
            buffer.Write("\uFEFF"u8);
        for (int i = 0; i <= lines.Count; i++)
        {
            foreach (InsertedEvent inserted in framing.Inserted)
            {
                if (inserted.AfterEvents != i)
                    continue;
                Add(buffer, inserted.Error is { } error ? RenderError(error).Span : Encoding.UTF8.GetBytes(inserted.Data), framing);
                if (inserted.EndsStream)
                    return buffer.WrittenMemory;
            }

            if (i < lines.Count)
                Add(buffer, framing.MalformedJson && i == Math.Min(2, lines.Count - 1) ? lines[i].AsSpan(0, lines[i].Length * 3 / 4) : lines[i], framing);
        }

        return buffer.WrittenMemory;
    }

    private static void Add(ArrayBufferWriter<byte> buffer, ReadOnlySpan<byte> line, ReplyFraming framing)
    {
        buffer.Write(line);
        Encoding.UTF8.GetBytes(framing.LineEnd, buffer);
    }

    private static byte[] Line(ReplyContent content, string model, bool isLast, Action<Utf8JsonWriter> message)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, ChatJsonRenderer.WriterOptions))
        {
            json.WriteStartObject();
            json.WriteString("model", model);
            json.WriteString("created_at", CreatedAt);
            json.WriteStartObject("message");
            json.WriteString("role", "assistant");
            message(json);
            json.WriteEndObject();
            json.WriteBoolean("done", isLast);
            if (isLast)
            {
                json.WriteString("done_reason", content.FinishReason ?? "stop");
                if (content.Usage is { } usage)
                {
                    json.WriteNumber("prompt_eval_count", usage.Input);
                    json.WriteNumber("eval_count", usage.Output);
                }
            }

            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static void WriteCalls(Utf8JsonWriter json, IReadOnlyCollection<LoopbackToolCall> calls)
    {
        if (calls.Count == 0)
            return;
        json.WriteStartArray("tool_calls");
        foreach (LoopbackToolCall call in calls)
        {
            json.WriteStartObject();
            if (call.Id.Length > 0)
                json.WriteString("id", call.Id);
            json.WriteStartObject("function");
            json.WriteString("name", call.Name);
            json.WritePropertyName("arguments");
            json.WriteRawValue(call.Arguments.Length == 0 ? "{}" : call.Arguments, skipInputValidation: true);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
