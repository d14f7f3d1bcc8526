using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Relay.Benchmarks;

/// <summary>The answer to a workload as OpenAI's Chat Completions writes it, with the fields that come from there today.</summary>
internal static class OpenAIAnswer
{
    private const string Head = """{"id":"chatcmpl-CDbvTMqN4h7sZ0rTq1dcRzB8fXa9e","object":"chat.completion","created":1757000000,"model":"gpt-4o-mini-2024-07-18",""";
    private const string ChunkHead = """data: {"id":"chatcmpl-CDbvTMqN4h7sZ0rTq1dcRzB8fXa9e","object":"chat.completion.chunk","created":1757000000,"model":"gpt-4o-mini-2024-07-18","service_tier":"default","system_fingerprint":"fp_560af6e559",""";

    public static byte[] Whole(Workload workload) => Encoding.UTF8.GetBytes(
        $$"""{{Head}}"choices":[{"index":0,"message":{"role":"assistant","content":{{Quoted(workload.Text)}},"refusal":null,"annotations":[]},"logprobs":null,"finish_reason":"stop"}],{{Usage(workload)}},"service_tier":"default","system_fingerprint":"fp_560af6e559"}""");

    /// <summary>The events of a stream, each with its empty line: role, deltas, end, usage, done.</summary>
    public static IReadOnlyList<byte[]> Events(Workload workload)
    {
        var events = new List<byte[]> { Event("""{"role":"assistant","content":"","refusal":null}""", "null") };
        for (int i = 0; i < workload.OutputTokens; i++)
        {
            events.Add(Event($$"""{"content":{{Quoted(AnswerText.Delta(i))}}}""", "null"));
        }

        events.Add(Event("{}", "\"stop\""));
        events.Add(Encoding.UTF8.GetBytes($$"""{{ChunkHead}}"choices":[],{{Usage(workload)}}}""" + "\n\n"));
        events.Add("data: [DONE]\n\n"u8.ToArray());
        return events;
    }

    private static byte[] Event(string delta, string finish) => Encoding.UTF8.GetBytes(
        $$"""{{ChunkHead}}"choices":[{"index":0,"delta":{{delta}},"logprobs":null,"finish_reason":{{finish}}}],"usage":null}""" + "\n\n");

    private static string Usage(Workload workload) => string.Create(CultureInfo.InvariantCulture,
        $$$"""
        "usage":{"prompt_tokens":{{{Workload.InputTokens}}},"completion_tokens":{{{workload.OutputTokens}}},"total_tokens":{{{Workload.InputTokens + workload.OutputTokens}}},"prompt_tokens_details":{"cached_tokens":0,"audio_tokens":0},"completion_tokens_details":{"reasoning_tokens":0,"audio_tokens":0,"accepted_prediction_tokens":0,"rejected_prediction_tokens":0}}
        """);

    private static string Quoted(string text) => "\"" + JsonEncodedText.Encode(text, System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping) + "\"";
}
