using System.Text.Json;
using Microsoft.Extensions.AI;
using Relay;

namespace Snippets;

internal static class Conversations
{
    public static async Task Send(byte[] photo)
    {
        ChatReply reply = await Models.Smart.ChatAsync(
        [
            new(ChatRole.System, "Answer in one sentence."),
            new(ChatRole.User, [
                new TextContent("What is on these?"),
                new UriContent("https://example.com/harbour.jpg", "image/jpeg"),
                new DataContent(photo, "image/png"),
            ]),
        ]);
        Console.WriteLine(reply.Text);
    }

    public static async Task GoOn()
    {
        List<ChatMessage> conversation = [new(ChatRole.User, "Name a harbour.")];
        ChatReply first = await Models.Thinker.ChatAsync(conversation);
        conversation.Add(first.Message);
        conversation.Add(new(ChatRole.User, "And how deep is it?"));
        Console.WriteLine(await Models.Thinker.ChatAsync(conversation));
    }

    public static async Task Store(List<ChatMessage> conversation)
    {
        string stored = JsonSerializer.Serialize(conversation, AIJsonUtilities.DefaultOptions);
        List<ChatMessage> loaded = JsonSerializer.Deserialize<List<ChatMessage>>(stored, AIJsonUtilities.DefaultOptions)!;
        Console.WriteLine(await Models.Thinker.ChatAsync(loaded));
    }

    public static async Task Move(List<ChatMessage> conversation)
    {
        ChatReply reply = await Models.QuickThinker.ChatAsync(conversation);
        foreach (string loss in reply.Warnings)
        {
            Console.WriteLine(loss);
        }
    }

    public static async Task PutTogether(List<ChatMessage> conversation)
    {
        IChatClient client = Models.Thinker;
        ChatResponse response = await client.GetStreamingResponseAsync(conversation).ToChatResponseAsync();
        conversation.AddMessages(response);
    }

    public static async Task Think()
    {
        var options = new ChatOptions { Reasoning = new() { Effort = ReasoningEffort.Low, Output = ReasoningOutput.Summary } };
        ChatReply reply = await Models.Thinker.ChatAsync("How many tides has a week?", options);
        Console.WriteLine($"{reply.ReasoningText}\n{reply.Text}");
    }
}
