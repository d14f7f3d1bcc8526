using System.ClientModel;
using System.ClientModel.Primitives;
using OpenAI;
using OpenAI.Chat;

namespace Relay.Benchmarks;

/// <summary>OpenAI's own SDK, as its documentation uses it.</summary>
internal sealed class OpenAISdkClient : IBenchmarkClient
{
    private readonly Dictionary<string, ChatClient> _clients = Workload.All.ToDictionary(
        workload => workload.Name,
        workload => new ChatClient(Workload.OpenAIModel, new ApiKeyCredential("benchmark-key"), new OpenAIClientOptions { Endpoint = new Uri(workload.Address) }));

    public async ValueTask<Reading> CallAsync(Workload workload, AnswerObserver? observer)
    {
        ChatClient client = _clients[workload.Name];
        if (!workload.IsStream)
        {
            ChatCompletion completion = await client.CompleteChatAsync(new UserChatMessage(Workload.Prompt)).ConfigureAwait(false);
            string answer = completion.Content[0].Text;
            observer?.See(answer);
            return new Reading(answer.Length, 0, completion.Usage.InputTokenCount, completion.Usage.OutputTokenCount);
        }

        int characters = 0, deltas = 0;
        ChatTokenUsage? usage = null;
        await foreach (StreamingChatCompletionUpdate update in client.CompleteChatStreamingAsync(new UserChatMessage(Workload.Prompt)).ConfigureAwait(false))
        {
            foreach (ChatMessageContentPart part in update.ContentUpdate)
            {
                if (part.Text is { Length: > 0 } piece)
                {
                    characters += piece.Length;
                    deltas++;
                    observer?.See(piece);
                }
            }

            usage = update.Usage ?? usage;
        }

        return new Reading(characters, deltas, usage!.InputTokenCount, usage.OutputTokenCount);
    }

    public void Dispose()
    {
    }
}
