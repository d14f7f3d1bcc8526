using Anthropic;
using Anthropic.Models.Messages;

using var client = new AnthropicClient { BaseUrl = "http://127.0.0.1:48642/short" };
Message message = await client.Messages.Create(new MessageCreateParams
{
    MaxTokens = 1024,
    Model = "claude-sonnet-4-5",
    Messages = [new UserMessageParam("Say something about the sea.")],
});
Console.WriteLine(message.Content[0].TryPickText(out TextBlock? block) ? block.Text.Length : 0);
