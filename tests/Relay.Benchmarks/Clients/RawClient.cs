using System.Runtime.CompilerServices;

namespace Relay.Benchmarks;

/// <summary>The hand-written call.</summary>
internal sealed class RawClient(HttpMessageHandler handler) : IBenchmarkClient
{
    private readonly RawChat _chat = new(handler, "benchmark-key");
    private readonly Dictionary<string, Uri> _addresses = Workload.All.ToDictionary(workload => workload.Name, workload => new Uri(workload.Address + "/chat/completions"));

    public RawClient()
        : this(RawChat.CreateHandler())
    {
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<Reading> CallAsync(Workload workload, AnswerObserver? observer)
    {
        Uri address = _addresses[workload.Name];
        if (!workload.IsStream)
        {
            RawAnswer answer = await _chat.ChatAsync(address, Workload.Prompt, CancellationToken.None).ConfigureAwait(false);
            observer?.See(answer.Text);
            return new Reading(answer.Text.Length, 0, answer.InputTokens, answer.OutputTokens);
        }

        int characters = 0, deltas = 0;
        long input = 0, output = 0;
        await foreach (RawDelta delta in _chat.StreamAsync(address, Workload.Prompt, CancellationToken.None).ConfigureAwait(false))
        {
            if (delta.Text is { } piece)
            {
                characters += piece.Length;
                deltas++;
                observer?.See(piece);
            }
            else
            {
                (input, output) = (delta.InputTokens, delta.OutputTokens);
            }
        }

        return new Reading(characters, deltas, input, output);
    }

    public void Dispose() => _chat.Dispose();
}
