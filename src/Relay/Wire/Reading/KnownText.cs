using System.Text;
using System.Text.Json;

namespace Relay;

/// <summary>Reads texts that are nearly always the same few, without making them again for every answer.</summary>
internal static class KnownText
{
    private static readonly string[] s_words =
    [
        // Why an answer ended: Chat Completions, Messages, Gemini, Cohere, Responses.
        "stop", "length", "tool_calls", "content_filter", "end_turn", "max_tokens", "tool_use", "stop_sequence", "STOP", "MAX_TOKENS", "COMPLETE", "TOOL_CALL",
        "guardrail_intervened",
        "completed", "max_output_tokens",

        // In which tier it was served.
        "default", "standard", "priority", "flex",
    ];

    /// <summary>The string the reader stands on, where it is one of the usual words for why an answer ended or how it was served.</summary>
    public static string ReadWord(ref Utf8JsonReader reader)
    {
        if (!reader.HasValueSequence && !reader.ValueIsEscaped)
        {
            foreach (string word in s_words)
            {
                if (Ascii.Equals(reader.ValueSpan, word))
                {
                    return word;
                }
            }
        }

        return JsonText.Read(ref reader);
    }

    /// <summary>The string the reader stands on, which probably is <paramref name="known"/>.</summary>
    public static string Read(ref Utf8JsonReader reader, string known) => !reader.ValueIsEscaped && reader.ValueTextEquals(known) ? known : JsonText.Read(ref reader);
}
