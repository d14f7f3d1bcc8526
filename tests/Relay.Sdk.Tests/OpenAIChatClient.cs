using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;
using OpenAI;
using Sdk = OpenAI.Chat;

namespace Relay.Tests;

/// <summary>OpenAI's SDK as an <see cref="IChatClient"/>: as much of it as a program with text and tools needs.</summary>
internal sealed class OpenAIChatClient(OpenAIClient client) : IChatClient
{
    public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        Sdk.ChatCompletion answer = await client.GetChatClient(options!.ModelId).CompleteChatAsync(messages.Select(Message), Options(options), cancellationToken);
        var contents = new List<AIContent>();
        contents.AddRange(answer.Content.Select(part => new TextContent(part.Text)));
        contents.AddRange(answer.ToolCalls.Select(call => Call(call.Id, call.FunctionName, call.FunctionArguments.ToString())));
        return new ChatResponse(new ChatMessage(ChatRole.Assistant, contents))
        {
            ResponseId = answer.Id,
            ModelId = answer.Model,
            FinishReason = Finish(answer.FinishReason),
            Usage = Usage(answer.Usage),
        };
    }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var calls = new SortedDictionary<int, (string Id, string Name, StringBuilder Arguments)>();
        await foreach (Sdk.StreamingChatCompletionUpdate update in client.GetChatClient(options!.ModelId).CompleteChatStreamingAsync(messages.Select(Message), Options(options), cancellationToken))
        {
            var piece = new ChatResponseUpdate(ChatRole.Assistant, [.. update.ContentUpdate.Select(part => new TextContent(part.Text))]) { ResponseId = update.CompletionId, ModelId = update.Model };
            foreach (Sdk.StreamingChatToolCallUpdate call in update.ToolCallUpdates)
            {
                if (!calls.TryGetValue(call.Index, out var known))
                {
                    calls.Add(call.Index, known = (call.ToolCallId, call.FunctionName, new StringBuilder()));
                }

                known.Arguments.Append(call.FunctionArgumentsUpdate);
            }

            if (update.FinishReason is { } reason)
            {
                piece.FinishReason = Finish(reason);
                foreach ((string id, string name, StringBuilder arguments) in calls.Values)
                {
                    piece.Contents.Add(Call(id, name, arguments.ToString()));
                }
            }

            if (update.Usage is not null)
            {
                piece.Contents.Add(new UsageContent(Usage(update.Usage)));
            }

            yield return piece;
        }
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }

    private static Sdk.ChatMessage Message(ChatMessage message)
    {
        if (message.Contents.OfType<FunctionResultContent>().FirstOrDefault() is { } result)
        {
            return new Sdk.ToolChatMessage(result.CallId, result.Result?.ToString());
        }

        Sdk.ChatToolCall[] calls =
            [.. message.Contents.OfType<FunctionCallContent>().Select(call => Sdk.ChatToolCall.CreateFunctionToolCall(call.CallId, call.Name, BinaryData.FromString(call.ArgumentsText())))];
        return message.Role != ChatRole.Assistant ? new Sdk.UserChatMessage(message.Text)
            : calls.Length > 0 ? new Sdk.AssistantChatMessage(calls)
            : new Sdk.AssistantChatMessage(message.Text);
    }

    private static Sdk.ChatCompletionOptions Options(ChatOptions options)
    {
        var made = new Sdk.ChatCompletionOptions { Temperature = options.Temperature, MaxOutputTokenCount = options.MaxOutputTokens };
        foreach (AIFunction tool in options.Tools?.OfType<AIFunction>() ?? [])
        {
            made.Tools.Add(Sdk.ChatTool.CreateFunctionTool(tool.Name, tool.Description, BinaryData.FromString(tool.JsonSchema.GetRawText())));
        }

        return made;
    }

    private static FunctionCallContent Call(string id, string name, string arguments) =>
        new(id, name, JsonSerializer.Deserialize<Dictionary<string, object?>>(arguments));

    private static ChatFinishReason Finish(Sdk.ChatFinishReason reason) => reason switch
    {
        Sdk.ChatFinishReason.ToolCalls => ChatFinishReason.ToolCalls,
        Sdk.ChatFinishReason.Length => ChatFinishReason.Length,
        Sdk.ChatFinishReason.ContentFilter => ChatFinishReason.ContentFilter,
        _ => ChatFinishReason.Stop,
    };

    private static UsageDetails Usage(Sdk.ChatTokenUsage usage) => new()
    {
        InputTokenCount = usage.InputTokenCount,
        OutputTokenCount = usage.OutputTokenCount,
        TotalTokenCount = usage.TotalTokenCount,
        CachedInputTokenCount = usage.InputTokenDetails?.CachedTokenCount,
        ReasoningTokenCount = usage.OutputTokenDetails?.ReasoningTokenCount,
    };
}
