using System.Text.Json;

namespace Relay;

/// <summary>Reads <c>usage</c> into disjoint buckets.</summary>
/// <remarks>
/// <c>inputTokens</c> excludes what the cache read and wrote; <c>outputTokens</c> includes reasoning, which is not counted by itself. Writes are split by lifetime in
/// <c>cacheDetails</c>; what its items do not account for of <c>cacheWriteInputTokens</c> is unsplit.
/// Sources: docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_TokenUsage and API_runtime_CacheDetail; docs.aws.amazon.com/bedrock/latest/userguide/prompt-caching.
/// </remarks>
internal struct ConverseUsageReader
{
    private long? _input, _read, _readAlso, _written, _writtenAlso, _output, _total;
    private long _written5m, _written1h;
    private UsageAnomalies _anomalies;

    /// <summary>Reads the object behind the property name.</summary>
    public static void Read(ref Utf8JsonReader reader, Answer answer)
    {
        if (!JsonMember.EnterObject(ref reader))
        {
            return;
        }

        var usage = default(ConverseUsageReader);
        usage.ReadObject(ref reader);
        answer.Usage = usage.Normalise() ?? answer.Usage;
    }

    private void ReadObject(ref Utf8JsonReader reader)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("inputTokens"u8))
            {
                _input = Count(ref reader);
            }
            else if (reader.ValueTextEquals("outputTokens"u8))
            {
                _output = Count(ref reader);
            }
            else if (reader.ValueTextEquals("totalTokens"u8))
            {
                _total = Count(ref reader);
            }
            else if (reader.ValueTextEquals("cacheReadInputTokens"u8))
            {
                _read = Count(ref reader);
            }
            else if (reader.ValueTextEquals("cacheWriteInputTokens"u8))
            {
                _written = Count(ref reader);
            }
            else if (reader.ValueTextEquals("cacheReadInputTokenCount"u8))
            {
                // The same again, under the name it had before.
                _readAlso = Count(ref reader);
            }
            else if (reader.ValueTextEquals("cacheWriteInputTokenCount"u8))
            {
                _writtenAlso = Count(ref reader);
            }
            else if (reader.ValueTextEquals("cacheDetails"u8))
            {
                ReadDetails(ref reader);
            }
            else
            {
                JsonMember.SkipValue(ref reader);
            }
        }
    }

    private void ReadDetails(ref Utf8JsonReader reader)
    {
        if (!JsonMember.EnterArray(ref reader))
        {
            return;
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                reader.Skip();
                continue;
            }

            long tokens = 0;
            bool isHour = false, isFiveMinutes = false;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                if (reader.ValueTextEquals("inputTokens"u8))
                {
                    tokens = Count(ref reader) ?? 0;
                }
                else if (reader.ValueTextEquals("ttl"u8))
                {
                    reader.Read();
                    isHour = reader.TokenType == JsonTokenType.String && reader.ValueTextEquals("1h"u8);
                    isFiveMinutes = reader.TokenType == JsonTokenType.String && reader.ValueTextEquals("5m"u8);
                    reader.Skip();
                }
                else
                {
                    JsonMember.SkipValue(ref reader);
                }
            }

            _written1h += isHour ? tokens : 0;
            _written5m += isFiveMinutes ? tokens : 0;
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
        long read = _read ?? _readAlso ?? 0, unsplit = Math.Max(0, (_written ?? _writtenAlso ?? 0) - _written5m - _written1h);
        if (unsplit > 0)
        {
            anomalies |= UsageAnomalies.UnsplitCacheWrite;
        }

        var usage = new TokenUsage
        {
            InputUncached = _input ?? 0,
            CacheRead = read,
            CacheWrite5m = _written5m,
            CacheWrite1h = _written1h,
            CacheWriteUnsplit = unsplit,
            OutputVisible = _output ?? 0,
            Anomalies = anomalies,
        };

        // Some models' totals leave the cache out.
        return _total is { } total && total != usage.Total && total != usage.InputUncached + usage.OutputVisible
            ? usage with { Anomalies = anomalies | UsageAnomalies.TotalMismatch }
            : usage;
    }
}
