using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Relay.Benchmarks;

/// <summary>Relay through <see cref="IChatClient"/>, as code that was written against that interface sees it.</summary>
/// <param name="alias">Gives the alias of a workload.</param>
/// <param name="owner">What to dispose of at the end.</param>
internal sealed class RelayChatClient(Func<string, IChatClient> alias, IDisposable? owner = null) : IBenchmarkClient
{
    private readonly Dictionary<string, IChatClient> _clients = [];

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<Reading> CallAsync(Workload workload, AnswerObserver? observer)
    {
        IChatClient client = Client(workload);
        ChatMessage[] messages = [new(ChatRole.User, Workload.Prompt)];
        if (!workload.IsStream)
        {
            ChatResponse response = await client.GetResponseAsync(messages).ConfigureAwait(false);
            string answer = response.Text;
            observer?.See(answer);
            return new Reading(answer.Length, 0, response.Usage!.InputTokenCount!.Value, response.Usage.OutputTokenCount!.Value);
        }

        int characters = 0, deltas = 0;
        UsageDetails? usage = null;
        await foreach (ChatResponseUpdate update in client.GetStreamingResponseAsync(messages).ConfigureAwait(false))
        {
            string piece = update.Text;
            if (piece.Length > 0)
            {
                characters += piece.Length;
                deltas++;
                observer?.See(piece);
                continue;
            }

            foreach (AIContent content in update.Contents)
            {
                usage = (content as UsageContent)?.Details ?? usage;
            }
        }

        return new Reading(characters, deltas, usage!.InputTokenCount!.Value, usage.OutputTokenCount!.Value);
    }

    public void Dispose() => owner?.Dispose();

    private IChatClient Client(Workload workload)
    {
        lock (_clients)
        {
            if (!_clients.TryGetValue(workload.Name, out IChatClient? found))
            {
                _clients.Add(workload.Name, found = alias(workload.Name));
            }

            return found;
        }
    }
}
