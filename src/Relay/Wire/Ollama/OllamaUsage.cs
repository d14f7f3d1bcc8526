using System.Text.Json;

namespace Relay;

/// <summary>The counts of an answer's last line: <c>prompt_eval_count</c> and <c>eval_count</c>.</summary>
/// <remarks>
/// A prompt that was still in the server's cache may have no count at all; its tokens are then not known, which is flagged rather than taken for 0. Thinking is part of the output and not
/// counted apart.
/// </remarks>
internal ref struct OllamaUsage
{
    private long? _prompt, _output;
    private UsageAnomalies _anomalies;

    /// <summary>Reads a count, if the reader stands on the name of one.</summary>
    public bool TryRead(ref Utf8JsonReader reader)
    {
        if (reader.ValueTextEquals("prompt_eval_count"u8))
        {
            _prompt = TokenCount.Read(ref reader, ref _anomalies);
            return true;
        }

        if (reader.ValueTextEquals("eval_count"u8))
        {
            _output = TokenCount.Read(ref reader, ref _anomalies);
            return true;
        }

        return false;
    }

    /// <summary>The usage; null when there was no count.</summary>
    public readonly TokenUsage? Normalise() => _prompt is null && _output is null ? null : new TokenUsage
    {
        InputUncached = _prompt ?? 0,
        OutputVisible = _output ?? 0,
        Anomalies = _anomalies | (_prompt is null ? UsageAnomalies.InputNotReported : UsageAnomalies.None),
    };
}
