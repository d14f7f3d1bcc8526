using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Relay;

/// <summary>Renders an answer as one <c>chat.completion</c> object.</summary>
internal static class ChatJsonRenderer
{
    /// <summary>The time that every answer says it was created: answers are deterministic.</summary>
    public const long Created = 1_700_000_000;

    /// <summary>Text beyond ASCII goes out as UTF-8, so that a body may be cut inside a character.</summary>
    public static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static ReadOnlyMemory<byte> Render(ReplyContent content, ReplyFraming framing, string model)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, WriterOptions))
        {
            json.WriteStartObject();
            json.WriteString("id", content.Id);
            json.WriteString("object", "chat.completion");
            json.WriteNumber("created", Created);
            json.WriteString("model", model);
            json.WriteStartArray("choices");
            json.WriteStartObject();
            json.WriteNumber("index", 0);
            WriteMessage(json, content);
            json.WriteString("finish_reason", content.Finish);
            json.WriteEndObject();
            json.WriteEndArray();
            if (content.Usage is { } usage)
                UsageRenderer.Write(json, usage, usage.Output);
            json.WriteEndObject();
        }

        ReadOnlyMemory<byte> body = buffer.WrittenMemory;
        return framing.MalformedJson ? body[..(body.Length * 3 / 4)] : body;
    }

    private static void WriteMessage(Utf8JsonWriter json, ReplyContent content)
    {
        json.WriteStartObject("message");
        json.WriteString("role", "assistant");
        if (content.Reasoning is not null && content.ReasoningShape == ReasoningShape.ContentParts)
            WriteParts(json, content.Reasoning, content.Text);
        else
            json.WriteString("content", content.Text);
        if (content.Reasoning is not null && content.ReasoningShape != ReasoningShape.ContentParts)
            json.WriteString(ReasoningField(content.ReasoningShape), content.Reasoning);
        if (content.Refusal is not null)
            json.WriteString("refusal", content.Refusal);
        if (content.ToolCalls.Length > 0)
            WriteToolCalls(json, content);
        json.WriteEndObject();
    }

    /// <summary>Name of the message field that carries the reasoning.</summary>
    public static string ReasoningField(ReasoningShape shape) => shape == ReasoningShape.Reasoning ? "reasoning" : "reasoning_content";

    /// <summary>Writes <c>content</c> as Mistral's list of parts; a part that is null is left out.</summary>
    public static void WriteParts(Utf8JsonWriter json, string? thinking, string? text)
    {
        json.WriteStartArray("content");
        if (thinking is not null)
        {
            json.WriteStartObject();
            json.WriteString("type", "thinking");
            json.WriteStartArray("thinking");
            WriteTextPart(json, thinking);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        if (text is not null)
            WriteTextPart(json, text);
        json.WriteEndArray();
    }

    private static void WriteTextPart(Utf8JsonWriter json, string text)
    {
        json.WriteStartObject();
        json.WriteString("type", "text");
        json.WriteString("text", text);
        json.WriteEndObject();
    }

    private static void WriteToolCalls(Utf8JsonWriter json, ReplyContent content)
    {
        json.WriteStartArray("tool_calls");
        foreach (LoopbackToolCall call in content.ToolCalls)
        {
            json.WriteStartObject();
            json.WriteString("id", call.Id);
            json.WriteString("type", "function");
            json.WriteStartObject("function");
            json.WriteString("name", call.Name);
            json.WriteString("arguments", call.Arguments);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
