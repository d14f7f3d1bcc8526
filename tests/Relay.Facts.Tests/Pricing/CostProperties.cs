using FsCheck;
using FsCheck.Fluent;

namespace Relay.Tests;

public class CostProperties
{
    private static readonly Gen<long> Count = Gen.Choose(0, 5_000_000).Select(count => (long)count);

    private static readonly Gen<TokenUsage> Usages =
        from input in Count.ArrayOf(5)
        from output in Count.ArrayOf(2)
        select new TokenUsage
        {
            InputUncached = input[0],
            CacheRead = input[1],
            CacheWrite5m = input[2],
            CacheWrite1h = input[3],
            CacheWriteUnsplit = input[4],
            OutputVisible = output[0],
            Reasoning = output[1],
            InputAudio = input[0] / 3,
            OutputAudio = output[0] / 5,
        };

    private static readonly Gen<ModelPrices> Prices =
        from rate in Gen.Choose(0, 200_000).Select(cents => cents / 1000m).ArrayOf(8)
        select new ModelPrices(new TokenRates
        {
            Input = rate[0],
            Output = rate[1],
            CacheRead = rate[2],
            CacheWrite5m = rate[3],
            CacheWrite1h = rate[4],
            Reasoning = rate[5],
            InputAudio = rate[6],
            OutputAudio = rate[7],
        });

    [Fact]
    public void The_total_is_the_sum_of_the_parts_and_never_negative() => Check((usage, _, prices) =>
    {
        Cost cost = CostModel.Compute(usage, prices);
        CostParts parts = cost.Parts;
        return cost.TotalUsd >= 0
            && cost.TotalUsd == parts.Input + parts.CacheRead + parts.CacheWrite + parts.Output + parts.Reasoning;
    });

    [Fact]
    public void The_cost_of_two_calls_is_the_cost_of_their_joint_usage() => Check((one, two, prices) =>
        CostModel.Compute(one, prices).TotalUsd + CostModel.Compute(two, prices).TotalUsd == CostModel.Compute(Joint(one, two), prices).TotalUsd);

    [Fact]
    public void More_usage_never_costs_less() => Check((one, two, prices) =>
        CostModel.Compute(Joint(one, two), prices).TotalUsd >= CostModel.Compute(one, prices).TotalUsd);

    [Fact]
    public void A_factor_of_a_half_halves_every_part() => Check((usage, _, prices) =>
        CostModel.Compute(usage, prices with { BatchFactor = 0.5m }, ServiceTier.Batch).TotalUsd * 2 == CostModel.Compute(usage, prices).TotalUsd);

    [Fact]
    public void An_estimate_is_never_above_the_uncached_price_when_the_cache_is_cheaper() => Check((usage, _, prices) =>
    {
        ModelPrices cheaper = prices with { Standard = prices.Standard with { CacheRead = prices.Standard.Input / 2 } };
        return CostModel.Estimate(cheaper, usage.Input, usage.Output, 0.7).TotalUsd <= CostModel.Estimate(cheaper, usage.Input, usage.Output).TotalUsd;
    });

    private static TokenUsage Joint(TokenUsage one, TokenUsage two) => new()
    {
        InputUncached = one.InputUncached + two.InputUncached,
        CacheRead = one.CacheRead + two.CacheRead,
        CacheWrite5m = one.CacheWrite5m + two.CacheWrite5m,
        CacheWrite1h = one.CacheWrite1h + two.CacheWrite1h,
        CacheWriteUnsplit = one.CacheWriteUnsplit + two.CacheWriteUnsplit,
        OutputVisible = one.OutputVisible + two.OutputVisible,
        Reasoning = one.Reasoning + two.Reasoning,
        InputAudio = one.InputAudio + two.InputAudio,
        OutputAudio = one.OutputAudio + two.OutputAudio,
    };

    private static void Check(Func<TokenUsage, TokenUsage, ModelPrices, bool> property)
    {
        Gen<(TokenUsage One, TokenUsage Two, ModelPrices Prices)> cases =
            from one in Usages
            from two in Usages
            from prices in Prices
            select (one, two, prices);
        Prop.ForAll(cases.ToArbitrary(), x => property(x.One, x.Two, x.Prices)).QuickCheckThrowOnFailure();
    }
}
