using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Relay;

/// <summary>What <see cref="RelayServices.AddRelay(IServiceCollection, Action{RelayOptions}?)"/> returns: adds aliases and shapes connections.</summary>
/// <param name="services">The services Relay was added to.</param>
public sealed partial class RelayBuilder(IServiceCollection services)
{
    /// <summary>The services Relay was added to.</summary>
    public IServiceCollection Services { get; } = services;

    /// <summary>
    /// Adds an alias: as its own class, and under its name as a keyed <see cref="IChatClient"/> and <see cref="ModelAlias"/>. Those of the project's presets are added
    /// by <c>AddModels</c>.
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

    /// <summary>
    /// Adds aliases, each as its own class, and under its name as a keyed <see cref="IChatClient"/> and <see cref="ModelAlias"/>. Generated code calls this with every
    /// alias and group of the project (<c>AddModels</c>).
    /// </summary>
    /// <param name="aliases">The aliases. A container hands out copies of its own, which call through its runtime. A class or a name that was added before stays as it is.</param>
    public RelayBuilder AddAliases(IReadOnlyList<ModelAlias> aliases)
    {
        ArgumentNullException.ThrowIfNull(aliases);

        // To look through all services for each of thousands would take longer than to add them.
        var added = new HashSet<(Type, object?)>(Services.Count + (3 * aliases.Count));
        foreach (ServiceDescriptor service in Services)
        {
            added.Add((service.ServiceType, service.ServiceKey));
        }

        foreach (ModelAlias alias in aliases)
        {
            Type type = alias.GetType();
            if (added.Add((type, null)))
            {
                Services.AddSingleton(type, provider => alias.OwnedBy(provider.GetRequiredService<RelayRuntime>()));
            }

            if (added.Add((typeof(ModelAlias), alias.Name)))
            {
                Services.AddKeyedSingleton(alias.Name, (provider, _) => (ModelAlias)provider.GetRequiredService(type));
            }

            if (added.Add((typeof(IChatClient), alias.Name)))
            {
                Services.AddKeyedSingleton<IChatClient>(alias.Name, (provider, _) => (ModelAlias)provider.GetRequiredService(type));
            }
        }

        return this;
    }

    /// <summary>Changes the options.</summary>
    /// <param name="configure">What to change.</param>
    public RelayBuilder Configure(Action<RelayOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        Services.Configure(configure);
        return this;
    }

    /// <summary>Takes settings from a configuration section, over what was set before.</summary>
    /// <remarks>It is read when the host starts. Keys and values that cannot work stop it there, with an error that names their place.</remarks>
    /// <param name="section">The section, such as <c>configuration.GetSection("Relay")</c>.</param>
    public RelayBuilder Configure(IConfiguration section)
    {
        ArgumentNullException.ThrowIfNull(section);
        return Configure(options => RelaySection.Read(section, options));
    }

    /// <summary>Shapes the HTTP clients of one provider: add handlers, a proxy, a primary handler of your own.</summary>
    /// <param name="provider">The provider's name, such as <c>openai</c>.</param>
    /// <param name="configure">What to do to them.</param>
    /// <remarks>
    /// They are configured as <c>Relay:provider</c>; what is configured for all clients of the factory applies to them too. The pool settings of presets and options are
    /// those of Relay's primary handler, a <see cref="SocketsHttpHandler"/>; with another primary handler they do not count.
    /// </remarks>
    /// <exception cref="ArgumentException">There is no such provider.</exception>
    public RelayBuilder ConfigureHttp(string provider, Action<IHttpClientBuilder> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        configure(Services.AddHttpClient(ClientNames.Of(Provider(provider).Name)));
        return this;
    }

    /// <summary>Adds a provider that Relay does not know, so that targets and settings may name it. Those of the project's presets are known already.</summary>
    /// <param name="provider">The provider (<see cref="ProviderFacts.Custom"/>).</param>
    /// <exception cref="ArgumentException">It cannot be used; the message says why.</exception>
    public RelayBuilder AddProvider(ProviderFacts provider)
    {
        ArgumentNullException.ThrowIfNull(provider);
        CustomProviders.Checked(provider);
        Services.AddSingleton(provider);

        // Before all that is there, so that a section that was given earlier may hold its settings.
        Services.Insert(0, ServiceDescriptor.Singleton<IConfigureOptions<RelayOptions>>(new ConfigureOptions<RelayOptions>(options => options.Providers.Add(provider))));
        return this;
    }

    private ProviderFacts Provider(string name)
    {
        foreach (ServiceDescriptor service in Services)
        {
            if (service is { IsKeyedService: false, ImplementationInstance: ProviderFacts added } && string.Equals(added.Name, name, StringComparison.OrdinalIgnoreCase))
            {
                return added;
            }
        }

        return CustomProviders.Find(name) ?? throw CustomProviders.Unknown(name);
    }
}
