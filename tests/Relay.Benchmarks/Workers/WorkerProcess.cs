using System.Text.Json;

namespace Relay.Benchmarks;

/// <summary>A worker, seen from the process that gives the orders.</summary>
internal sealed class WorkerProcess(string client) : IDisposable
{
    private readonly ChildProcess _process = ChildProcess.Start(ChildProcess.ClientCore, "work", client);

    public string Client { get; } = client;

    public Task<Verified> VerifyAsync(Workload workload) => AskAsync<Verified>(new WorkOrder(WorkKind.Verify, workload.Name));

    public Task<CallCosts> CallAsync(Workload workload, int calls, int concurrency) =>
        AskAsync<CallCosts>(new WorkOrder(WorkKind.Calls, workload.Name, calls, concurrency));

    public async Task<TResult> AskAsync<TResult>(WorkOrder order)
    {
        await _process.WriteLineAsync(JsonSerializer.Serialize(order)).ConfigureAwait(false);
        string line = await _process.ReadLineAsync().ConfigureAwait(false) ?? throw new InvalidOperationException($"The worker for {Client} ended ({order}).");
        return JsonSerializer.Deserialize<TResult>(line)!;
    }

    public void Dispose() => _process.Dispose();
}
