using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Relay.Benchmarks;

/// <summary>Whole answers of a text, as each wire writes them, with the fields that come from there today.</summary>
internal static class WireAnswers
{
    private static readonly JavaScriptEncoder s_encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    public static byte[] Whole(BenchmarkWire wire, Workload workload)
    {
        string text = "\"" + JsonEncodedText.Encode(workload.Text, s_encoder) + "\"", input = Number(Workload.InputTokens), output = Number(workload.OutputTokens), total = Number(Workload.InputTokens + workload.OutputTokens);
        return wire.Form == BenchmarkForm.Chat ? OpenAIAnswer.Whole(workload) : Encoding.UTF8.GetBytes(Form(wire.Form)
            .Replace("{TEXT}", text, StringComparison.Ordinal).Replace("{INPUT}", input, StringComparison.Ordinal).Replace("{OUTPUT}", output, StringComparison.Ordinal).Replace("{TOTAL}", total, StringComparison.Ordinal));
    }

    private static string Form(BenchmarkForm form) => form switch
    {
        BenchmarkForm.Responses => """{"id":"resp_68b6","object":"response","created_at":1757000000,"status":"completed","background":false,"error":null,"incomplete_details":null,"instructions":null,"max_output_tokens":null,"model":"gpt-5-2025-08-07","output":[{"id":"msg_68b6","type":"message","status":"completed","content":[{"type":"output_text","annotations":[],"logprobs":[],"text":{TEXT}}],"role":"assistant"}],"parallel_tool_calls":true,"previous_response_id":null,"reasoning":{"effort":"medium","summary":null},"service_tier":"default","store":false,"temperature":1.0,"text":{"format":{"type":"text"},"verbosity":"medium"},"tool_choice":"auto","tools":[],"top_logprobs":0,"top_p":1.0,"truncation":"disabled","usage":{"input_tokens":{INPUT},"input_tokens_details":{"cached_tokens":0},"output_tokens":{OUTPUT},"output_tokens_details":{"reasoning_tokens":0},"total_tokens":{TOTAL}},"user":null,"metadata":{}}""",
        BenchmarkForm.Messages => """{"id":"msg_01","type":"message","role":"assistant","model":"claude-sonnet-4-5-20250929","content":[{"type":"text","text":{TEXT}}],"stop_reason":"end_turn","stop_sequence":null,"usage":{"input_tokens":{INPUT},"cache_creation_input_tokens":0,"cache_read_input_tokens":0,"cache_creation":{"ephemeral_5m_input_tokens":0,"ephemeral_1h_input_tokens":0},"output_tokens":{OUTPUT},"service_tier":"standard"}}""",
        BenchmarkForm.Gemini => """{"candidates":[{"content":{"parts":[{"text":{TEXT}}],"role":"model"},"finishReason":"STOP","avgLogprobs":-0.1}],"usageMetadata":{"promptTokenCount":{INPUT},"candidatesTokenCount":{OUTPUT},"totalTokenCount":{TOTAL},"promptTokensDetails":[{"modality":"TEXT","tokenCount":{INPUT}}]},"modelVersion":"gemini-2.5-flash","responseId":"r"}""",
        BenchmarkForm.Converse => """{"metrics":{"latencyMs":551},"output":{"message":{"content":[{"text":{TEXT}}],"role":"assistant"}},"stopReason":"end_turn","usage":{"cacheReadInputTokenCount":0,"cacheReadInputTokens":0,"cacheWriteInputTokenCount":0,"cacheWriteInputTokens":0,"inputTokens":{INPUT},"outputTokens":{OUTPUT},"totalTokens":{TOTAL}}}""",
        BenchmarkForm.Cohere => """{"id":"c14c80c3","message":{"role":"assistant","content":[{"type":"text","text":{TEXT}}]},"finish_reason":"COMPLETE","usage":{"billed_units":{"input_tokens":{INPUT},"output_tokens":{OUTPUT}},"tokens":{"input_tokens":{INPUT},"output_tokens":{OUTPUT}},"cached_tokens":0}}""",
        _ => """{"model":"qwen3","created_at":"2026-03-01T12:00:00.123456Z","message":{"role":"assistant","content":{TEXT}},"done":true,"done_reason":"stop","total_duration":5191566416,"load_duration":2154458,"prompt_eval_count":{INPUT},"prompt_eval_duration":383809000,"eval_count":{OUTPUT},"eval_duration":4799921000}""",
    };

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
