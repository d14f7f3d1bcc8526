using System.Collections.Immutable;
using System.ComponentModel;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Security;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Relay;

/// <summary>What carries out calls: connections, credentials, clock. Without any set-up there is an ambient one.</summary>
/// <remarks>Thread-safe. Nothing is opened before the first call, and nothing is found by reflection: generated code registers its aliases.</remarks>
public sealed class RelayRuntime : IDisposable
{
    private static ImmutableArray<Func<string, ModelAlias?>> s_sources = [];
    private static readonly Lazy<RelayRuntime> s_ambient = new(() => new RelayRuntime(new RelayRuntimeOptions()));
    private static readonly AsyncLocal<Scope?> s_scope = new();
    private static volatile bool s_hasScopes;
    private static ImmutableArray<RelayRuntime> s_hosts = [];

    private readonly ILoggerFactory? _loggers;

    /// <summary>Never disposed of: it has no timer, and calls may still look at its token.</summary>
    private readonly CancellationTokenSource _ending = new();

    /// <summary>Creates a runtime of its own; <see cref="Use"/> puts it in force.</summary>
    /// <exception cref="RelayException">A limit cannot be (<see cref="RelayErrorKind.Config"/>).</exception>
    public RelayRuntime(RelayRuntimeOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        Clock = options.TimeProvider;
        Environment = options.Environment;
        Providers = new ProviderSettings(options.Pool, options.Providers);
        Credentials = new CredentialResolver(options.Environment, Providers);
        Endpoints = new EndpointPool(options.CreateHandler, new GuardedConnect(options.ResolveHost, options.TimeProvider), options.ConfigureHandler);
        AccessTokenSources = options.AccessTokenSources.Count == 0 ? [] : [.. options.AccessTokenSources];
        Timeout = options.Timeout;
        StreamTimeout = options.StreamTimeout;
        FirstEventTimeout = options.FirstEventTimeout;
        StreamIdleTimeout = options.StreamIdleTimeout;
        Limits = options.Limits.Checked();
        _loggers = options.LoggerFactory;
        ModelVariables = options.ConfigSource as EnvironmentConfigSource;
        ConfigSource = ModelVariables is null ? options.ConfigSource : null;
        Usage = options.UsageSinks.Count == 0 ? null : CreateUsageRelay(options);
        Backends = options.Backends.Count == 0 && options.UseHttpBackend ? null : new BackendList([.. options.Backends], options.UseHttpBackend);
    }

    /// <summary>The runtime in force: the one of the innermost <see cref="Use"/> scope, else that of the running host, else the ambient one.</summary>
    /// <exception cref="RelayException">More than one host is running and no scope says which (<see cref="RelayErrorKind.Config"/>).</exception>
    public static RelayRuntime Current => InForce ?? throw new RelayException(
        RelayErrorKind.Config, $"{s_hosts.Length} service providers with AddRelay are live, so the generated classes cannot tell whose connections and keys to use. Inject the alias, or put a runtime in force with RelayRuntime.Use(…).");

    /// <summary>As <see cref="Current"/>, but null where that throws.</summary>
    internal static RelayRuntime? InForce
    {
        get
        {
            if (s_hasScopes && Scope.Open(s_scope.Value) is { } scope)
            {
                return scope.Runtime;
            }

            ImmutableArray<RelayRuntime> hosts = s_hosts;
            return hosts.Length switch
            {
                0 => s_ambient.Value,
                1 => hosts[0],
                _ => null,
            };
        }
    }

    /// <summary>Made when there is something to say.</summary>
    internal ILogger Logger => field ??= _loggers?.CreateLogger(SeamLog.Category) ?? NullLogger.Instance;

    /// <summary>The source that is asked on every call; null when there is none.</summary>
    internal IConfigSource? ConfigSource { get; }

    /// <summary>The source that is asked once for each alias; null when it is turned off or another one is there.</summary>
    internal EnvironmentConfigSource? ModelVariables { get; }

    /// <summary>The usage sinks; null when there are none.</summary>
    internal UsageRelay? Usage { get; }

    /// <summary>The program's own backends; null when there are none and HTTP carries every call.</summary>
    internal BackendList? Backends { get; }

    internal TimeSpan Timeout { get; }

    internal TimeSpan StreamTimeout { get; }

    internal TimeSpan? FirstEventTimeout { get; }

    internal TimeSpan? StreamIdleTimeout { get; }

    internal AnswerLimits Limits { get; }

    internal TimeProvider Clock { get; }

    internal Func<string, string?> Environment { get; }

    internal ProviderSettings Providers { get; }

    internal CredentialResolver Credentials { get; }

    internal IAccessTokenSource[] AccessTokenSources { get; }

    /// <summary>The AWS credentials of this runtime's calls.</summary>
    internal AwsCredentialCache Aws => field ?? Interlocked.CompareExchange(ref field, new AwsCredentialCache(new AwsEnvironment(Environment, Clock, Endpoints)), null) ?? field!;

    internal EndpointPool Endpoints { get; }

    /// <summary>Ends the calls under way when the runtime is disposed of.</summary>
    internal CancellationToken Ending => _ending.Token;

    internal bool IsDisposed => Endpoints.IsDisposed;

