namespace Relay;

/// <summary>What a model costs, with where the figures come from.</summary>
/// <param name="Standard">The rates of an ordinary call.</param>
public sealed record ModelPrices(TokenRates Standard)
{
    /// <summary>What a model on the user's own machine costs: nothing, and that exactly.</summary>
    public static ModelPrices Free { get; } = new(TokenRates.Zero);

    /// <summary>Rates of the batch API; null when not known.</summary>
    public TokenRates? Batch { get; init; }

    /// <summary>
    /// What every standard rate is multiplied by in the batch API, where the provider publishes one factor for all (0.5); null when it does not.
    /// A rate that <see cref="Batch"/> states wins.
    /// </summary>
    public decimal? BatchFactor { get; init; }

    /// <summary>Rates of the flex tier; null when not known.</summary>
    public TokenRates? Flex { get; init; }

    /// <summary>
    /// What every standard rate is multiplied by in the flex tier, where the provider publishes one factor for all (0.5); null when it does not.
    /// A rate that <see cref="Flex"/> states wins.
    /// </summary>
    public decimal? FlexFactor { get; init; }

    /// <summary>Rates of the priority tier; null when not known.</summary>
    public TokenRates? Priority { get; init; }

    /// <summary>Rates for long prompts, by rising threshold.</summary>
    public EquatableArray<PriceTier> Tiers { get; init; }

    /// <summary>Who stated the prices: <see cref="CostSource.Snapshot"/> for the catalog, <see cref="CostSource.UserOverride"/> for a preset.</summary>
    public CostSource Source { get; init; } = CostSource.Snapshot;

    /// <summary>The day the prices were read, as <c>yyyy-MM-dd</c>; null when unknown.</summary>
    public string? Date { get; init; }

    /// <summary>Whether every rate is known to be 0, so that the cost is 0 whatever the usage was.</summary>
    public bool IsFree => Tiers.Count == 0 && Standard == TokenRates.Zero;

    /// <summary>The prices that a preset states (<c>cost</c>, or a profile's fixed override), in USD per 1M tokens.</summary>
    /// <remarks>
    /// A preset has no other words for prices than these three, so what they do not name follows from them: a cache read without its own rate, a
    /// cache write and audio cost what other input costs, reasoning and audio output what other output costs. An input or output rate left out stays unknown.
    /// </remarks>
    /// <param name="input">Input outside a cache; null leaves it unknown.</param>
    /// <param name="output">Output; null leaves it unknown.</param>
    /// <param name="cachedInput">Input read from a cache; null means the input rate.</param>
    /// <exception cref="ArgumentOutOfRangeException">A rate is negative.</exception>
    public static ModelPrices FromUser(decimal? input, decimal? output, decimal? cachedInput = null)
    {
        NotNegative(input, nameof(input));
        NotNegative(output, nameof(output));
        NotNegative(cachedInput, nameof(cachedInput));
        return new(new TokenRates
        {
            Input = input,
            Output = output,
            CacheRead = cachedInput ?? input,
            CacheWrite5m = input,
            CacheWrite1h = input,
            InputAudio = input,
            OutputAudio = output,
        })
        {
            Source = CostSource.UserOverride,
        };
    }

    private static void NotNegative(decimal? rate, string name)
    {
        if (rate < 0)
        {
            throw new ArgumentOutOfRangeException(name, rate, "A rate is an amount of USD per 1,000,000 tokens, 0 or more.");
        }
    }
}
