using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Relay.Tests;

/// <summary>A test of Relay under dependency injection against a loopback provider.</summary>
public abstract class InjectionTest : IAsyncLifetime
{
    protected LoopbackProvider Server { get; private set; } = null!;

    public async Task InitializeAsync() => Server = await LoopbackProvider.StartAsync(new LoopbackOptions { Responder = _ => LoopbackReply.Text("hello") });

    public async Task DisposeAsync() => await Server.DisposeAsync();

    /// <summary>A host whose configuration is <paramref name="settings"/> and whose Relay has its section.</summary>
    internal static IHost HostWith(Action<RelayBuilder>? configure, params (string Key, string? Value)[] settings)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Key, s.Value)));
        RelayBuilder relay = builder.AddRelay();
        configure?.Invoke(relay);
        return builder.Build();
    }

    /// <summary>An alias as a preset would make it; without <paramref name="baseUrl"/> it goes to its provider's address.</summary>
    internal sealed class InjectedModel(ModelSpec spec) : ModelAlias(spec.Alias, () => spec)
    {
        public static InjectedModel Of(string target, string? baseUrl = null, string? variable = null, TransportSettings? transport = null)
        {
            int slash = target.IndexOf('/', StringComparison.Ordinal);
            return new InjectedModel(new ModelSpec("smart", target[..slash], target[(slash + 1)..])
            {
                BaseUrl = baseUrl,
                Credential = variable is null ? null : CredentialReference.Environment(variable),
                Transport = transport ?? TransportSettings.Default,
            });
        }
    }
}
