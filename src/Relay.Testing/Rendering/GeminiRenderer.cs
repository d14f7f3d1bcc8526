using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Relay;

/// <summary>Renders an answer as Gemini's GenerateContentResponse: one, or a stream of them as server-sent events.</summary>
/// <remarks>A call's arguments are an object there, so their text is sent as it is, unquoted. Calls come whole, and a stream has no <c>[DONE]</c>.</remarks>
internal static class GeminiRenderer
{
    public static ReadOnlyMemory<byte> Render(ReplyContent content, ReplyFraming framing, string model)
    {
        ReadOnlyMemory<byte> body = Encoding.UTF8.GetBytes(Response(content, model, json => WriteParts(json, content), isLast: true, content.Usage?.Output));
        return framing.MalformedJson ? body[..(body.Length * 3 / 4)] : body;
    }

    public static ReadOnlyMemory<byte> RenderEvents(ReplyContent content, ReplyFraming framing, string model)
    {
        List<ChatDelta> deltas = ChatDeltas.Of(content, framing with { ToolDeltas = ToolDeltaShape.WholeCalls }, usage: false);
        deltas.RemoveAll(delta => delta.Start);
        var events = new EventWriter(framing);
        for (int i = 0; i < deltas.Count; i++)
        {
            if (ChatEventsRenderer.WriteInserted(events, framing, i))
                return events.Bytes;
            ChatDelta delta = deltas[i];
            bool isLast = delta.Finish is not null;
            long? output = content.Usage is { } usage && (isLast || framing.UsageInEveryChunk) ? usage.Output * (i + 1) / deltas.Count : null;
            string piece = Response(content, model, json => WritePart(json, content, delta), isLast, output);
            events.Write(framing.MalformedJson && i == Math.Min(2, deltas.Count - 1) ? piece[..(piece.Length * 3 / 4)] : piece);
        }

        ChatEventsRenderer.WriteInserted(events, framing, deltas.Count);
        return events.Bytes;
    }

    public static ReadOnlyMemory<byte> RenderError(ReplyError error, int status)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, ChatJsonRenderer.WriterOptions))
        {
            json.WriteStartObject();
            json.WriteStartObject("error");
            json.WriteNumber("code", status);
            json.WriteString("message", error.Message);
            json.WriteString("status", error.Code ?? error.Type);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }

    private static string Response(ReplyContent content, string model, Action<Utf8JsonWriter> parts, bool isLast, long? output)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, ChatJsonRenderer.WriterOptions))
        {
            json.WriteStartObject();
            json.WriteStartArray("candidates");
            json.WriteStartObject();
            json.WriteStartObject("content");
            json.WriteStartArray("parts");
            parts(json);
            json.WriteEndArray();
            json.WriteString("role", "model");
            json.WriteEndObject();
            if (isLast)
                json.WriteString("finishReason", content.FinishReason ?? "STOP");
            json.WriteNumber("index", 0);
            json.WriteEndObject();
            json.WriteEndArray();
            if (output is { } tokens)
                WriteUsage(json, content.Usage!, tokens);
            json.WriteString("modelVersion", model);
            json.WriteString("responseId", content.Id);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void WriteParts(Utf8JsonWriter json, ReplyContent content)
    {
        if (content.Reasoning is not null)
            WriteText(json, content.Reasoning, isThought: true);
        if (content.Text is not null)
            WriteText(json, content.Text, isThought: false);
        if (content.Refusal is not null)
            WriteText(json, content.Refusal, isThought: false);
        foreach (LoopbackToolCall call in content.ToolCalls)
            WriteCall(json, call);
    }

    private static void WritePart(Utf8JsonWriter json, ReplyContent content, ChatDelta delta)
    {
        if (delta.Tool is { } tool)
            WriteCall(json, Array.Find([.. content.ToolCalls], call => call.Id == tool.Id)!);
        else if ((delta.Reasoning ?? delta.Text ?? delta.Refusal) is { } text)
            WriteText(json, text, delta.Reasoning is not null);
    }

    private static void WriteText(Utf8JsonWriter json, string text, bool isThought)
    {
        json.WriteStartObject();
        json.WriteString("text", text);
        if (isThought)
            json.WriteBoolean("thought", true);
        json.WriteEndObject();
    }

    private static void WriteCall(Utf8JsonWriter json, LoopbackToolCall call)
    {
        json.WriteStartObject();
        json.WriteStartObject("functionCall");
        json.WriteString("name", call.Name);
        if (call.Id.Length > 0)
            json.WriteString("id", call.Id);
        if (call.Arguments.Length > 0)
        {
            json.WritePropertyName("args");
            json.WriteRawValue(call.Arguments, skipInputValidation: true);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>Thoughts are counted beside the candidates, and zeros are left out.</summary>
    private static void WriteUsage(Utf8JsonWriter json, LoopbackUsage usage, long output)
    {
        json.WritePropertyName("usageMetadata");
        if (usage.Json is not null)
        {
            json.WriteRawValue(usage.Json);
            return;
        }

        long thoughts = Math.Min(usage.Reasoning ?? 0, output);
        json.WriteStartObject();
        json.WriteNumber("promptTokenCount", usage.Input);
        if (output > thoughts)
            json.WriteNumber("candidatesTokenCount", output - thoughts);
        if (thoughts > 0)
            json.WriteNumber("thoughtsTokenCount", thoughts);
        if (usage.Cached is { } cached)
            json.WriteNumber("cachedContentTokenCount", cached);
        json.WriteNumber("totalTokenCount", output == usage.Output && usage.Total is { } total ? total : usage.Input + output);
        json.WriteEndObject();
    }
}
