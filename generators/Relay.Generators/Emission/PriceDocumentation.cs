namespace Relay.Generators;

/// <summary>What hovering over an alias shows of its prices.</summary>
internal static class PriceDocumentation
{
    /// <summary>Writes the paragraph.</summary>
    public static void Write(SourceBuilder builder, ModelPrices? prices)
    {
        const string First = "Per 1M tokens: ";
        string before = First;
        if (prices is { IsFree: true })
        {
            AliasDocumentation.Begin(builder, "Free.").Append(AliasDocumentation.End);
            return;
        }

        if (prices is not null)
        {
            WriteRate(builder, ref before, prices.Standard.Input, " in");
            WriteRate(builder, ref before, prices.Standard.Output, " out");
            WriteRate(builder, ref before, prices.Standard.CacheRead, " cached in");
            WriteRate(builder, ref before, prices.Standard.Reasoning, " reasoning");
        }

        if (before == First)
        {
            AliasDocumentation.Begin(builder, "Price unknown: the cost of a call is null.").Append(AliasDocumentation.End);
            return;
        }

        builder.Append(prices!.Source == CostSource.UserOverride ? " (stated in the preset" : prices.Date is { } date ? " (catalog of " + XmlText.Of(date) : " (catalog");
        builder.Append(prices.Tiers.Count > 0 ? "; more for long prompts)." : ").").Append(AliasDocumentation.End);
    }

    private static void WriteRate(SourceBuilder builder, ref string before, decimal? rate, string what)
    {
        if (rate is { } amount)
        {
            AliasDocumentation.Next(builder, ref before).Append('$').Append(CSharpLiteral.Number(amount)).Append(what);
        }
    }
}
