using System.Text.Json;

namespace Relay;

/// <summary>Writes what a call asks of OpenAI's prompt cache, on both of its protocols.</summary>
/// <remarks>Source: platform.openai.com/docs/guides/prompt-caching.</remarks>
internal static class OpenAIPromptCache
{
    private const string KeyField = "prompt_cache_key";
    private const string RetentionField = "prompt_cache_retention";

    public static void Write(Utf8JsonWriter writer, in WireRequest request)
    {
        if (IsWritten(KeyField, request))
        {
            writer.WriteString(KeyField, Asked(request)!.Key);
        }

        if (IsWritten(RetentionField, request))
        {
            writer.WriteString(RetentionField, Asked(request)!.Retention == PromptCacheRetention.Day ? "24h"u8 : "in_memory"u8);
        }
    }

    /// <summary>Whether <see cref="Write"/> writes the field, so that a further one of that name would be a duplicate.</summary>
    public static bool IsWritten(string field, in WireRequest request) => request.Provider.Dialect.PromptCacheKey && field switch
    {
        KeyField => Asked(request)?.Key is not null,
        RetentionField => Asked(request)?.Retention is not null,
        _ => false,
    };

    private static PromptCache? Asked(in WireRequest request) => (request.Options as CallOptions)?.PromptCache;
}
