using Relay;

namespace Snippets;

internal static class UsageAndCost
{
    public static async Task Read()
    {
        ChatReply reply = await Models.Smart.ChatAsync("What is 2+2?");
        if (reply.Usage is { } usage)
        {
            Console.WriteLine($"{usage.Input} in ({usage.CacheRead} from a cache), {usage.Output} out ({usage.Reasoning} of it reasoning)");
        }

        Console.WriteLine(reply.Cost.TotalUsd is { } total
            ? $"{total} USD ({reply.Cost.Source}, {reply.Cost.Confidence}, prices of {reply.Cost.PriceDate})"
            : $"unknown, for want of: {reply.Cost.MissingRate}");
    }

    public static void Estimate()
    {
        Cost ofText = Models.Writer.EstimateCost("Summarise the minutes of the meeting.");
        Cost ofTokens = Models.Writer.EstimateCost(promptTokens: 200_000, expectedOutputTokens: 2_000, cacheHitRatio: 0.9);
        Cost inBatch = Models.Writer.EstimateCost(200_000, 2_000, tier: ServiceTier.Batch);
        Console.WriteLine($"{ofText.TotalUsd}, {ofTokens.TotalUsd}, {inBatch.TotalUsd}");
    }

    public static async Task Subscription()
    {
        ChatReply reply = await Models.Smart.ChatAsync("Hello?", new CallOptions { Lane = Lane.Subscription });
        Console.WriteLine(reply.Cost.TotalUsd);
    }
}
