namespace Relay;

/// <summary>The usage that a <see cref="LoopbackReply"/> reports, in OpenAI's meaning: input includes cached tokens, output includes reasoning.</summary>
/// <param name="Input"><c>prompt_tokens</c>.</param>
/// <param name="Output"><c>completion_tokens</c>.</param>
public sealed record LoopbackUsage(long Input, long Output)
{
    /// <summary>What a reply reports that was told nothing: 12 input, 8 output tokens.</summary>
    public static LoopbackUsage Default { get; } = new(12, 8);

    /// <summary><c>prompt_tokens_details.cached_tokens</c>; null leaves it out.</summary>
    public long? Cached { get; init; }

    /// <summary><c>completion_tokens_details.reasoning_tokens</c>; null leaves it out.</summary>
    public long? Reasoning { get; init; }

    /// <summary><c>total_tokens</c>; null is the sum of input and output.</summary>
    public long? Total { get; init; }

    /// <summary><c>cost</c> in USD, as OpenRouter reports it; null leaves it out.</summary>
    public decimal? CostUsd { get; init; }

    /// <summary>A usage object as JSON text that is sent instead of all the other members; null for none.</summary>
    public string? Json { get; init; }
}
