namespace Relay;

/// <summary>What a <see cref="RelayRuntime"/> is made of. The defaults are those of the ambient runtime.</summary>
public sealed class RelayRuntimeOptions
{
    /// <summary>The clock: deadlines, latencies, dates in <c>Retry-After</c>.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>Reads environment variables.</summary>
    public Func<string, string?> Environment { get; set; } = System.Environment.GetEnvironmentVariable;

    /// <summary>Makes the HTTP handler of an endpoint; null means a <see cref="SocketsHttpHandler"/> that pools, follows no redirect and keeps no cookie.</summary>
    public Func<RelayEndpoint, HttpMessageHandler>? CreateHandler { get; set; }

    /// <summary>Time limit of a whole call whose preset sets none: 60 seconds unless changed.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Time limit of a whole stream whose preset sets none: 300 seconds unless changed.</summary>
    public TimeSpan StreamTimeout { get; set; } = TimeSpan.FromSeconds(300);

    /// <summary>How connections are pooled; what is not set is the preset's.</summary>
    public PoolOptions Pool { get; init; } = new();

    /// <summary>Keys, addresses and connections of single providers.</summary>
    public ProviderOptionsSet Providers { get; init; } = [];
}
