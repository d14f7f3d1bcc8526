using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Relay;

/// <summary>Renders an answer as Bedrock's Converse: one object, or a stream of messages in AWS's binary framing.</summary>
/// <remarks>A call's input is an object in a whole answer, so its text is sent there as it is. Text and reasoning begin without an event of their own.</remarks>
internal static class ConverseRenderer
{
    public static ReadOnlyMemory<byte> Render(ReplyContent content, ReplyFraming framing)
    {
        ReadOnlyMemory<byte> body = Encoding.UTF8.GetBytes(Json(json =>
        {
            json.WriteStartObject("output");
            json.WriteStartObject("message");
            json.WriteString("role", "assistant");
            json.WriteStartArray("content");
            foreach (MessagesBlock block in Blocks(content))
                WriteBlock(json, block);
            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteString("stopReason", StopReason(content));
            WriteUsage(json, content.Usage);
        }));
        return framing.MalformedJson ? body[..(body.Length * 3 / 4)] : body;
    }

    public static ReadOnlyMemory<byte> RenderEvents(ReplyContent content, ReplyFraming framing)
    {
        List<(string Type, string Data)> events = Events(content, framing);
        var writer = new AwsEventWriter();
        for (int i = 0; i <= events.Count; i++)
        {
            foreach (InsertedEvent inserted in framing.Inserted)
            {
                if (inserted.AfterEvents != i)
                    continue;
                if (inserted.Error is { } error)
                    writer.Exception(error.Code ?? "internalServerException", Json(json => json.WriteString("message", error.Message)));
                else
                    writer.Event("contentBlockDelta", inserted.Data);
                if (inserted.EndsStream)
                    return writer.Bytes;
            }

            if (i == events.Count)
                break;
            (string type, string data) = events[i];
            writer.Event(type, framing.MalformedJson && i == Math.Min(2, events.Count - 1) ? data[..(data.Length * 3 / 4)] : data);
        }

        return writer.Bytes;
    }

    public static ReadOnlyMemory<byte> RenderError(ReplyError error) => Encoding.UTF8.GetBytes(Json(json =>
    {
        json.WriteString("message", error.Message);
        if ((error.Code ?? error.Type) is { } type)
            json.WriteString("__type", type);
    }));

    private static List<(string Type, string Data)> Events(ReplyContent content, ReplyFraming framing)
    {
        var events = new List<(string, string)> { ("messageStart", Json(json => json.WriteString("role", "assistant"))) };
        List<MessagesBlock> blocks = Blocks(content);
        for (int i = 0; i < blocks.Count; i++)
        {
            int index = i;
            MessagesBlock block = blocks[i];
            if (block.Call is { } call)
            {
                events.Add(("contentBlockStart", Json(json =>
                {
                    json.WriteNumber("contentBlockIndex", index);
                    json.WriteStartObject("start");
                    json.WriteStartObject("toolUse");
                    json.WriteString("toolUseId", call.Id);
                    json.WriteString("name", call.Name);
                    json.WriteEndObject();
                    json.WriteEndObject();
                })));
            }

            foreach (string piece in ChatDeltas.Cut(block.Text, framing.ChunkSize))
                events.Add(Delta(index, json => WriteDelta(json, block, piece)));
            if (block.Type == "thinking")
                events.Add(Delta(index, json => WriteReasoning(json, "signature", MessagesBlock.Signature)));
            events.Add(("contentBlockStop", Json(json => json.WriteNumber("contentBlockIndex", index))));
        }

        events.Add(("messageStop", Json(json => json.WriteString("stopReason", StopReason(content)))));
        if (framing.Done)
            events.Add(("metadata", Json(json => WriteUsage(json, content.Usage))));
        return events;
    }

    private static (string Type, string Data) Delta(int index, Action<Utf8JsonWriter> write) => ("contentBlockDelta", Json(json =>
    {
        json.WriteNumber("contentBlockIndex", index);
        json.WriteStartObject("delta");
        write(json);
        json.WriteEndObject();
    }));

    private static void WriteDelta(Utf8JsonWriter json, MessagesBlock block, string piece)
    {
        switch (block.Type)
        {
            case "thinking":
                WriteReasoning(json, "text", piece);
                break;
            case "tool_use":
                json.WriteStartObject("toolUse");
                json.WriteString("input", piece);
                json.WriteEndObject();
                break;
            default:
                json.WriteString("text", piece);
                break;
        }
    }

    private static void WriteReasoning(Utf8JsonWriter json, string name, string value)
    {
        json.WriteStartObject("reasoningContent");
        json.WriteString(name, value);
        json.WriteEndObject();
    }

    private static void WriteBlock(Utf8JsonWriter json, MessagesBlock block)
    {
        json.WriteStartObject();
        switch (block.Type)
        {
            case "thinking":
                json.WriteStartObject("reasoningContent");
                json.WriteStartObject("reasoningText");
                json.WriteString("text", block.Text);
                json.WriteString("signature", MessagesBlock.Signature);
                json.WriteEndObject();
                json.WriteEndObject();
                break;
            case "tool_use":
                json.WriteStartObject("toolUse");
                json.WriteString("toolUseId", block.Call!.Id);
                json.WriteString("name", block.Call.Name);
                json.WritePropertyName("input");
                json.WriteRawValue(block.Text.Length > 0 ? block.Text : "{}", skipInputValidation: true);
                json.WriteEndObject();
                break;
            default:
                json.WriteString("text", block.Text);
                break;
        }

        json.WriteEndObject();
    }

    /// <summary>A refusal is text that a guardrail put in the answer's place.</summary>
    private static List<MessagesBlock> Blocks(ReplyContent content)
    {
        List<MessagesBlock> blocks = MessagesBlock.Of(content);
        if (content.Refusal is not null)
            blocks.Add(new MessagesBlock("text", content.Refusal));
        return blocks;
    }

    private static string StopReason(ReplyContent content) => content.FinishReason
        ?? (content.Refusal is not null ? "guardrail_intervened" : content.ToolCalls.Length > 0 ? "tool_use" : "end_turn");

    /// <summary>Writes the usage in Bedrock's meaning: input without what the cache read.</summary>
    private static void WriteUsage(Utf8JsonWriter json, LoopbackUsage? usage)
    {
        json.WriteStartObject("metrics");
        json.WriteNumber("latencyMs", 1);
        json.WriteEndObject();
        if (usage is null)
            return;
        json.WritePropertyName("usage");
        if (usage.Json is not null)
        {
            json.WriteRawValue(usage.Json);
            return;
        }

        json.WriteStartObject();
        json.WriteNumber("inputTokens", usage.Input - (usage.Cached ?? 0));
        json.WriteNumber("outputTokens", usage.Output);
        json.WriteNumber("totalTokens", usage.Total ?? (usage.Input + usage.Output));
        if (usage.Cached is { } cached)
            json.WriteNumber("cacheReadInputTokens", cached);
        json.WriteEndObject();
    }

    private static string Json(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, ChatJsonRenderer.WriterOptions))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