    /// <summary>The alias a preset defines under <paramref name="alias"/>.</summary>
    /// <remarks>Where presets of several assemblies define it, it is that of the assembly that asks.</remarks>
    /// <exception cref="RelayException">No preset of the program defines it, or several do and none of them is the caller's (<see cref="RelayErrorKind.Config"/>).</exception>
    [MethodImpl(MethodImplOptions.NoInlining)]
    [DynamicSecurityMethod]
    public static ModelAlias Get([ModelAlias] string alias)
    {
        ArgumentException.ThrowIfNullOrEmpty(alias);
        ModelAlias? found = null;
        foreach (Func<string, ModelAlias?> source in s_sources)
        {
            if (source(alias) is { } candidate)
            {
                if (found is not null)
                {
                    return AmbiguousAlias.Choose(alias, s_sources, RuntimeFeature.IsDynamicCodeSupported ? Assembly.GetCallingAssembly() : null);
                }

                found = candidate;
            }
        }

        return found ?? throw new RelayException(
            RelayErrorKind.Config, $"There is no alias '{alias}'. Define it under 'models' in a preset file of the project, or use RelayRuntime.Model(\"provider/model\").") { Alias = alias };
    }

    /// <summary>A model without a preset.</summary>
    /// <param name="target"><c>provider/model</c> of a provider that Relay knows, a preset's own, or one that was added to the runtime in force; or a bare model name whose prefix says the provider (gpt, o1, o3, o4, chatgpt, claude, gemini).</param>
    /// <param name="configure">Changes the spec before it is used; null keeps what the catalog says.</param>
    /// <returns>An alias whose name is the target unless <paramref name="configure"/> names it.</returns>
    /// <exception cref="RelayException">The target names no provider (<see cref="RelayErrorKind.Config"/>).</exception>
    public static ModelAlias Model(string target, Action<ModelSpecBuilder>? configure = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(target);
        var builder = new ModelSpecBuilder(target);
        configure?.Invoke(builder);
        return new UnnamedModel(builder.Build());
    }

    /// <summary>A model of a provider that Relay does not know, without a preset.</summary>
    /// <param name="provider">The provider (<see cref="ProviderFacts.Custom"/>).</param>
    /// <param name="model">The provider's model id.</param>
    /// <param name="configure">Changes the spec before it is used.</param>
    /// <returns>An alias whose name is the target unless <paramref name="configure"/> names it.</returns>
    /// <exception cref="ArgumentException">The provider cannot be used; the message says why (<see cref="CustomProviderRules"/>).</exception>
    public static ModelAlias Model(ProviderFacts provider, string model, Action<ModelSpecBuilder>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(provider);
        ArgumentException.ThrowIfNullOrWhiteSpace(model);
        var builder = new ModelSpecBuilder(ProviderTable.TryGet(provider.Name, out ProviderFacts? known) && known == provider ? known : CustomProviders.Checked(provider), model.Trim());
        configure?.Invoke(builder);
        return new UnnamedModel(builder.Build());
    }

    /// <summary>Called by generated code when its assembly is loaded: how to find the assembly's aliases by name.</summary>
    /// <param name="aliases">Gives the alias of a name, or null.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static void Register(Func<string, ModelAlias?> aliases)
    {
        ArgumentNullException.ThrowIfNull(aliases);
        ImmutableInterlocked.Update(ref s_sources, static (sources, added) => sources.Add(added), aliases);
    }

    /// <summary>Called by generated code when its assembly is loaded: how to find the assembly's aliases by name, and the providers of its presets.</summary>
    /// <param name="aliases">Gives the alias of a name, or null.</param>
    /// <param name="providers">Gives the providers; asked when a name that Relay does not know is looked up.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static void Register(Func<string, ModelAlias?> aliases, Func<ProviderFacts[]> providers)
    {
        ArgumentNullException.ThrowIfNull(providers);
        Register(aliases);
        CustomProviders.Add(providers);
    }

    /// <summary>Puts <paramref name="runtime"/> in force for the current flow of control, until the result is disposed.</summary>
    /// <remarks>Disposing ends this scope and no other, however often and in whatever order: what is in force then is the innermost scope that has not ended.</remarks>
    public static IDisposable Use(RelayRuntime runtime)
    {
        ArgumentNullException.ThrowIfNull(runtime);
        s_hasScopes = true;
        var scope = new Scope(runtime, Scope.Open(s_scope.Value));
        s_scope.Value = scope;
        return scope;
    }

    /// <summary>Closes the connections and ends the calls and streams under way. These, and calls after that, fail (<see cref="RelayErrorKind.Config"/>).</summary>
    public void Dispose()
    {
        Withdraw();
        Endpoints.Dispose();
        try
        {
            _ending.Cancel();
        }
        catch (AggregateException)
        {
            // What a program's own tools or backends do when their call ends is theirs; all calls have been told.
        }
    }

    /// <summary>Makes this the runtime of a running host: ambient calls go through it.</summary>
    internal void Announce() => ImmutableInterlocked.Update(ref s_hosts, static (hosts, runtime) => hosts.Contains(runtime) ? hosts : hosts.Add(runtime), this);

    internal void Withdraw() => ImmutableInterlocked.Update(ref s_hosts, static (hosts, runtime) => hosts.Remove(runtime), this);

    private UsageRelay CreateUsageRelay(RelayRuntimeOptions options) => new([.. options.UsageSinks], Clock, Logger);

    private sealed class Scope(RelayRuntime runtime, Scope? outer) : IDisposable
    {
        private volatile bool _hasEnded;

        public RelayRuntime Runtime => runtime;

        /// <summary>The innermost scope that has not ended; null for none.</summary>
        public static Scope? Open(Scope? scope)
        {
            while (scope is { _hasEnded: true })
            {
                scope = scope.Outer;
            }

            return scope;
        }

        public void Dispose()
        {
            // Marked and not only taken off: another flow of control may have it, or a scope within it may still be open.
            _hasEnded = true;
            if (s_scope.Value is { } current && Open(current) is var open && !ReferenceEquals(open, current))
            {
                s_scope.Value = open;
            }
        }

        private Scope? Outer => outer;
    }

    private sealed class UnnamedModel(ModelSpec spec) : ModelAlias(spec.Alias, () => spec);
}
