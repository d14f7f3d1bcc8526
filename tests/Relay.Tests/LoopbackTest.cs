using Microsoft.Extensions.AI;

namespace Relay.Tests;

/// <summary>A test against a loopback provider that it has to itself, with a runtime of its own.</summary>
public abstract class LoopbackTest : IAsyncLifetime
{
    private RelayRuntime? _runtime;
    private IDisposable? _scope;

    protected LoopbackProvider Server { get; private set; } = null!;

    internal ManualTime Clock { get; } = new();

    protected Dictionary<string, string> Environment { get; } = new(StringComparer.Ordinal);

    public async Task InitializeAsync()
    {
        Server = await LoopbackServers.TakeAsync();
        var options = new RelayRuntimeOptions { TimeProvider = Clock, Environment = name => Environment.GetValueOrDefault(name) };
        Configure(options);
        _runtime = new RelayRuntime(options);
    }

    /// <summary>Changes the options of this test's runtime.</summary>
    protected virtual void Configure(RelayRuntimeOptions options)
    {
    }

    public async Task DisposeAsync()
    {
        _scope?.Dispose();
        _runtime?.Dispose();
        await LoopbackServers.GiveBackAsync(Server);
    }

    /// <summary>A model on the loopback provider, called through this test's own runtime and clock.</summary>
    protected ModelAlias Model(string target = "groq/llama-3.3-70b-versatile", Action<ModelSpecBuilder>? configure = null)
    {
        // The scope follows the flow of control, which neither an async initializer nor an async method that made a model before hands on to the test.
        _scope = RelayRuntime.Use(_runtime!);
        return RelayRuntime.Model(target, m =>
        {
            m.Alias = "test";
            m.BaseUrl = Server.BaseUrl;
            m.ApiKey = "test-key";
            configure?.Invoke(m);
        });
    }

    /// <summary>Options that declare functions of these names, which take anything.</summary>
    protected static ChatOptions Declaring(params string[] names) => new() { Tools = [.. names.Select(name => AIFunctionFactory.CreateDeclaration(name, null, default))] };

    protected static async Task<List<ChatUpdate>> Collect(IAsyncEnumerable<ChatUpdate> updates)
    {
        var all = new List<ChatUpdate>();
        await foreach (ChatUpdate update in updates)
        {
            all.Add(update);
        }

        return all;
    }

    /// <summary>The updates before the failure, and the failure.</summary>
    protected static async Task<(List<ChatUpdate> Updates, RelayException Error)> CollectFailure(IAsyncEnumerable<ChatUpdate> updates)
    {
        var all = new List<ChatUpdate>();
        RelayException error = await Assert.ThrowsAsync<RelayException>(async () =>
        {
            await foreach (ChatUpdate update in updates)
            {
                all.Add(update);
            }
        });
        return (all, error);
    }
}
