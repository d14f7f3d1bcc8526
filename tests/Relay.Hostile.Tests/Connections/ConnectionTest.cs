using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace Relay.Hostile.Tests.Connections;

/// <summary>What tests of connections share: a model at an address, through the ambient way or through the HTTP client factory.</summary>
public abstract class ConnectionTest : IDisposable
{
    private readonly List<IDisposable> _owned = [];
    private IDisposable? _scope;

    public void Dispose()
    {
        _scope?.Dispose();
        for (int i = _owned.Count - 1; i >= 0; i--)
        {
            _owned[i].Dispose();
        }

        GC.SuppressFinalize(this);
    }

    /// <summary>A model at an address.</summary>
    /// <param name="baseUrl">The address.</param>
    /// <param name="injected">Whether its connections are the factory's.</param>
    /// <param name="pool">Changes the pool's settings.</param>
    /// <param name="handler">Changes Relay's own handler.</param>
    /// <param name="environment">The variables that Relay reads.</param>
    /// <param name="model">Changes the model.</param>
    /// <param name="target">Provider and model.</param>
    protected ModelAlias Model(
        string baseUrl,
        bool injected = false,
        Action<PoolOptions>? pool = null,
        Action<SocketsHttpHandler>? handler = null,
        Dictionary<string, string>? environment = null,
        Action<ModelSpecBuilder>? model = null,
        string target = "groq/llama-3.3-70b-versatile")
    {
        RelayRuntime runtime;
        if (injected)
        {
            var services = new ServiceCollection();
            if (environment is not null)
            {
                services.AddSingleton<Microsoft.Extensions.Configuration.IConfiguration>(new Microsoft.Extensions.Configuration.ConfigurationManager());
            }

            RelayBuilder relay = services.AddRelay(options => pool?.Invoke(options.Pool));
            if (handler is not null)
            {
                relay.ConfigureHttp(target[..target.IndexOf('/', StringComparison.Ordinal)], http => http.ConfigurePrimaryHttpMessageHandler((own, _) => handler((SocketsHttpHandler)own)));
            }

            ServiceProvider provider = services.BuildServiceProvider();
            foreach ((string name, string value) in environment ?? [])
            {
                ((Microsoft.Extensions.Configuration.IConfiguration)provider.GetRequiredService<Microsoft.Extensions.Configuration.IConfiguration>())[name] = value;
            }

            _owned.Add(provider);
            runtime = provider.GetRequiredService<RelayRuntime>();
        }
        else
        {
            var options = new RelayRuntimeOptions { Environment = name => environment?.GetValueOrDefault(name) };
            pool?.Invoke(options.Pool);
            options.ConfigureHandler = handler is null ? null : (_, own) => handler(own);
            runtime = new RelayRuntime(options);
            _owned.Add(runtime);
        }

        _scope = RelayRuntime.Use(runtime);
        return RelayRuntime.Model(target, made =>
        {
            made.Alias = "test";
            made.BaseUrl = baseUrl;
            made.ApiKey = "test-key";
            model?.Invoke(made);
        });
    }

    /// <summary>Waits, without a clock of its own, until something is so.</summary>
    protected static async Task UntilAsync(Func<bool> isSo)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!isSo())
        {
            await Task.Delay(5, limit.Token);
        }
    }

    protected static async Task<RelayException> FailureAsync(Task<ChatReply> call) => await Assert.ThrowsAsync<RelayException>(() => call);
}
