namespace Relay;

/// <summary>What several calls used and cost together. One unknown makes the whole unknown: never less than it was.</summary>
internal static class RoundTotals
{
    public static TokenUsage? Usage(IReadOnlyList<ChatReply> rounds)
    {
        var total = new TokenUsage();
        decimal? reported = 0;
        foreach (ChatReply round in rounds)
        {
            if (round.Usage is not { } usage)
            {
                return null;
            }

            reported += usage.ReportedCostUsd;
            total = new TokenUsage
            {
                InputUncached = total.InputUncached + usage.InputUncached,
                CacheRead = total.CacheRead + usage.CacheRead,
                CacheWrite5m = total.CacheWrite5m + usage.CacheWrite5m,
                CacheWrite1h = total.CacheWrite1h + usage.CacheWrite1h,
                CacheWriteUnsplit = total.CacheWriteUnsplit + usage.CacheWriteUnsplit,
                OutputVisible = total.OutputVisible + usage.OutputVisible,
                Reasoning = total.Reasoning + usage.Reasoning,
                InputAudio = total.InputAudio + usage.InputAudio,
                OutputAudio = total.OutputAudio + usage.OutputAudio,
                Anomalies = total.Anomalies | usage.Anomalies,
            };
        }

        return total with { ReportedCostUsd = reported };
    }

    /// <summary>The sum of the rounds' costs, each at the prices, tier and member of its own round; as sure as the least sure of them.</summary>
    public static Cost Cost(IReadOnlyList<ChatReply> rounds)
    {
        Cost total = rounds[0].Cost;
        for (int i = 1; i < rounds.Count; i++)
        {
            Cost cost = rounds[i].Cost;
            Cost lesser = cost.Confidence < total.Confidence ? cost : total;
            total = new Cost
            {
                TotalUsd = total.TotalUsd + cost.TotalUsd,
                Parts = Sum(total.Parts, cost.Parts),
                Source = lesser.Source,
                Confidence = lesser.Confidence,
                MissingRate = total.MissingRate ?? cost.MissingRate,
                PriceDate = Older(total.PriceDate, cost.PriceDate),
                ReportedUsd = total.ReportedUsd + cost.ReportedUsd,
            };
        }

        return total;
    }

    private static CostParts Sum(CostParts left, CostParts right) => new()
    {
        Input = left.Input + right.Input,
        CacheRead = left.CacheRead + right.CacheRead,
        CacheWrite = left.CacheWrite + right.CacheWrite,
        Output = left.Output + right.Output,
        Reasoning = left.Reasoning + right.Reasoning,
    };

    private static string? Older(string? left, string? right) => left is null || right is null ? null : string.CompareOrdinal(left, right) <= 0 ? left : right;
}
