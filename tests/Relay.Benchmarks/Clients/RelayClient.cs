using System.Runtime.CompilerServices;

namespace Relay.Benchmarks;

/// <summary>Relay's own calls, on whatever runtime the aliases belong to.</summary>
/// <param name="alias">Gives the alias of a workload.</param>
/// <param name="owner">What to dispose of at the end.</param>
internal sealed class RelayClient(Func<string, ModelAlias> alias, IDisposable? owner = null) : IBenchmarkClient
{
    private readonly Dictionary<string, ModelAlias> _aliases = [];

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<Reading> CallAsync(Workload workload, AnswerObserver? observer)
    {
        ModelAlias model = Model(workload);
        if (!workload.IsStream)
        {
            ChatReply reply = await model.ChatAsync(Workload.Prompt).ConfigureAwait(false);
            string answer = reply.Text;
            observer?.See(answer);
            return new Reading(answer.Length, 0, reply.Usage!.Input, reply.Usage.Output);
        }

        int characters = 0, deltas = 0;
        TokenUsage? usage = null;
        await foreach (ChatUpdate update in model.StreamAsync(Workload.Prompt).ConfigureAwait(false))
        {
            if (update.Kind == ChatUpdateKind.Text)
            {
                characters += update.Text!.Length;
                deltas++;
                observer?.See(update.Text);
            }
            else if (update.Kind == ChatUpdateKind.Usage)
            {
                usage = update.Usage;
            }
        }

        return new Reading(characters, deltas, usage!.Input, usage.Output);
    }

    public void Dispose() => owner?.Dispose();

    private ModelAlias Model(Workload workload)
    {
        lock (_aliases)
        {
            if (!_aliases.TryGetValue(workload.Name, out ModelAlias? found))
            {
                _aliases.Add(workload.Name, found = alias(workload.Name));
            }

            return found;
        }
    }
}
