namespace Relay.Generators;

/// <summary>Prices as a C# expression, in USD per 1,000,000 tokens.</summary>
internal static class PricesLiteral
{
    /// <summary>The expression.</summary>
    public static string Of(ModelPrices prices) => new Initializer()
        .Add("Batch", prices.Batch is null ? null : Rates(prices.Batch))
        .Add("BatchFactor", prices.BatchFactor)
        .Add("Flex", prices.Flex is null ? null : Rates(prices.Flex))
        .Add("FlexFactor", prices.FlexFactor)
        .Add("Priority", prices.Priority is null ? null : Rates(prices.Priority))
        .AddList("Tiers", "global::Relay.PriceTier", Tiers(prices.Tiers))
        .Add("Source", prices.Source == CostSource.Snapshot ? null : EnumLiteral.Of(prices.Source))
        .AddText("Date", prices.Date)
        .After("new global::Relay.ModelPrices(" + Rates(prices.Standard) + ")");

    private static string Rates(TokenRates rates)
    {
        Initializer initializer = new Initializer()
            .Add("Input", rates.Input)
            .Add("Output", rates.Output)
            .Add("CacheRead", rates.CacheRead)
            .Add("CacheWrite5m", rates.CacheWrite5m)
            .Add("CacheWrite1h", rates.CacheWrite1h)
            .Add("Reasoning", rates.Reasoning)
            .Add("InputAudio", rates.InputAudio)
            .Add("OutputAudio", rates.OutputAudio);
        return initializer.After(initializer.IsEmpty ? "new global::Relay.TokenRates()" : "new global::Relay.TokenRates");
    }

    private static List<string> Tiers(EquatableArray<PriceTier> tiers)
    {
        List<string> literals = new(tiers.Count);
        for (int i = 0; i < tiers.Count; i++)
        {
            PriceTier tier = tiers[i];
            literals.Add(new Initializer()
                .Add("Batch", tier.Batch is null ? null : Rates(tier.Batch))
                .Add("Flex", tier.Flex is null ? null : Rates(tier.Flex))
                .Add("Priority", tier.Priority is null ? null : Rates(tier.Priority))
                .After("new global::Relay.PriceTier(" + CSharpLiteral.Of(tier.Above) + ", " + Rates(tier.Rates) + ")"));
        }

        return literals;
    }
}
