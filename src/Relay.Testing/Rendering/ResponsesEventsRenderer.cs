using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Relay;

/// <summary>Renders an answer as the server-sent events of a Responses stream: each item begins, comes in deltas and is told again whole.</summary>
internal static class ResponsesEventsRenderer
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
                writer.Write(inserted.Error is { } error ? ErrorEvent(error) : inserted.Data, inserted.Error is null ? null : "error");
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
        var events = new List<(string, string)>();
        Add("response.created", json => WriteResponse(json, content, model, "in_progress"));
        List<ResponsesItem> items = ResponsesItem.Of(content);
        for (int i = 0; i < items.Count; i++)
        {
            ResponsesItem item = items[i];
            int index = i;
            Add("response.output_item.added", json => WriteItem(json, item, index, isWhole: false));
            if (framing.ToolDeltas != ToolDeltaShape.WholeCalls || item.Call is null)
            {
                foreach (string piece in ChatDeltas.Cut(item.Text, framing.ChunkSize))
                    Add(DeltaType(item), json => WriteDelta(json, item, index, piece));
            }

            Add("response.output_item.done", json => WriteItem(json, item, index, isWhole: true));
        }

        string status = ResponsesItem.Status(content);
        Add("response." + status, json => WriteResponse(json, content, model, status));
        return events;

        void Add(string type, Action<Utf8JsonWriter> write) => events.Add((type, Data(type, events.Count, write)));
    }

    private static string DeltaType(ResponsesItem item) => item.Type switch
    {
        "reasoning" => "response.reasoning_summary_text.delta",
        "function_call" => "response.function_call_arguments.delta",
        "refusal" => "response.refusal.delta",
        _ => "response.output_text.delta",
    };

    private static void WriteDelta(Utf8JsonWriter json, ResponsesItem item, int index, string piece)
    {
        json.WriteString("item_id", item.Id);
        json.WriteNumber("output_index", index);
        if (item.Type == "reasoning")
            json.WriteNumber("summary_index", 0);
        else if (item.Type != "function_call")
            json.WriteNumber("content_index", 0);
        json.WriteString("delta", piece);
    }

    private static void WriteItem(Utf8JsonWriter json, ResponsesItem item, int index, bool isWhole)
    {
        json.WriteNumber("output_index", index);
        json.WritePropertyName("item");
        ResponsesJsonRenderer.WriteItem(json, item, isWhole);
    }

    private static void WriteResponse(Utf8JsonWriter json, ReplyContent content, string model, string status)
    {
        json.WritePropertyName("response");
        ResponsesJsonRenderer.WriteResponse(json, content, model, status);
    }

    private static string ErrorEvent(ReplyError error) => Data("error", 0, json =>
    {
        json.WriteString("code", error.Code ?? error.Type);
        json.WriteString("message", error.Message);
        json.WriteNull("param");
    });

    private static string Data(string type, int number, Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, ChatJsonRenderer.WriterOptions))
        {
            json.WriteStartObject();
            json.WriteString("type", type);
            json.WriteNumber("sequence_number", number);
            write(json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
