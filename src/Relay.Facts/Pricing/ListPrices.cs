namespace Relay;

/// <summary>What a target costs where a preset states nothing: the one answer that the build bakes in and the run falls back on.</summary>
public static class ListPrices
{
    /// <summary>
    /// The list prices of a target; null when nobody states them. A model on the user's own machine costs exactly nothing, whatever its usage was,
    /// unless the catalog knows a price above 0 for it. The provider's factors for batch and flex (<see cref="ProviderFacts.BatchFactor"/>) come with them.
    /// </summary>
    /// <param name="provider">The provider; null when it is unknown.</param>
    /// <param name="model">The provider's model id.</param>
    /// <param name="facts">What the catalog says about the model; null when it does not list it.</param>
    public static ModelPrices? Of(ProviderFacts? provider, string model, ModelFacts? facts)
    {
        if (facts?.Prices is { } listed && (!LocalModel.RunsHere(provider, model) || HasCharge(listed)))
        {
            return provider is { BatchFactor: null, FlexFactor: null } or null
                ? listed
                : listed with { BatchFactor = listed.BatchFactor ?? provider.BatchFactor, FlexFactor = listed.FlexFactor ?? provider.FlexFactor };
        }

        return LocalModel.RunsHere(provider, model) ? ModelPrices.Free : null;
    }

    private static bool HasCharge(ModelPrices prices)
    {
        for (int i = 0; i < prices.Tiers.Count; i++)
        {
            if (HasCharge(prices.Tiers[i].Rates))
            {
                return true;
            }
        }

        return HasCharge(prices.Standard);
    }

    private static bool HasCharge(TokenRates rates) =>
        rates.Input > 0 || rates.Output > 0 || rates.CacheRead > 0 || rates.CacheWrite5m > 0 || rates.CacheWrite1h > 0 ||
        rates.Reasoning > 0 || rates.InputAudio > 0 || rates.OutputAudio > 0;
}
