using System.Text.Json;

namespace Relay;

/// <summary>Keeps how long the server took, in nanoseconds, among the message's properties under Ollama's own names.</summary>
internal static class OllamaDurations
{
    /// <summary>Reads a duration, if the reader stands on the name of one.</summary>
    public static bool TryRead(ref Utf8JsonReader reader, Answer answer)
    {
        string? name = reader.ValueTextEquals("total_duration"u8) ? "total_duration"
            : reader.ValueTextEquals("load_duration"u8) ? "load_duration"
            : reader.ValueTextEquals("prompt_eval_duration"u8) ? "prompt_eval_duration"
            : reader.ValueTextEquals("eval_duration"u8) ? "eval_duration"
            : null;
        if (name is null)
        {
            return false;
        }

        reader.Read();
        if (reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out long nanoseconds))
        {
            (answer.Unread ??= [])[name] = nanoseconds;
        }

        reader.Skip();
        return true;
    }
}
