namespace Relay;

/// <summary>The rates of a whole request whose prompt is longer than a threshold.</summary>
/// <param name="Above">The threshold: prompts of more input tokens than this, cached ones included.</param>
/// <param name="Rates">The rates; one that is null stays at the standard rate.</param>
public sealed record PriceTier(int Above, TokenRates Rates);
