using Microsoft.Extensions.AI;

namespace Snippets;

internal static class GettingStarted
{
    public static async Task FirstCall()
    {
        ChatReply reply = await Models.Smart.ChatAsync("What is the capital of Portugal?");
        Console.WriteLine(reply.Text);
        Console.WriteLine($"{reply.Member}, {reply.ConfiguredModel}, {reply.Latency.TotalMilliseconds:0} ms, {reply.FinishReason}");
    }

    public static async Task Conversation()
    {
        List<ChatMessage> conversation =
        [
            new(ChatRole.System, "Answer in one sentence."),
            new(ChatRole.User, "What is the capital of Portugal?"),
        ];
        ChatReply first = await Models.Smart.ChatAsync(conversation);
        conversation.Add(first.Message);
        conversation.Add(new(ChatRole.User, "And how many people live there?"));
        ChatReply second = await Models.Smart.ChatAsync(conversation, new CallOptions { Temperature = 0, Timeout = TimeSpan.FromSeconds(20) });
        Console.WriteLine(second.Text);
    }

    public static async Task WithoutPreset()
    {
        ModelAlias model = RelayRuntime.Model("groq/llama-3.3-70b-versatile");
        Console.WriteLine(await model.ChatAsync("Hello?"));

        ModelAlias byName = RelayRuntime.Get("fast-cheap");
        Console.WriteLine(await byName.ChatAsync("Hello?"));
    }
}
