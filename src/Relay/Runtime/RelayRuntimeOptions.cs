using Microsoft.Extensions.Logging;

namespace Relay;

/// <summary>What a <see cref="RelayRuntime"/> is made of. The defaults are those of the ambient runtime.</summary>
public sealed class RelayRuntimeOptions
{
    private bool _isConfigSourceChosen;

    /// <summary>The clock: deadlines, latencies, dates in <c>Retry-After</c>.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>Reads environment variables.</summary>
    public Func<string, string?> Environment { get; set; } = System.Environment.GetEnvironmentVariable;

    /// <summary>
    /// Makes the HTTP handler of an endpoint; null, also as a result, means Relay's own: a <see cref="SocketsHttpHandler"/> that pools, follows no redirect, keeps no cookie and
    /// checks the address that a name resolves to.
    /// </summary>
    public Func<RelayEndpoint, HttpMessageHandler?>? CreateHandler { get; set; }

    /// <summary>
    /// Changes Relay's own handler of an endpoint before its first use: a proxy, a client certificate, an authority of the program's own. Everything else about it
    /// stays as it is. Handlers of <see cref="CreateHandler"/> are not changed.
    /// </summary>
    public Action<RelayEndpoint, SocketsHttpHandler>? ConfigureHandler { get; set; }

    /// <summary>Resolves host names; null asks the system.</summary>
    internal Func<string, CancellationToken, Task<System.Net.IPAddress[]>>? ResolveHost { get; set; }

    /// <summary>Time limit of a whole call whose preset sets none: 60 seconds unless changed.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Time limit of a whole stream whose preset sets none: 300 seconds unless changed.</summary>
    public TimeSpan StreamTimeout { get; set; } = TimeSpan.FromSeconds(300);

    /// <summary>
    /// Longest time until the first event of a stream whose preset sets none, from the beginning of the call; null, as it is unless
    /// changed, for none below the
    /// call's own limit: a model that thinks may say nothing for minutes. Any event counts, a ping too; a comment is none.
    /// </summary>
    public TimeSpan? FirstEventTimeout { get; set; }

    /// <summary>
    /// Longest time in which a stream sends no byte, for presets that set none, once its head has come; null, as it is unless changed, for
    /// none. Comments and
    /// pings are bytes. Before the first event <see cref="FirstEventTimeout"/> counts in its place, where that is set.
    /// </summary>
    public TimeSpan? StreamIdleTimeout { get; set; }

    /// <summary>How large an answer may be.</summary>
    public AnswerLimits Limits { get; init; } = new();

    /// <summary>How connections are pooled; what is not set is the preset's.</summary>
    public PoolOptions Pool { get; init; } = new();

    /// <summary>Keys, addresses and connections of single providers.</summary>
    public ProviderOptionsSet Providers { get; init; } = [];

    /// <summary>Says which target an alias stands for; an <see cref="EnvironmentConfigSource"/> over <see cref="Environment"/> unless changed, null for the compiled targets alone.</summary>
    public IConfigSource? ConfigSource
    {
        get => _isConfigSourceChosen ? field : field ??= new EnvironmentConfigSource(name => Environment(name));
        set
        {
            _isConfigSourceChosen = true;
            field = value;
        }
    }

    /// <summary>Who is told of every call when it has ended; nobody unless added.</summary>
    public IList<IUsageSink> UsageSinks { get; } = [];

    /// <summary>Who may carry out calls in place of Relay's own HTTP: asked in this order, the first that supports a call has it.</summary>
    public IList<IDispatchBackend> Backends { get; } = [];

    /// <summary>Who gets access tokens, for providers that take them: asked in this order, the first that can has it.</summary>
    public IList<IAccessTokenSource> AccessTokenSources { get; } = [];

    /// <summary>Whether Relay's own HTTP carries the calls that no backend supports; when false, such a call is a <see cref="RelayErrorKind.Config"/> error.</summary>
    public bool UseHttpBackend { get; set; } = true;

    /// <summary>Makes the logger (category <c>Relay</c>) of what a program cannot see otherwise: refused targets, failing sinks. Null logs nothing.</summary>
    public ILoggerFactory? LoggerFactory { get; set; }
}
