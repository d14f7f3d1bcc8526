using System.Globalization;

namespace Relay.Presets;

/// <summary>Looks at stated rates for slips: another unit, or exchanged fields.</summary>
internal static class PriceCheck
{
    private const decimal Slip = 100;

    // Where nothing is known to compare with. The catalog's rates lie between 0.001 (an image model's) and 600 (o1-pro's output) USD per 1M tokens.
    private const decimal Dearest = 6_000;
    private const decimal Cheapest = 0.0001m;

    private static readonly decimal[] Units = [1_000_000, 1_000, 100, 0.01m, 0.001m, 0.000001m];

    /// <summary>Reports rates that are probably mistakes.</summary>
    /// <param name="findings">Where findings go.</param>
    /// <param name="stated">The rates as stated.</param>
    /// <param name="list">What the catalog says; null when it says nothing.</param>
    public static void Check(FindingSink findings, MappingNode stated, ModelPrices? list)
    {
        bool plausible = CheckMagnitude(findings, stated, "input_per_1m", list?.Standard.Input);
        plausible &= CheckMagnitude(findings, stated, "output_per_1m", list?.Standard.Output);
        plausible &= CheckMagnitude(findings, stated, "cached_input_per_1m", list?.Standard.CacheRead);
        plausible &= CheckMagnitude(findings, stated, "cache_write_5m_per_1m", list?.Standard.CacheWrite5m);
        plausible &= CheckMagnitude(findings, stated, "cache_write_1h_per_1m", list?.Standard.CacheWrite1h);
        if (plausible
            && stated.Number("input_per_1m") is { } input
            && stated.Number("output_per_1m") is > 0 and { } output
            && output < input
            && (list?.Standard is not { Output: { } listOutput, Input: { } listInput } || listOutput >= listInput))
        {
            findings.Add(
                PricingRules.OutputCheaperThanInput,
                stated.Value("output_per_1m")!.Location,
                $"Output at {Figure(output)} is cheaper than input at {Figure(input)}; are the two exchanged?",
                related: stated.Value("input_per_1m")!.Location);
        }
    }

    /// <summary>Whether the rate is not stated or of a plausible magnitude.</summary>
    private static bool CheckMagnitude(FindingSink findings, MappingNode stated, string field, decimal? list)
    {
        if (stated.Number(field) is not (> 0 and { } rate))
        {
            return true;
        }

        SourceLocation location = stated.Value(field)!.Location;
        if (list is > 0 and { } known)
        {
            if (rate >= known * Slip || rate <= known / Slip)
            {
                findings.Add(
                    PricingRules.ImplausiblePrice,
                    location,
                    $"'{field}' is in USD per 1,000,000 tokens, where the catalog has {Figure(known)}; {Figure(rate)} is probably of another unit.",
                    InOurUnit(rate, known));
                return false;
            }
        }
        else if (rate is > Dearest or < Cheapest)
        {
            findings.Add(
                PricingRules.ImplausiblePrice,
                location,
                $"'{field}' is in USD per 1,000,000 tokens; {Figure(rate)} is {(rate > Dearest ? "more" : "less")} than any model costs and probably of another unit.");
            return false;
        }

        return true;
    }

    /// <summary>The rate times the factor between two units that brings it nearest to the catalog's; null when none brings it near.</summary>
    private static string? InOurUnit(decimal rate, decimal known)
    {
        decimal? nearest = null;
        foreach (decimal unit in Units)
        {
            decimal converted = rate * unit;
            if (converted <= known * 4 && converted >= known / 4 && (nearest is not { } best || Math.Abs(converted - known) < Math.Abs(best - known)))
            {
                nearest = converted;
            }
        }

        return nearest is { } found ? Figure(found) : null;
    }

    private static string Figure(decimal value) => value.ToString("0.############", CultureInfo.InvariantCulture);
}
