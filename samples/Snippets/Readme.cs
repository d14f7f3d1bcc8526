using Microsoft.Extensions.AI;

namespace Snippets;

internal static class Readme
{
    public static async Task Chat()
    {
        ChatReply reply = await Models.Smart.ChatAsync("What is 2+2?");
        Console.WriteLine($"{reply.Text}: {reply.Usage?.Total} tokens, {reply.Cost.TotalUsd} USD");
    }

    public static async Task Stream()
    {
        await foreach (ChatUpdate update in Models.FastCheap.StreamAsync("Count to ten."))
        {
            Console.Write(update);
        }
    }

    public static async Task Failures()
    {
        ChatResult result = await Models.Smart.TryChatAsync("Hello?");
        if (result.Error is { Kind: RelayErrorKind.RateLimit } error)
        {
            Console.WriteLine($"Try again in {error.RetryAfter?.TotalSeconds ?? 1} s.");
        }
    }

    public static async Task Tools()
    {
        AIFunction weather = AIFunctionFactory.Create((string city) => $"{city}: 21 degrees", "get_weather");
        ChatReply asked = await Models.Smart.ChatAsync("Weather in Lisbon?", new ChatOptions { Tools = [weather] });
        foreach (FunctionCallContent call in asked.ToolCalls)
        {
            Console.WriteLine($"{call.Name}({call.ArgumentsText()})");
        }
    }

    public static void Estimate()
    {
        Cost estimate = Models.Smart.EstimateCost(promptTokens: 100_000, expectedOutputTokens: 1_000, cacheHitRatio: 0.5);
        Console.WriteLine(estimate.TotalUsd);
    }

    public static async Task Testing()
    {
        await using LoopbackProvider server = await LoopbackProvider.StartAsync(LoopbackReply.Text("4"));
        using RelayRuntime runtime = server.CreateRuntime();
        using (RelayRuntime.Use(runtime))
        {
            ChatReply scripted = await Models.Smart.ChatAsync("What is 2+2?");
            Console.WriteLine(scripted.Text);
        }
    }
}
