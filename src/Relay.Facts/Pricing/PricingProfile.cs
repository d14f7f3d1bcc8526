namespace Relay;

/// <summary>How a user's prices differ from the catalog's: factors on its rates, and fixed prices for single targets.</summary>
public sealed record PricingProfile
{
    /// <summary>Factor on input, cache writes and audio input.</summary>
    public decimal InputMultiplier { get; init; } = 1m;

    /// <summary>Factor on output, reasoning and audio output.</summary>
    public decimal OutputMultiplier { get; init; } = 1m;

    /// <summary>Factor on input read from a cache.</summary>
    public decimal CachedInputMultiplier { get; init; } = 1m;

    /// <summary>Prices that replace the catalog's; multipliers do not touch them.</summary>
    public EquatableArray<FixedPrice> FixedOverrides { get; init; }

    /// <summary>The price stated for a target (<c>provider/model</c>); null when there is none.</summary>
    public ModelPrices? FixedFor(string target)
    {
        foreach (FixedPrice price in FixedOverrides)
        {
            if (string.Equals(price.Target, target, StringComparison.Ordinal))
            {
                return price.Prices;
            }
        }

        return null;
    }

    /// <summary>Applies the factors to every rate, those of tiers, batch, flex and priority included.</summary>
    /// <remarks>
    /// Catalog prices become the user's own (<see cref="CostSource.UserOverride"/>) and keep their date. Prices that a user stated already are
    /// returned as they are, so the factors never apply twice.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">A factor is negative.</exception>
    public ModelPrices Adjust(ModelPrices prices)
    {
        if (InputMultiplier < 0 || OutputMultiplier < 0 || CachedInputMultiplier < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(prices), "The factors of a pricing profile are 0 or more.");
        }

        if (prices.Source == CostSource.UserOverride || (InputMultiplier == 1m && OutputMultiplier == 1m && CachedInputMultiplier == 1m))
        {
            return prices;
        }

        var tiers = new PriceTier[prices.Tiers.Count];
        for (int i = 0; i < tiers.Length; i++)
        {
            PriceTier tier = prices.Tiers[i];
            tiers[i] = tier with { Rates = Adjust(tier.Rates)!, Batch = Adjust(tier.Batch), Flex = Adjust(tier.Flex), Priority = Adjust(tier.Priority) };
        }

        return prices with
        {
            Standard = Adjust(prices.Standard)!,
            Batch = Adjust(prices.Batch),
            Flex = Adjust(prices.Flex),
            Priority = Adjust(prices.Priority),
            Tiers = new(tiers),
            Source = CostSource.UserOverride,
        };
    }

    /// <summary>
    /// The prices of an alias: what its preset states, else what its profile fixes for the target, else the catalog's times the profile's factors,
    /// else null.
    /// </summary>
    /// <param name="stated">The preset's own <c>cost</c>, if any.</param>
    /// <param name="profile">The preset's pricing profile, if any.</param>
    /// <param name="target">The target, <c>provider/model</c>.</param>
    /// <param name="catalog">The catalog's prices, if any.</param>
    public static ModelPrices? Resolve(ModelPrices? stated, PricingProfile? profile, string target, ModelPrices? catalog) =>
        stated ?? profile?.FixedFor(target) ?? (catalog is null || profile is null ? catalog : profile.Adjust(catalog));

    private TokenRates? Adjust(TokenRates? rates) => rates?.Times(InputMultiplier, OutputMultiplier, CachedInputMultiplier);
}

/// <summary>A price that a profile fixes for one target.</summary>
/// <param name="Target">The target, <c>provider/model</c>.</param>
/// <param name="Prices">Its prices (<see cref="ModelPrices.FromUser"/>).</param>
public sealed record FixedPrice(string Target, ModelPrices Prices);
