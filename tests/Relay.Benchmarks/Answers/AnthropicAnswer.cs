using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Relay.Benchmarks;

/// <summary>The answer to a workload as Anthropic's Messages writes it: the same text and the same usage as <see cref="OpenAIAnswer"/>.</summary>
internal static class AnthropicAnswer
{
    private const string Head = """{"id":"msg_01XFDUDYJgAACzvnptvVoYEL","type":"message","role":"assistant","model":"claude-sonnet-4-5-20250929",""";

    public static byte[] Whole(Workload workload) => Encoding.UTF8.GetBytes(
        $$"""{{Head}}"content":[{"type":"text","text":{{Quoted(workload.Text)}}}],"stop_reason":"end_turn","stop_sequence":null,{{Usage(workload.OutputTokens)}}}""");

    /// <summary>The events of a stream, each with its empty line.</summary>
    public static IReadOnlyList<byte[]> Events(Workload workload)
    {
        var events = new List<byte[]>
        {
            Event("message_start", $$$"""{"type":"message_start","message":{{{Head}}}"content":[],"stop_reason":null,"stop_sequence":null,{{{Usage(1)}}}}}"""),
            Event("content_block_start", """{"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}"""),
        };
        for (int i = 0; i < workload.OutputTokens; i++)
        {
            events.Add(Event("content_block_delta", $$$"""{"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":{{{Quoted(AnswerText.Delta(i))}}}}}"""));
        }

        events.Add(Event("content_block_stop", """{"type":"content_block_stop","index":0}"""));
        events.Add(Event("message_delta", string.Create(CultureInfo.InvariantCulture,
            $$$"""{"type":"message_delta","delta":{"stop_reason":"end_turn","stop_sequence":null},"usage":{"output_tokens":{{{workload.OutputTokens}}}}}""")));
        events.Add(Event("message_stop", """{"type":"message_stop"}"""));
        return events;
    }

    private static byte[] Event(string name, string data) => Encoding.UTF8.GetBytes($"event: {name}\ndata: {data}\n\n");

    private static string Usage(int output) => string.Create(CultureInfo.InvariantCulture,
        $$"""
        "usage":{"input_tokens":{{Workload.InputTokens}},"cache_creation_input_tokens":0,"cache_read_input_tokens":0,"cache_creation":{"ephemeral_5m_input_tokens":0,"ephemeral_1h_input_tokens":0},"output_tokens":{{output}},"service_tier":"standard"}
        """);

    private static string Quoted(string text) => "\"" + JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping) + "\"";
}
