using System.Runtime.CompilerServices;

namespace Relay.Benchmarks;

/// <summary>The hand-written call of a whole answer on any wire: <see cref="RawChat"/>'s, with the names that the wire has for text and usage.</summary>
internal sealed class RawWireClient(BenchmarkWire wire, HttpMessageHandler handler) : IBenchmarkClient
{
    private static readonly Uri s_address = new("http://127.0.0.1:9/v1/chat/completions");

    private readonly RawChat _chat = new(handler, "benchmark-key");
    private readonly RawWireAnswer _answer = new(wire.Form);

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<Reading> CallAsync(Workload workload, AnswerObserver? observer)
    {
        RawAnswer answer = await _chat.ChatAsync(s_address, Workload.Prompt, _answer, CancellationToken.None).ConfigureAwait(false);
        observer?.See(answer.Text);
        return new Reading(answer.Text.Length, 0, answer.InputTokens, answer.OutputTokens);
    }

    public void Dispose() => _chat.Dispose();
}
