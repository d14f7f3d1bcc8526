using System.Buffers;
using System.Text.Json;

namespace Relay;

/// <summary>Renders an answer as one <c>response</c> object of OpenAI Responses.</summary>
internal static class ResponsesJsonRenderer
{
    public static ReadOnlyMemory<byte> Render(ReplyContent content, ReplyFraming framing, string model)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, ChatJsonRenderer.WriterOptions))
            WriteResponse(json, content, model, ResponsesItem.Status(content));
        ReadOnlyMemory<byte> body = buffer.WrittenMemory;
        return framing.MalformedJson ? body[..(body.Length * 3 / 4)] : body;
    }

    /// <summary>Writes the response: whole at its end, without items and usage before.</summary>
    public static void WriteResponse(Utf8JsonWriter json, ReplyContent content, string model, string status)
    {
        bool isEnd = status != "in_progress";
        json.WriteStartObject();
        json.WriteString("id", content.Id);
        json.WriteString("object", "response");
        json.WriteNumber("created_at", ChatJsonRenderer.Created);
        json.WriteString("status", status);
        json.WritePropertyName("error");
        WriteError(json, status);
        json.WritePropertyName("incomplete_details");
        WriteIncomplete(json, status == "incomplete" ? ResponsesItem.IncompleteReason(content) : null);
        json.WriteString("model", model);
        json.WriteStartArray("output");
        if (isEnd)
        {
            foreach (ResponsesItem item in ResponsesItem.Of(content))
                WriteItem(json, item, isWhole: true);
        }

        json.WriteEndArray();
        if (isEnd && content.Usage is { } usage)
            WriteUsage(json, usage);
        json.WriteEndObject();
    }

    /// <summary>Writes an item, whole or as it begins in a stream.</summary>
    public static void WriteItem(Utf8JsonWriter json, ResponsesItem item, bool isWhole)
    {
        json.WriteStartObject();
        json.WriteString("id", item.Id);
        switch (item.Type)
        {
            case "reasoning":
                json.WriteString("type", "reasoning");
                json.WriteStartArray("summary");
                if (isWhole)
                    WriteText(json, "summary_text", "text", item.Text);
                json.WriteEndArray();
                if (isWhole)
                    json.WriteString("encrypted_content", ResponsesItem.Encrypted);
                break;
            case "function_call":
                json.WriteString("type", "function_call");
                json.WriteString("status", isWhole ? "completed" : "in_progress");
                json.WriteString("call_id", item.Call!.Id);
                json.WriteString("name", item.Call.Name);
                json.WriteString("arguments", isWhole ? item.Text : "");
                break;
            default:
                json.WriteString("type", "message");
                json.WriteString("status", isWhole ? "completed" : "in_progress");
                json.WriteString("role", "assistant");
                json.WriteStartArray("content");
                if (isWhole && item.Type == "refusal")
                    WriteText(json, "refusal", "refusal", item.Text);
                else if (isWhole)
                    WriteText(json, "output_text", "text", item.Text);
                json.WriteEndArray();
                break;
        }

        json.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter json, string type, string field, string text)
    {
        json.WriteStartObject();
        json.WriteString("type", type);
        json.WriteString(field, text);
        if (type == "output_text")
        {
            json.WriteStartArray("annotations");
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void WriteError(Utf8JsonWriter json, string status)
    {
        if (status != "failed")
        {
            json.WriteNullValue();
            return;
        }

        json.WriteStartObject();
        json.WriteString("code", "server_error");
        json.WriteString("message", "The server had an error.");
        json.WriteEndObject();
    }

    private static void WriteIncomplete(Utf8JsonWriter json, string? reason)
    {
        if (reason is null)
        {
            json.WriteNullValue();
            return;
        }

        json.WriteStartObject();
        json.WriteString("reason", reason);
        json.WriteEndObject();
    }

    private static void WriteUsage(Utf8JsonWriter json, LoopbackUsage usage)
    {
        json.WritePropertyName("usage");
        if (usage.Json is not null)
        {
            json.WriteRawValue(usage.Json);
            return;
        }

        json.WriteStartObject();
        json.WriteNumber("input_tokens", usage.Input);
        json.WriteStartObject("input_tokens_details");
        json.WriteNumber("cached_tokens", usage.Cached ?? 0);
        json.WriteEndObject();
        json.WriteNumber("output_tokens", usage.Output);
        json.WriteStartObject("output_tokens_details");
        json.WriteNumber("reasoning_tokens", usage.Reasoning ?? 0);
        json.WriteEndObject();
        json.WriteNumber("total_tokens", usage.Total ?? (usage.Input + usage.Output));
        if (usage.CostUsd is { } cost)
            json.WriteNumber("cost", cost);
        json.WriteEndObject();
    }
}
