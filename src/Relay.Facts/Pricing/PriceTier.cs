namespace Relay;

/// <summary>The rates of a whole request whose prompt is longer than a threshold.</summary>
/// <param name="Above">The threshold: prompts of more input tokens than this, cached ones included.</param>
/// <param name="Rates">The rates; one that is null stays at the standard rate.</param>
public sealed record PriceTier(int Above, TokenRates Rates)
{
    /// <summary>Rates of the batch API above the threshold; null when not known.</summary>
    public TokenRates? Batch { get; init; }

    /// <summary>Rates of the flex tier above the threshold; null when not known.</summary>
    public TokenRates? Flex { get; init; }

    /// <summary>Rates of the priority tier above the threshold; null when not known.</summary>
    public TokenRates? Priority { get; init; }
}
