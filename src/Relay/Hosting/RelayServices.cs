using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Relay;

/// <summary>Relay under dependency injection.</summary>
public static class RelayServices
{
    /// <summary>Adds Relay: a runtime whose connections are the HTTP client factory's and whose keys may also come from configuration.</summary>
    /// <remarks>
    /// When the host starts, its runtime becomes the ambient one, so that <c>Models.Smart</c> and an injected alias walk the same path; without a host call
    /// <see cref="UseRelay"/>. A credential such as <c>$env.OPENAI_API_KEY</c> is looked up in <see cref="IConfiguration"/> first, then in the environment.
    /// Connections are the factory's, so its handlers decide about pooling; the pool settings of a preset are for the ambient runtime.
    /// Calling this again adds to what was configured.
    /// </remarks>
    /// <param name="services">The services.</param>
    /// <param name="configure">Changes the options; null for nothing.</param>
    public static RelayBuilder AddRelay(this IServiceCollection services, Action<RelayOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        bool isFirst = !services.Any(static service => service.ServiceType == typeof(RelayRuntime));
        OptionsBuilder<RelayOptions> options = services.AddOptions<RelayOptions>().ValidateOnStart();
        if (configure is not null)
        {
            options.Configure(configure);
        }

        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<RelayOptions>, RelayOptionsValidator>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, RelayActivation>());
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(CreateRuntime);
        if (isFirst)
        {
            AddClients(services);
        }

        return new RelayBuilder(services);
    }

    /// <summary>Adds Relay with settings from a configuration section: <c>Timeout</c> and <c>StreamTimeout</c>, as <c>hh:mm:ss</c>.</summary>
    /// <param name="services">The services.</param>
    /// <param name="section">The section, such as <c>configuration.GetSection("Relay")</c>.</param>
    public static RelayBuilder AddRelay(this IServiceCollection services, IConfiguration section)
    {
        ArgumentNullException.ThrowIfNull(section);
        return services.AddRelay(options =>
        {
            options.Timeout = Read(section, nameof(RelayOptions.Timeout)) ?? options.Timeout;
            options.StreamTimeout = Read(section, nameof(RelayOptions.StreamTimeout)) ?? options.StreamTimeout;
        });
    }

    /// <summary>Makes the container's runtime the ambient one, where no host does it (a console program, a test).</summary>
    /// <param name="provider">The container.</param>
    /// <returns>The container.</returns>
    public static IServiceProvider UseRelay(this IServiceProvider provider)
    {
        ArgumentNullException.ThrowIfNull(provider);
        provider.GetRequiredService<RelayRuntime>().Announce();
        return provider;
    }

    private static TimeSpan? Read(IConfiguration section, string key)
    {
        string? text = section[key];
        return string.IsNullOrWhiteSpace(text) ? null
            : TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out TimeSpan value) ? value
            : throw new OptionsValidationException(nameof(RelayOptions), typeof(RelayOptions), [$"Relay: {key} is '{text}', which is no time; write hh:mm:ss, such as 00:01:30."]);
    }

    private static RelayRuntime CreateRuntime(IServiceProvider provider)
    {
        RelayOptions options = provider.GetRequiredService<IOptions<RelayOptions>>().Value;
        IHttpClientFactory factory = provider.GetRequiredService<IHttpClientFactory>();
        IConfiguration? configuration = provider.GetService<IConfiguration>();
        return new RelayRuntime(new RelayRuntimeOptions
        {
            TimeProvider = provider.GetRequiredService<TimeProvider>(),
            Timeout = options.Timeout,
            StreamTimeout = options.StreamTimeout,
            Environment = configuration is null ? Environment.GetEnvironmentVariable : name => configuration[name] ?? Environment.GetEnvironmentVariable(name),
            CreateHandler = endpoint => new FactoryHandler(factory, FactoryHandler.ClientName(endpoint.Provider)),
        });
    }

    /// <summary>Relay's own defaults come first, so that whatever a program configures for these clients, or for all, has the last word.</summary>
    private static void AddClients(IServiceCollection services)
    {
        foreach (ProviderFacts provider in ProviderTable.All)
        {
            services.AddHttpClient(FactoryHandler.ClientName(provider.Name), static client => client.Timeout = Timeout.InfiniteTimeSpan)
                .ConfigurePrimaryHttpMessageHandler(static () => EndpointPool.CreateHandler(TransportSettings.Default));
        }
    }
}
