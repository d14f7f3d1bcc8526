namespace Relay.Tests;

/// <summary>A server that takes requests and answers none of them, until the test ends.</summary>
internal sealed class SilentFiles : IAsyncDisposable
{
    private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ManualResetEventSlim _end = new();
    private readonly LoopbackFiles _files;

    public SilentFiles() => _files = LoopbackFiles.Start(_ =>
    {
        _asked.TrySetResult();
        _end.Wait();
        return (500, "");
    });

    public string Address => _files.Address;

    /// <summary>Ends when the first request has arrived.</summary>
    public Task Asked => _asked.Task;

    /// <summary>Lets all be answered, with an error.</summary>
    public void Release() => _end.Set();

    public IReadOnlyList<SmallRequest> Requests => _files.Requests;

    public async ValueTask DisposeAsync()
    {
        _end.Set();
        await _files.DisposeAsync();
        _end.Dispose();
    }
}
