using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Relay;

/// <summary>Relay under dependency injection.</summary>
public static class RelayServices
{
    /// <summary>Adds Relay: a runtime whose connections are the HTTP client factory's and whose keys may also come from configuration.</summary>
    /// <remarks>
    /// When the host starts, its runtime becomes the ambient one, so that <c>Models.Smart</c> and an injected alias walk the same path; without a host call
    /// <see cref="UseRelay"/>. A credential such as <c>$env.OPENAI_API_KEY</c> is looked up in <see cref="IConfiguration"/> first, then in the environment.
    /// Calling this again adds to what was configured.
    /// </remarks>
    /// <param name="services">The services.</param>
    /// <param name="configure">Changes the options; null for nothing.</param>
    public static RelayBuilder AddRelay(this IServiceCollection services, Action<RelayOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddOptions<RelayOptions>().ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<RelayOptions>, RelayOptionsValidator>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, RelayActivation>());
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(CreateRuntime);
        services.AddHttpClient();
        if (!services.Any(static service => service.ImplementationType == typeof(QuietClients)))
        {
            // First, and so the outermost: it sees what every other filter puts in.
            services.Insert(0, ServiceDescriptor.Singleton<IHttpMessageHandlerBuilderFilter, QuietClients>());
        }

        services.TryAddSingleton<ClientNames>();
        services.TryAddTransient<IOptionsFactory<HttpClientFactoryOptions>, ClientOptionsFactory>();
        var builder = new RelayBuilder(services);
        return configure is null ? builder : builder.Configure(configure);
    }

    /// <summary>Adds Relay with settings from a configuration section.</summary>
    /// <remarks>
    /// The keys are those of <see cref="RelayOptions"/>: <c>Timeout</c>, <c>StreamTimeout</c>, <c>FirstEventTimeout</c>,
    /// <c>StreamIdleTimeout</c> (as <c>hh:mm:ss</c>), <c>UseModelVariables</c>,
    /// <c>UseHttpBackend</c>, <c>Pool</c>, <c>Limits</c> (<see cref="AnswerLimits"/>), and <c>Providers</c> with a section for each
    /// provider. A key that is none of them stops the host when it starts, as a value that cannot work does.
    /// </remarks>
    /// <param name="services">The services.</param>
    /// <param name="section">The section, such as <c>configuration.GetSection("Relay")</c>.</param>
    public static RelayBuilder AddRelay(this IServiceCollection services, IConfiguration section) => services.AddRelay().Configure(section);

    /// <summary>Adds Relay with settings from a section of the application's configuration.</summary>
    /// <param name="builder">The application's builder.</param>
    /// <param name="section">The section's name; it may be absent.</param>
    public static RelayBuilder AddRelay(this IHostApplicationBuilder builder, string section = "Relay")
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(section);
        return builder.Services.AddRelay(builder.Configuration.GetSection(section));
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

    private static RelayRuntime CreateRuntime(IServiceProvider provider)
    {
        RelayOptions options = provider.GetRequiredService<IOptions<RelayOptions>>().Value;
        IHttpClientFactory factory = provider.GetRequiredService<IHttpClientFactory>();
        ClientNames names = provider.GetRequiredService<ClientNames>();
        IConfiguration? configuration = provider.GetService<IConfiguration>();
        ILogger log = provider.GetService<ILoggerFactory>()?.CreateLogger(HttpLog.Category) ?? NullLogger.Instance;
        TimeProvider clock = provider.GetRequiredService<TimeProvider>();
        var made = new RelayRuntimeOptions
        {
            TimeProvider = clock,
            Timeout = options.Timeout,
            StreamTimeout = options.StreamTimeout,
            FirstEventTimeout = options.FirstEventTimeout,
            StreamIdleTimeout = options.StreamIdleTimeout,
            Limits = options.Limits,
            Pool = options.Pool,
            Providers = options.Providers,
            Environment = configuration is null ? Environment.GetEnvironmentVariable : name => configuration[name] is { Length: > 0 } set ? set : Environment.GetEnvironmentVariable(name),
            CreateHandler = endpoint => endpoint.GivesCredentials ? null : new FactoryHandler(factory, names.Of(endpoint), log, clock),
            UseHttpBackend = options.UseHttpBackend,
            LoggerFactory = provider.GetService<ILoggerFactory>(),
        };
        if (provider.GetService<IConfigSource>() is { } source)
        {
            made.ConfigSource = source;
        }
        else if (!options.UseModelVariables)
        {
            made.ConfigSource = null;
        }

        foreach (IUsageSink sink in provider.GetServices<IUsageSink>())
        {
            made.UsageSinks.Add(sink);
        }

        foreach (IDispatchBackend backend in provider.GetServices<IDispatchBackend>())
        {
            made.Backends.Add(backend);
        }

        foreach (IAccessTokenSource tokens in provider.GetServices<IAccessTokenSource>())
        {
            made.AccessTokenSources.Add(tokens);
        }

        return new RelayRuntime(made);
    }
}
