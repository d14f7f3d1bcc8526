using Microsoft.Extensions.Hosting;

namespace Relay;

/// <summary>Makes the host's runtime the ambient one while the host runs.</summary>
internal sealed class RelayActivation(RelayRuntime runtime) : IHostedLifecycleService
{
    /// <summary>Before any other hosted service starts, so that all of them may use the generated classes.</summary>
    public Task StartingAsync(CancellationToken cancellationToken)
    {
        runtime.Announce();
        return Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>After every other hosted service has stopped.</summary>
    public Task StoppedAsync(CancellationToken cancellationToken)
    {
        runtime.Withdraw();
        return Task.CompletedTask;
    }
}
