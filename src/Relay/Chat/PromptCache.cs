namespace Relay;

/// <summary>How long a provider keeps a prompt that it has read.</summary>
public enum PromptCacheRetention
{
    /// <summary>In memory: minutes, as the provider sees fit (OpenAI: <c>in_memory</c>).</summary>
    InMemory,

    /// <summary>Up to a day (OpenAI: <c>24h</c>).</summary>
    Day,
}

/// <summary>How a call uses the provider's prompt cache. Each setting goes to the providers that have it; to the others it is nothing.</summary>
/// <remarks>
/// Anthropic and Bedrock are told inside the conversation, where the part ends that is to be kept: <see cref="CacheHintExtensions"/>. Source:
/// platform.openai.com/docs/guides/prompt-caching, ai.google.dev/gemini-api/docs/caching.
/// </remarks>
public sealed record PromptCache
{
    /// <summary>OpenAI and Azure: calls with the same key are sent where their common prompt is kept.</summary>
    public string? Key { get; init; }

    /// <summary>OpenAI and Azure: how long the prompt is kept; null leaves it to the provider.</summary>
    public PromptCacheRetention? Retention { get; init; }

    /// <summary>Gemini and Vertex: the name of a cached content that stands before the conversation, such as <c>cachedContents/abc</c>.</summary>
    public string? CachedContent { get; init; }
}
