using System.Text.Json;

namespace Relay;

/// <summary>Reads <c>usageMetadata</c> into disjoint buckets.</summary>
/// <remarks>
/// The prompt's count includes what was read from a cache; what the provider's own tools put into the prompt is counted beside it. Thoughts are outside the candidates'
/// count, and a candidates' count that is missing is 0: Gemini leaves zeros out. Source: ai.google.dev/api/generate-content, UsageMetadata.
/// </remarks>
internal ref struct GeminiUsageReader
{
    private long? _prompt, _candidates, _total, _thoughts, _cached, _toolUse;
    private long _audioIn, _audioCached, _audioOut;
    private UsageAnomalies _anomalies;

    /// <summary>Reads the object the reader stands on; null when it holds no token counts. The tier that served goes into <paramref name="answer"/>.</summary>
    public static TokenUsage? Read(ref Utf8JsonReader reader, Answer answer)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return null;
        }

        var usage = default(GeminiUsageReader);
        usage.ReadMembers(ref reader, answer);
        return usage.Normalise();
    }

    private void ReadMembers(ref Utf8JsonReader reader, Answer answer)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("promptTokenCount"u8))
            {
                _prompt = Count(ref reader);
            }
            else if (reader.ValueTextEquals("candidatesTokenCount"u8))
            {
                _candidates = Count(ref reader);
            }
            else if (reader.ValueTextEquals("totalTokenCount"u8))
            {
                _total = Count(ref reader);
            }
            else if (reader.ValueTextEquals("thoughtsTokenCount"u8))
            {
                _thoughts = Count(ref reader);
            }
            else if (reader.ValueTextEquals("cachedContentTokenCount"u8))
            {
                _cached = Count(ref reader);
            }
            else if (reader.ValueTextEquals("toolUsePromptTokenCount"u8))
            {
                _toolUse = Count(ref reader);
            }
            else if (reader.ValueTextEquals("promptTokensDetails"u8) || reader.ValueTextEquals("toolUsePromptTokensDetails"u8))
            {
                _audioIn += Audio(ref reader);
            }
            else if (reader.ValueTextEquals("cacheTokensDetails"u8))
            {
                _audioCached = Audio(ref reader);
            }
            else if (reader.ValueTextEquals("candidatesTokensDetails"u8))
            {
                _audioOut = Audio(ref reader);
            }
            else if (reader.ValueTextEquals("serviceTier"u8))
            {
                reader.Read();
                answer.ServiceTier = reader.TokenType == JsonTokenType.String ? Tier(JsonText.Read(ref reader)) : answer.ServiceTier;
                reader.Skip();
            }
            else if (reader.ValueTextEquals("trafficType"u8))
            {
                reader.Read();
                answer.ServiceTier = reader.TokenType == JsonTokenType.String ? Traffic(ref reader) ?? answer.ServiceTier : answer.ServiceTier;
                reader.Skip();
            }
            else
            {
                JsonMember.SkipValue(ref reader);
            }
        }
    }

    /// <summary>Vertex AI's words for the tier that served; null for ordinary and for provisioned traffic.</summary>
    private static string? Traffic(ref Utf8JsonReader reader) =>
        reader.ValueTextEquals("ON_DEMAND_PRIORITY"u8) ? "priority" : reader.ValueTextEquals("ON_DEMAND_FLEX"u8) ? "flex" : null;

    /// <summary>The tokens of modality AUDIO in a list of <c>{"modality", "tokenCount"}</c>.</summary>
    private long Audio(ref Utf8JsonReader reader)
    {
        long audio = 0;
        if (!JsonMember.EnterArray(ref reader))
        {
            return 0;
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                reader.Skip();
                continue;
            }

            bool isAudio = false;
            long? count = null;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                if (reader.ValueTextEquals("tokenCount"u8))
                {
                    count = Count(ref reader);
                    continue;
                }

                bool isModality = reader.ValueTextEquals("modality"u8);
                reader.Read();
                isAudio |= isModality && reader.TokenType == JsonTokenType.String && reader.ValueTextEquals("AUDIO"u8);
                reader.Skip();
            }

            audio += isAudio ? count ?? 0 : 0;
        }

        return audio;
    }

    private long? Count(ref Utf8JsonReader reader) => TokenCount.Read(ref reader, ref _anomalies);

    private static string Tier(string word)
    {
        const string Prefix = "service_tier_";
        string lower = word.ToLowerInvariant();
        return lower.StartsWith(Prefix, StringComparison.Ordinal) ? lower[Prefix.Length..] : lower;
    }

    private readonly TokenUsage? Normalise()
    {
        if (_prompt is null && _candidates is null && _thoughts is null)
        {
            return null;
        }

        UsageAnomalies anomalies = _anomalies;
        long input = (_prompt ?? 0) + (_toolUse ?? 0), cached = _cached ?? 0, visible = _candidates ?? 0, thoughts = _thoughts ?? 0;
        if (cached > input)
        {
            anomalies |= UsageAnomalies.CacheExceedsInput;
        }

        if (_total is { } total && total != input + visible + thoughts)
        {
            anomalies |= UsageAnomalies.TotalMismatch;
        }

        long uncached = Math.Max(0, input - cached);
        return new TokenUsage
        {
            InputUncached = uncached,
            CacheRead = cached,
            OutputVisible = visible,
            Reasoning = thoughts,
            InputAudio = Math.Clamp(_audioIn - _audioCached, 0, uncached),
            OutputAudio = Math.Min(_audioOut, visible),
            Anomalies = anomalies,
        };
    }
}
