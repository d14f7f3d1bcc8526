using System.Text.Json;

namespace Relay;

/// <summary>Reads the <c>usage</c> object.</summary>
/// <remarks>
/// Cohere counts twice: <c>tokens</c> is all that went through the model, its own instructions and what came out of a cache included; <c>billed_units</c> is what it charges for
/// (docs.cohere.com/docs/how-does-cohere-pricing-work). The billed ones are the usage. They are not split: cached tokens are not charged and not among them, nor is it said what part was
/// reasoning. Where a host names no billed units, the tokens are the usage, with their cached and reasoning parts.
/// </remarks>
internal ref struct CohereUsageReader
{
    private Counts _billed, _tokens;
    private long? _cached;
    private UsageAnomalies _anomalies;

    /// <summary>Reads the object the reader stands on; null when it holds no token counts.</summary>
    public static TokenUsage? Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return null;
        }

        var usage = default(CohereUsageReader);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("billed_units"u8))
            {
                usage.ReadCounts(ref reader, ref usage._billed);
            }
            else if (reader.ValueTextEquals("tokens"u8))
            {
                usage.ReadCounts(ref reader, ref usage._tokens);
            }
            else if (reader.ValueTextEquals("cached_tokens"u8))
            {
                usage._cached = TokenCount.Read(ref reader, ref usage._anomalies);
            }
            else
            {
                JsonMember.SkipValue(ref reader);
            }
        }

        return usage.Normalise();
    }

    private void ReadCounts(ref Utf8JsonReader reader, ref Counts counts)
    {
        if (!JsonMember.EnterObject(ref reader))
        {
            return;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("input_tokens"u8))
            {
                counts.Input = TokenCount.Read(ref reader, ref _anomalies);
            }
            else if (reader.ValueTextEquals("output_tokens"u8))
            {
                counts.Output = TokenCount.Read(ref reader, ref _anomalies);
            }
            else if (reader.ValueTextEquals("reasoning_tokens"u8))
            {
                counts.Reasoning = TokenCount.Read(ref reader, ref _anomalies);
            }
            else
            {
                JsonMember.SkipValue(ref reader);
            }
        }
    }

    private readonly TokenUsage? Normalise()
    {
        if (_billed.Input is not null || _billed.Output is not null)
        {
            return new TokenUsage { InputUncached = _billed.Input ?? 0, OutputVisible = _billed.Output ?? 0, Anomalies = _anomalies };
        }

        if (_tokens.Input is null && _tokens.Output is null)
        {
            return null;
        }

        UsageAnomalies anomalies = _anomalies;
        long input = _tokens.Input ?? 0, cached = _cached ?? 0, output = _tokens.Output ?? 0, reasoning = _tokens.Reasoning ?? 0;
        anomalies |= cached > input ? UsageAnomalies.CacheExceedsInput : UsageAnomalies.None;
        anomalies |= reasoning > output ? UsageAnomalies.ReasoningExceedsOutput : UsageAnomalies.None;
        return new TokenUsage
        {
            InputUncached = Math.Max(0, input - cached),
            CacheRead = cached,
            OutputVisible = Math.Max(0, output - reasoning),
            Reasoning = Math.Min(reasoning, output),
            Anomalies = anomalies,
        };
    }

    private struct Counts
    {
        public long? Input;
        public long? Output;
        public long? Reasoning;
    }
}
