using System.Text;

namespace Relay.Benchmarks;

/// <summary>Streams of as many equal deltas, as each wire writes them.</summary>
internal static class WireStreams
{
    public static byte[] Of(BenchmarkForm form, int deltas, string delta) => form == BenchmarkForm.Converse ? ConverseMessages.Of(deltas, delta) : Encoding.UTF8.GetBytes(form switch
    {
        BenchmarkForm.Responses => ResponsesEvents(deltas, delta),
        BenchmarkForm.Messages => Blocks(deltas, delta),
        BenchmarkForm.Gemini => Candidates(deltas, delta),
        BenchmarkForm.Cohere => Events(deltas, delta),
        BenchmarkForm.Ollama => Lines(deltas, delta),
        _ => Chunks(deltas, delta),
    });

    /// <summary>Azure's, each with what the content filter has not found in it; a program of OpenAI's passes over that.</summary>
    private static string Chunks(int deltas, string delta)
    {
        var text = new StringBuilder();
        for (int i = 0; i < deltas; i++)
        {
            text.Append("data: {\"id\":\"x\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"" + delta + "\"},\"content_filter_results\":{\"hate\":{\"filtered\":false,\"severity\":\"safe\"}},\"finish_reason\":null}]}\n\n");
        }

        return text.Append("data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n").ToString();
    }

    private static string ResponsesEvents(int deltas, string delta)
    {
        var text = new StringBuilder("data: {\"type\":\"response.created\",\"response\":{\"id\":\"x\",\"status\":\"in_progress\"}}\n\n");
        for (int i = 0; i < deltas; i++)
        {
            text.Append("event: response.output_text.delta\ndata: {\"type\":\"response.output_text.delta\",\"item_id\":\"m\",\"output_index\":0,\"content_index\":0,\"delta\":\"" + delta + "\",\"logprobs\":[],\"sequence_number\":7}\n\n");
        }

        return text.Append("event: response.completed\ndata: {\"type\":\"response.completed\",\"response\":{\"id\":\"x\",\"status\":\"completed\",\"output\":[]}}\n\n").ToString();
    }

    private static string Blocks(int deltas, string delta)
    {
        var text = new StringBuilder("""
            event: message_start
            data: {"type":"message_start","message":{"id":"msg_vrtx_1","type":"message","role":"assistant","model":"claude-sonnet-4-5-20250929","content":[],"stop_reason":null,"usage":{"input_tokens":1,"output_tokens":1}}}

            event: content_block_start
            data: {"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}


            """);
        for (int i = 0; i < deltas; i++)
        {
            text.Append("event: content_block_delta\ndata: {\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":\"" + delta + "\"}}\n\n");
        }

        return text.Append("""
            event: content_block_stop
            data: {"type":"content_block_stop","index":0}

            event: message_delta
            data: {"type":"message_delta","delta":{"stop_reason":"end_turn"},"usage":{"output_tokens":9}}

            event: message_stop
            data: {"type":"message_stop"}


            """).ToString();
    }

    private static string Candidates(int deltas, string delta)
    {
        const string About = "\"usageMetadata\":{\"trafficType\":\"ON_DEMAND\"},\"modelVersion\":\"gemini-2.5-flash\",\"createTime\":\"2026-03-01T12:00:00Z\",\"responseId\":\"r\"}\n\n";
        var text = new StringBuilder();
        for (int i = 0; i < deltas; i++)
        {
            text.Append("data: {\"candidates\":[{\"content\":{\"role\":\"model\",\"parts\":[{\"text\":\"" + delta + "\"}]}}]," + About);
        }

        return text.Append("data: {\"candidates\":[{\"content\":{\"role\":\"model\",\"parts\":[{\"text\":\"\"}]},\"finishReason\":\"STOP\"}]," + About).ToString();
    }

    private static string Events(int deltas, string delta)
    {
        var text = new StringBuilder("""
            event: message-start
            data: {"id":"x","type":"message-start","delta":{"message":{"role":"assistant","content":[]}}}


            """);
        for (int i = 0; i < deltas; i++)
        {
            text.Append("event: content-delta\ndata: {\"type\":\"content-delta\",\"index\":0,\"delta\":{\"message\":{\"content\":{\"text\":\"" + delta + "\"}}}}\n\n");
        }

        return text.Append("event: message-end\ndata: {\"type\":\"message-end\",\"delta\":{\"finish_reason\":\"COMPLETE\"}}\n\n").ToString();
    }

    private static string Lines(int deltas, string delta)
    {
        var text = new StringBuilder();
        for (int i = 0; i < deltas; i++)
        {
            text.Append("{\"model\":\"qwen3\",\"created_at\":\"2026-03-01T12:00:00Z\",\"message\":{\"role\":\"assistant\",\"content\":\"" + delta + "\"},\"done\":false}\n");
        }

        return text.Append("{\"model\":\"qwen3\",\"message\":{\"role\":\"assistant\",\"content\":\"\"},\"done\":true,\"done_reason\":\"stop\"}\n").ToString();
    }
}
