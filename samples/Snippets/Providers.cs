using Microsoft.Extensions.AI;
using Relay;

namespace Snippets;

/// <summary>Snippets of docs/providers.md.</summary>
internal static class Providers
{
    public static async Task WithoutAPresetAsync()
    {
        ProviderFacts gateway = ProviderFacts.Custom("our-gateway", WireProtocol.OpenAIChat, "https://llm.example.com/v1") with
        {
            KeyVariables = new("MY_GATEWAY_KEY"),
        };
        ChatReply reply = await RelayRuntime.Model(gateway, "llama-4").ChatAsync("What is 2+2?");
        Console.WriteLine(reply.Text);
    }

    public static async Task WithAPresetAsync()
    {
        ChatReply reply = await Models.HouseModel.ChatAsync("What is 2+2?");
        Console.WriteLine($"{reply.Text} cost {reply.Cost.TotalUsd}");
    }

    public static async Task WithAPromptCacheAsync(ModelAlias model, string longText)
    {
        ChatMessage rules = new ChatMessage(ChatRole.System, longText).WithCacheHint(CacheLifetime.Hour);
        ChatReply reply = await model.ChatAsync([rules, new(ChatRole.User, "Is this allowed?")], new CallOptions
        {
            PromptCache = new PromptCache { Key = "house-rules" },
        });
        Console.WriteLine(reply.Usage?.CacheRead);
    }
}
