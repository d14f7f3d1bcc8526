
namespace Relay.Benchmarks;

/// <summary>One way to call a model.</summary>
internal interface IBenchmarkClient : IDisposable
{
    /// <summary>Makes a call and reads the answer to its end.</summary>
    /// <param name="workload">What to ask for.</param>
    /// <param name="observer">Watches the answer; null when only its length is wanted, so that keeping it costs nothing.</param>
    ValueTask<Reading> CallAsync(Workload workload, AnswerObserver? observer);
}

/// <summary>What a client got out of an answer. Every client must get the same.</summary>
internal readonly record struct Reading(int Characters, int Deltas, long InputTokens, long OutputTokens);
