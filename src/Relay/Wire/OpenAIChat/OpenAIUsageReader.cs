using System.Globalization;
using System.Text.Json;

namespace Relay;

/// <summary>Reads the <c>usage</c> object of Chat Completions and of Responses, which name the same counts otherwise, in the dialects that providers speak, into disjoint buckets.</summary>
/// <remarks>
/// OpenAI's own meaning: input includes cached and written tokens, output includes reasoning. Read from the numbers themselves, not from the provider's name:
/// where the total is input + output + reasoning (xAI), reasoning is outside output; where no reasoning is named and the total exceeds input + output
/// (Gemini's OpenAI surface), the rest is reasoning. What admits two readings is flagged, and nothing is ever negative.
/// </remarks>
internal struct OpenAIUsageReader
{
    private bool _isResponses;
    private long? _input, _output, _total, _reasoning, _cached, _written, _audioIn, _audioOut;
    private decimal? _cost;
    private bool _isReasoningBeside;
    private UsageAnomalies _anomalies;

    /// <summary>Reads the object the reader stands on; null when it holds no token counts.</summary>
    /// <param name="reader">The reader.</param>
    /// <param name="isResponses">Whether the counts are called as in Responses; what a proxy sends under the other names beside them does not count.</param>
    public static TokenUsage? Read(ref Utf8JsonReader reader, bool isResponses = false)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return null;
        }

        var usage = new OpenAIUsageReader { _isResponses = isResponses };
        usage.ReadObject(ref reader);
        return usage.Normalise();
    }

    private void ReadObject(ref Utf8JsonReader reader)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals(_isResponses ? "input_tokens"u8 : "prompt_tokens"u8))
            {
                _input = Count(ref reader) ?? _input;
            }
            else if (reader.ValueTextEquals(_isResponses ? "output_tokens"u8 : "completion_tokens"u8))
            {
                _output = Count(ref reader) ?? _output;
            }
            else if (reader.ValueTextEquals("total_tokens"u8))
            {
                _total = Count(ref reader) ?? _total;
            }
            else if (reader.ValueTextEquals(_isResponses ? "input_tokens_details"u8 : "prompt_tokens_details"u8))
            {
                ReadInputDetails(ref reader);
            }
            else if (reader.ValueTextEquals(_isResponses ? "output_tokens_details"u8 : "completion_tokens_details"u8))
            {
                ReadOutputDetails(ref reader);
            }
            else if (reader.ValueTextEquals("prompt_cache_hit_tokens"u8) || reader.ValueTextEquals("cached_tokens"u8) || reader.ValueTextEquals("num_cached_tokens"u8))
            {
                // DeepSeek, Together (and Moonshot), Mistral: beside the details rather than in them.
                long? cached = Count(ref reader);
                _cached ??= cached;
            }
            else if (reader.ValueTextEquals("cache_creation_input_tokens"u8))
            {
                long? written = Count(ref reader);
                _written ??= written;
            }
            else if (reader.ValueTextEquals("reasoning_tokens"u8))
            {
                long? beside = Count(ref reader);
                _isReasoningBeside = _reasoning is null && beside is not null;
                _reasoning ??= beside;
            }
            else if (reader.ValueTextEquals("cost"u8))
            {
                ReadCost(ref reader);
            }
            else if (reader.ValueTextEquals("cost_in_usd_ticks"u8))
            {
                // xAI: ten billion ticks are a dollar.
                long? ticks = Count(ref reader);
                _cost ??= ticks / 10_000_000_000m;
            }
            else
            {
                JsonMember.SkipValue(ref reader);
            }
        }
    }

    private void ReadInputDetails(ref Utf8JsonReader reader)
    {
        if (!JsonMember.EnterObject(ref reader))
        {
            return;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("cached_tokens"u8))
            {
                _cached = Count(ref reader) ?? _cached;
            }
            else if (reader.ValueTextEquals("cache_write_tokens"u8) || reader.ValueTextEquals("cache_creation_tokens"u8))
            {
                _written = Count(ref reader) ?? _written;
            }
            else if (reader.ValueTextEquals("audio_tokens"u8))
            {
                _audioIn = Count(ref reader);
            }
            else
            {
                JsonMember.SkipValue(ref reader);
            }
        }
    }

    private void ReadOutputDetails(ref Utf8JsonReader reader)
    {
        if (!JsonMember.EnterObject(ref reader))
        {
            return;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("reasoning_tokens"u8))
            {
                if (Count(ref reader) is { } inside)
                {
                    _reasoning = inside;
                    _isReasoningBeside = false;
                }
            }
            else if (reader.ValueTextEquals("audio_tokens"u8))
            {
                _audioOut = Count(ref reader);
            }
            else
            {
                JsonMember.SkipValue(ref reader);
            }
        }
    }

    /// <summary>A number of USD (OpenRouter), or an object with a total (Perplexity).</summary>
    private void ReadCost(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType is JsonTokenType.Number or JsonTokenType.String)
        {
            _cost = Usd(ref reader);
        }
        else if (reader.TokenType == JsonTokenType.StartObject)
        {
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                bool isTotal = reader.ValueTextEquals("total_cost"u8);
                reader.Read();
                if (isTotal && reader.TokenType is JsonTokenType.Number or JsonTokenType.String)
                {
                    _cost = Usd(ref reader);
                }
                else
                {
                    reader.Skip();
                }
            }
        }
        else
        {
            reader.Skip();
        }
    }

    /// <summary>An amount of USD, also in quotes.</summary>
    private static decimal? Usd(ref Utf8JsonReader reader) =>
        (reader.TokenType == JsonTokenType.Number ? reader.TryGetDecimal(out decimal value)
        : decimal.TryParse(JsonText.Read(ref reader), NumberStyles.Float, CultureInfo.InvariantCulture, out value)) && value >= 0 ? value : null;

    private long? Count(ref Utf8JsonReader reader) => TokenCount.Read(ref reader, ref _anomalies);

    private TokenUsage? Normalise()
    {
        if (_input is null && _output is null)
        {
            return null;
        }

        // Half of the counts, and a total: the other half is what is left.
        if (_total is { } all && (_input is null || _output is null))
        {
            _input ??= Math.Max(all - _output!.Value, 0);
            _output ??= Math.Max(all - _input.Value, 0);
        }

        UsageAnomalies anomalies = _anomalies;
        long input = _input ?? 0, cached = _cached ?? 0, written = _written ?? 0;
        long uncached = input - cached - written;
        if (uncached < 0)
        {
            uncached = 0;
            anomalies |= UsageAnomalies.CacheExceedsInput;
        }

        if (written > 0)
        {
            anomalies |= UsageAnomalies.UnsplitCacheWrite;
        }

        (long visible, long reasoning) = SplitOutput(input, ref anomalies);
        return new TokenUsage
        {
            InputUncached = uncached,
            CacheRead = cached,
            CacheWriteUnsplit = written,
            OutputVisible = visible,
            Reasoning = reasoning,
            InputAudio = Math.Min(_audioIn ?? 0, uncached),
            OutputAudio = Math.Min(_audioOut ?? 0, visible),
            Anomalies = anomalies,
            ReportedCostUsd = _cost,
        };
    }

    private readonly (long Visible, long Reasoning) SplitOutput(long input, ref UsageAnomalies anomalies)
    {
        long output = _output ?? 0, reasoning = _reasoning ?? 0;
        long hidden = _total is { } total && _input is not null && _output is not null ? total - input - output : 0;
        if (reasoning > 0 && hidden == reasoning)
        {
            return (output, reasoning);
        }

        if (reasoning == 0 && hidden > 0)
        {
            return (output, hidden);
        }

        if (hidden != 0)
        {
            anomalies |= UsageAnomalies.TotalMismatch;
        }

        if (reasoning <= output)
        {
            return (output - reasoning, reasoning);
        }

        // More reasoning than output: outside it when the total leaves that open, or when it is counted beside the output and not as a part of it
        // (docs.perplexity.ai, sonar-deep-research); else a contradiction that the output count decides.
        anomalies |= UsageAnomalies.ReasoningExceedsOutput;
        return _total is null || _isReasoningBeside ? (output, reasoning) : (0, output);
    }
}
