using System.Buffers;
using System.Text.Json;

namespace Relay;

/// <summary>Renders an answer as one <c>message</c> object of Anthropic Messages, and errors in its envelope.</summary>
internal static class MessagesJsonRenderer
{
    public static ReadOnlyMemory<byte> Render(ReplyContent content, ReplyFraming framing, string model)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, ChatJsonRenderer.WriterOptions))
        {
            json.WriteStartObject();
            WriteHead(json, content, model);
            json.WriteStartArray("content");
            foreach (MessagesBlock block in MessagesBlock.Of(content))
                WriteBlock(json, block, isWhole: true);
            json.WriteEndArray();
            WriteEnd(json, content);
            if (content.Usage is { } usage)
                WriteUsage(json, usage, usage.Output);
            json.WriteEndObject();
        }

        ReadOnlyMemory<byte> body = buffer.WrittenMemory;
        return framing.MalformedJson ? body[..(body.Length * 3 / 4)] : body;
    }

    public static ReadOnlyMemory<byte> RenderError(ReplyError error)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, ChatJsonRenderer.WriterOptions))
        {
            json.WriteStartObject();
            json.WriteString("type", "error");
            json.WriteStartObject("error");
            json.WriteString("type", error.Type ?? error.Code ?? "api_error");
            json.WriteString("message", error.Message);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }

    public static void WriteHead(Utf8JsonWriter json, ReplyContent content, string model)
    {
        json.WriteString("id", content.Id);
        json.WriteString("type", "message");
        json.WriteString("role", "assistant");
        json.WriteString("model", model);
    }

    /// <summary>Writes a block, whole or as it begins in a stream.</summary>
    public static void WriteBlock(Utf8JsonWriter json, MessagesBlock block, bool isWhole)
    {
        json.WriteStartObject();
        json.WriteString("type", block.Type);
        switch (block.Type)
        {
            case "thinking":
                json.WriteString("thinking", isWhole ? block.Text : "");
                json.WriteString("signature", isWhole ? MessagesBlock.Signature : "");
                break;
            case "tool_use":
                json.WriteString("id", block.Call!.Id);
                json.WriteString("name", block.Call.Name);
                json.WritePropertyName("input");
                json.WriteRawValue(isWhole && block.Text.Length > 0 ? block.Text : "{}", skipInputValidation: true);
                break;
            default:
                json.WriteString("text", isWhole ? block.Text : "");
                break;
        }

        json.WriteEndObject();
    }

    /// <summary>Writes why the answer ended.</summary>
    public static void WriteEnd(Utf8JsonWriter json, ReplyContent content)
    {
        json.WriteString("stop_reason", MessagesBlock.StopReason(content));
        json.WriteNull("stop_sequence");
        if (content.Refusal is not null)
        {
            json.WriteStartObject("stop_details");
            json.WriteString("type", "refusal");
            json.WriteString("explanation", content.Refusal);
            json.WriteEndObject();
        }
    }

    /// <summary>Writes the usage in Anthropic's meaning: input without what the cache read.</summary>
    public static void WriteUsage(Utf8JsonWriter json, LoopbackUsage usage, long output)
    {
        json.WritePropertyName("usage");
        if (usage.Json is not null)
        {
            json.WriteRawValue(usage.Json);
            return;
        }

        json.WriteStartObject();
        json.WriteNumber("input_tokens", usage.Input - (usage.Cached ?? 0));
        if (usage.Cached is { } cached)
            json.WriteNumber("cache_read_input_tokens", cached);
        json.WriteNumber("output_tokens", output);
        if (usage.Reasoning is { } reasoning && output >= reasoning)
        {
            json.WriteStartObject("output_tokens_details");
            json.WriteNumber("thinking_tokens", reasoning);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }
}
