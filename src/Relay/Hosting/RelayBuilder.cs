using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Relay;

/// <summary>What <see cref="RelayServices.AddRelay(IServiceCollection, Action{RelayOptions}?)"/> returns: adds aliases and shapes connections.</summary>
/// <param name="services">The services Relay was added to.</param>
public sealed class RelayBuilder(IServiceCollection services)
{
    /// <summary>The services Relay was added to.</summary>
    public IServiceCollection Services { get; } = services;

    /// <summary>
    /// Adds an alias: as its own class, and under its name as a keyed <see cref="IChatClient"/> and <see cref="ModelAlias"/>. Generated code calls this for
    /// every alias and group of the project (<c>AddModels</c>).
    /// </summary>
    /// <typeparam name="TAlias">The generated class.</typeparam>
    /// <param name="name">The alias.</param>
    /// <param name="create">Makes an instance, which will call through the container's runtime.</param>
    public RelayBuilder AddAlias<TAlias>(string name, Func<TAlias> create)
        where TAlias : ModelAlias
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(create);
        Services.TryAddSingleton(provider =>
        {
            TAlias alias = create();
            alias.Owner = provider.GetRequiredService<RelayRuntime>();
            return alias;
        });
        Services.TryAddKeyedSingleton<ModelAlias>(name, static (provider, _) => provider.GetRequiredService<TAlias>());
        Services.TryAddKeyedSingleton<IChatClient>(name, static (provider, _) => provider.GetRequiredService<TAlias>());
        return this;
    }

    /// <summary>Shapes the HTTP clients of one provider: add handlers, a proxy, a primary handler of your own.</summary>
    /// <param name="provider">The provider's name, such as <c>openai</c>.</param>
    /// <param name="configure">What to do to them.</param>
    /// <remarks>Clients are named <c>Relay:provider</c>; what is configured for all clients of the factory applies to them too.</remarks>
    /// <exception cref="ArgumentException">Relay knows no such provider.</exception>
    public RelayBuilder ConfigureHttp(string provider, Action<IHttpClientBuilder> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        if (!ProviderTable.TryGet(provider, out ProviderFacts? facts))
        {
            throw new ArgumentException($"Relay knows no provider '{provider}'.", nameof(provider));
        }

        configure(Services.AddHttpClient(FactoryHandler.ClientName(facts.Name)));
        return this;
    }
}
