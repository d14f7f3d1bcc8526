namespace Relay.Generators;

/// <summary>Prices as a C# expression, in USD per 1,000,000 tokens.</summary>
internal static class PricesLiteral
{
    /// <summary>Writes the expression.</summary>
    public static void Write(SourceBuilder builder, ModelPrices prices)
    {
        WriteRates(builder.Append("new global::Relay.ModelPrices("), prices.Standard);
        builder.Append(')');
        Initializer.OnLine(builder)
            .Add("Batch", prices.Batch, WriteRates)
            .Add("BatchFactor", prices.BatchFactor)
            .Add("Flex", prices.Flex, WriteRates)
            .Add("FlexFactor", prices.FlexFactor)
            .Add("Priority", prices.Priority, WriteRates)
            .AddList("Tiers", "global::Relay.PriceTier", prices.Tiers, WriteTier)
            .Add("Source", prices.Source == CostSource.Snapshot ? null : EnumLiteral.Of(prices.Source))
            .AddText("Date", prices.Date)
            .Close();
    }

    private static void WriteRates(SourceBuilder builder, TokenRates rates)
    {
        builder.Append("new global::Relay.TokenRates");
        Initializer.OnLine(builder, "()")
            .Add("Input", rates.Input)
            .Add("Output", rates.Output)
            .Add("CacheRead", rates.CacheRead)
            .Add("CacheWrite5m", rates.CacheWrite5m)
            .Add("CacheWrite1h", rates.CacheWrite1h)
            .Add("Reasoning", rates.Reasoning)
            .Add("InputAudio", rates.InputAudio)
            .Add("OutputAudio", rates.OutputAudio)
            .Close();
    }

    private static void WriteTier(SourceBuilder builder, PriceTier tier)
    {
        WriteRates(builder.Append("new global::Relay.PriceTier(").Append(CSharpLiteral.Of(tier.Above)).Append(", "), tier.Rates);
        builder.Append(')');
        Initializer.OnLine(builder)
            .Add("Batch", tier.Batch, WriteRates)
            .Add("Flex", tier.Flex, WriteRates)
            .Add("Priority", tier.Priority, WriteRates)
            .Close();
    }
}
