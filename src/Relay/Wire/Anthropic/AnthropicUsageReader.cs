using System.Text.Json;

namespace Relay;

/// <summary>Reads <c>usage</c> into disjoint buckets.</summary>
/// <remarks>
/// <c>input_tokens</c> excludes what the cache read and wrote, and <c>output_tokens</c> includes thinking, which newer models also count by itself. A
/// stream reports at its start (with a provisional output) and at its end; each count of the end that is there replaces the one of the start. Writes are
/// split by lifetime in <c>cache_creation</c>; what its parts do not account for of <c>cache_creation_input_tokens</c> is unsplit.
/// Source: platform.claude.com/docs/en/build-with-claude/prompt-caching, tracking cache performance.
/// </remarks>
internal struct AnthropicUsageReader
{
    private long? _input, _read, _written, _written5m, _written1h, _output, _thinking;
    private UsageAnomalies _anomalies;

    /// <summary>Reads the object behind the property name over what was reported before.</summary>
    public static void Read(ref Utf8JsonReader reader, Answer answer)
    {
        if (!JsonMember.EnterObject(ref reader))
        {
            return;
        }

        var usage = new AnthropicUsageReader();
        if (answer.Usage is { } before)
        {
            usage._input = before.InputUncached;
            usage._read = before.CacheRead;
            usage._written5m = before.CacheWrite5m;
            usage._written1h = before.CacheWrite1h;
            usage._written = before.CacheWrite5m + before.CacheWrite1h + before.CacheWriteUnsplit;
            usage._output = before.Output;
            usage._thinking = before.Reasoning;
            usage._anomalies = before.Anomalies & UsageAnomalies.InvalidCount;
        }

        usage.ReadObject(ref reader, answer);
        answer.Usage = usage.Normalise() ?? answer.Usage;
    }

    private void ReadObject(ref Utf8JsonReader reader, Answer answer)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("input_tokens"u8))
            {
                _input = Count(ref reader) ?? _input;
            }
            else if (reader.ValueTextEquals("output_tokens"u8))
            {
                _output = Count(ref reader) ?? _output;
            }
            else if (reader.ValueTextEquals("cache_read_input_tokens"u8))
            {
                _read = Count(ref reader) ?? _read;
            }
            else if (reader.ValueTextEquals("cache_creation_input_tokens"u8))
            {
                _written = Count(ref reader) ?? _written;
            }
            else if (reader.ValueTextEquals("cache_creation"u8))
            {
                ReadWrites(ref reader);
            }
            else if (reader.ValueTextEquals("output_tokens_details"u8))
            {
                ReadOutputDetails(ref reader);
            }
            else if (reader.ValueTextEquals("service_tier"u8))
            {
                answer.ServiceTier = JsonMember.Word(ref reader) ?? answer.ServiceTier;
            }
            else
            {
                JsonMember.SkipValue(ref reader);
            }
        }
    }

    private void ReadWrites(ref Utf8JsonReader reader)
    {
        if (!JsonMember.EnterObject(ref reader))
        {
            return;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("ephemeral_5m_input_tokens"u8))
            {
                _written5m = Count(ref reader) ?? _written5m;
            }
            else if (reader.ValueTextEquals("ephemeral_1h_input_tokens"u8))
            {
                _written1h = Count(ref reader) ?? _written1h;
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
            if (reader.ValueTextEquals("thinking_tokens"u8))
            {
                _thinking = Count(ref reader) ?? _thinking;
            }
            else
            {
                JsonMember.SkipValue(ref reader);
            }
        }
    }

    private long? Count(ref Utf8JsonReader reader) => TokenCount.Read(ref reader, ref _anomalies);

    private readonly TokenUsage? Normalise()
    {
        if (_input is null && _output is null)
        {
            return null;
        }

        UsageAnomalies anomalies = _anomalies;
        long fiveMinutes = _written5m ?? 0, hour = _written1h ?? 0;
        long unsplit = Math.Max(0, (_written ?? 0) - fiveMinutes - hour);
        if (unsplit > 0)
        {
            anomalies |= UsageAnomalies.UnsplitCacheWrite;
        }

        long output = _output ?? 0, thinking = _thinking ?? 0;
        if (thinking > output)
        {
            anomalies |= UsageAnomalies.ReasoningExceedsOutput;
            thinking = output;
        }

        return new TokenUsage
        {
            InputUncached = _input ?? 0,
            CacheRead = _read ?? 0,
            CacheWrite5m = fiveMinutes,
            CacheWrite1h = hour,
            CacheWriteUnsplit = unsplit,
            OutputVisible = output - thinking,
            Reasoning = thinking,
            Anomalies = anomalies,
        };
    }
}
