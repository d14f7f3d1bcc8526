using System.Globalization;

namespace Relay;

/// <summary>The rates that hold for one request, after service tier and prompt length, with the name that a missing one has.</summary>
internal readonly struct EffectiveRates
{
    private static readonly TokenRates NothingKnown = new();

    private readonly string _prefix;
    private readonly string _suffix;

    private EffectiveRates(TokenRates rates, string prefix, string suffix)
    {
        Rates = rates;
        _prefix = prefix;
        _suffix = suffix;
    }

    /// <summary>The rates.</summary>
    internal TokenRates Rates { get; }

    /// <summary>The name of a missing rate: <c>cache_read</c>, <c>batch_input</c>, <c>batch_input_above_200000</c>.</summary>
    internal string NameOf(string bucket) => _prefix + bucket + _suffix;

    /// <summary>Picks the rates for a request.</summary>
    /// <param name="prices">The model's prices.</param>
    /// <param name="tier">How the request is served.</param>
    /// <param name="input">All input tokens, cached ones included.</param>
    internal static EffectiveRates For(ModelPrices prices, ServiceTier tier, decimal input)
    {
        PriceTier? longPrompt = LongPrompt(prices, input);
        TokenRates standard = longPrompt is null ? prices.Standard : longPrompt.Rates.Or(prices.Standard);
        return tier switch
        {
            ServiceTier.Standard => new(standard, "", ""),
            ServiceTier.Batch => Discounted(longPrompt is null ? prices.Batch : longPrompt.Batch, prices.BatchFactor, standard, longPrompt, "batch_"),
            ServiceTier.Flex => Discounted(longPrompt is null ? prices.Flex : longPrompt.Flex, prices.FlexFactor, standard, longPrompt, "flex_"),
            ServiceTier.Priority => Discounted(longPrompt is null ? prices.Priority : longPrompt.Priority, null, standard, longPrompt, "priority_"),
            _ => throw new ArgumentOutOfRangeException(nameof(tier), tier, "Unknown service tier."),
        };
    }

    // The batch, flex and priority rates of ordinary prompts say nothing about a long one: only the tier's own do, or a published factor.
    private static EffectiveRates Discounted(TokenRates? stated, decimal? factor, TokenRates standard, PriceTier? longPrompt, string prefix)
    {
        TokenRates? derived = factor is { } f ? standard.Times(f, f, f) : null;
        string suffix = longPrompt is null ? "" : "_above_" + longPrompt.Above.ToString(CultureInfo.InvariantCulture);
        return new((stated ?? NothingKnown).Or(derived), prefix, suffix);
    }

    private static PriceTier? LongPrompt(ModelPrices prices, decimal input)
    {
        PriceTier? found = null;
        for (int i = 0; i < prices.Tiers.Count; i++)
        {
            PriceTier tier = prices.Tiers[i];
            if (input > tier.Above && (found is null || tier.Above > found.Above))
            {
                found = tier;
            }
        }

        return found;
    }
}
