using Microsoft.Extensions.AI;

namespace Relay;

/// <summary>How long a marked part of a prompt is kept.</summary>
public enum CacheLifetime
{
    /// <summary>Five minutes, each use begins them again.</summary>
    FiveMinutes,

    /// <summary>An hour; writing it costs more.</summary>
    Hour,
}

/// <summary>Marks where a part of the prompt ends that the provider is to keep (Anthropic: <c>cache_control</c>; Bedrock: a cache point).</summary>
/// <remarks>
/// Everything up to the mark is kept: tools, system messages, messages. A provider that keeps prompts by itself, or not at all, passes over the mark. The mark is
/// <c>AdditionalProperties["cache_control"]</c> of the content and outlives being stored as JSON. Source: platform.claude.com/docs/en/build-with-claude/prompt-caching.
/// </remarks>
public static class CacheHintExtensions
{
    /// <summary>Marks a content; the same object is returned.</summary>
    public static TContent WithCacheHint<TContent>(this TContent content, CacheLifetime lifetime = CacheLifetime.FiveMinutes)
        where TContent : AIContent
    {
        ArgumentNullException.ThrowIfNull(content);
        (content.AdditionalProperties ??= [])["cache_control"] = lifetime == CacheLifetime.Hour ? "1h" : "5m";
        return content;
    }

    /// <summary>Marks the end of a message: its last content that is no reasoning, which cannot be marked. The same object is returned.</summary>
    /// <exception cref="ArgumentException">The message has no content to mark.</exception>
    public static ChatMessage WithCacheHint(this ChatMessage message, CacheLifetime lifetime = CacheLifetime.FiveMinutes)
    {
        ArgumentNullException.ThrowIfNull(message);
        for (int i = message.Contents.Count - 1; i >= 0; i--)
        {
            if (message.Contents[i] is not TextReasoningContent)
            {
                message.Contents[i].WithCacheHint(lifetime);
                return message;
            }
        }

        throw new ArgumentException("The message has no content that a cache hint could stand behind.", nameof(message));
    }
}
