using Anthropic;
using Anthropic.Models.Messages;

namespace Relay.Benchmarks;

/// <summary>Anthropic's own SDK, as its documentation uses it.</summary>
internal sealed class AnthropicSdkClient : IBenchmarkClient
{
    private readonly Dictionary<string, AnthropicClient> _clients = Workload.All.ToDictionary(
        workload => workload.Name,
        workload => new AnthropicClient { ApiKey = "benchmark-key", BaseUrl = $"http://127.0.0.1:{Workload.Port}/{workload.Name}" });

    public async ValueTask<Reading> CallAsync(Workload workload, AnswerObserver? observer)
    {
        AnthropicClient client = _clients[workload.Name];
        var parameters = new MessageCreateParams
        {
            MaxTokens = 1024,
            Model = Workload.AnthropicModel,
            Messages = [new UserMessageParam(Workload.Prompt)],
        };
        if (!workload.IsStream)
        {
            Message message = await client.Messages.Create(parameters).ConfigureAwait(false);
            string answer = message.Content[0].TryPickText(out TextBlock? block) ? block.Text : "";
            observer?.See(answer);
            return new Reading(answer.Length, 0, message.Usage.InputTokens, message.Usage.OutputTokens);
        }

        int characters = 0, deltas = 0;
        long input = 0, output = 0;
        await foreach (RawMessageStreamEvent update in client.Messages.CreateStreaming(parameters).ConfigureAwait(false))
        {
            if (update.TryPickContentBlockDelta(out RawContentBlockDeltaEvent? delta))
            {
                if (delta.Delta.TryPickText(out TextDelta? text))
                {
                    characters += text.Text.Length;
                    deltas++;
                    observer?.See(text.Text);
                }
            }
            else if (update.TryPickStart(out RawMessageStartEvent? start))
            {
                input = start.Message.Usage.InputTokens;
            }
            else if (update.TryPickDelta(out RawMessageDeltaEvent? end))
            {
                output = end.Usage.OutputTokens;
            }
        }

        return new Reading(characters, deltas, input, output);
    }

    public void Dispose()
    {
        foreach (AnthropicClient client in _clients.Values)
        {
            client.Dispose();
        }
    }
}
