namespace Relay.Presets;

/// <summary>Binds stated prices (<c>cost</c>, an entry of <c>fixed_overrides</c>) and lays them over others.</summary>
internal static class RateBinder
{
    /// <summary>The rates as stated; one that is not stated is null.</summary>
    public static TokenRates Bind(MappingNode stated) => new()
    {
        Input = stated.Number("input_per_1m"),
        Output = stated.Number("output_per_1m"),
        CacheRead = stated.Number("cached_input_per_1m"),
        CacheWrite5m = stated.Number("cache_write_5m_per_1m"),
        CacheWrite1h = stated.Number("cache_write_1h_per_1m"),
    };

    /// <summary>
    /// The prices when <paramref name="stated"/> is laid over <paramref name="below"/>. A stated rate holds for prompts of every length; what is
    /// not stated stays as it is below, and where nothing is below follows from what is stated (<see cref="ModelPrices.FromUser"/>).
    /// </summary>
    public static ModelPrices Over(TokenRates stated, ModelPrices? below)
    {
        if (below is null)
        {
            ModelPrices alone = ModelPrices.FromUser(stated.Input, stated.Output, stated.CacheRead);
            return alone with { Standard = stated.Or(alone.Standard) };
        }

        var tiers = new PriceTier[below.Tiers.Count];
        for (int i = 0; i < tiers.Length; i++)
        {
            tiers[i] = below.Tiers[i] with { Rates = Without(below.Tiers[i].Rates, stated) };
        }

        return below with
        {
            Standard = stated.Or(Without(below.Standard, stated)),
            Batch = below.Batch is null ? null : Without(below.Batch, stated),
            Flex = below.Flex is null ? null : Without(below.Flex, stated),
            Priority = below.Priority is null ? null : Without(below.Priority, stated),
            Tiers = new EquatableArray<PriceTier>(tiers),
            Source = CostSource.UserOverride,
        };
    }

    /// <summary>The rates without those that are stated elsewhere: they were for list prices that no longer hold.</summary>
    private static TokenRates Without(TokenRates rates, TokenRates stated) => rates with
    {
        Input = stated.Input is null ? rates.Input : null,
        Output = stated.Output is null ? rates.Output : null,
        Reasoning = stated.Output is null ? rates.Reasoning : null,
        CacheRead = stated.CacheRead is null ? rates.CacheRead : null,
        CacheWrite5m = stated.CacheWrite5m is null ? rates.CacheWrite5m : null,
        CacheWrite1h = stated.CacheWrite1h is null ? rates.CacheWrite1h : null,
    };
}
