namespace Relay;

/// <summary>Settings of Relay under dependency injection; validated when the host starts, and read once.</summary>
public sealed class RelayOptions
{
    /// <summary>Time limit of a whole call whose preset sets none. 60 seconds unless changed.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Time limit of a whole stream whose preset sets none. 300 seconds unless changed.</summary>
    public TimeSpan StreamTimeout { get; set; } = TimeSpan.FromSeconds(300);

    /// <summary>How connections are pooled; what is not set is the preset's.</summary>
    public PoolOptions Pool { get; } = new();

    /// <summary>Keys, addresses and connections of single providers.</summary>
    public ProviderOptionsSet Providers { get; } = [];

    /// <summary>
    /// Whether <c>{ALIAS}_MODEL</c>, in configuration or in the environment, may give an alias another target (<see cref="EnvironmentConfigSource"/>). On unless changed; a source of the
    /// program's own (<see cref="RelayBuilder.AddConfigSource{TSource}"/>) takes its place.
    /// </summary>
    public bool UseModelVariables { get; set; } = true;

    /// <summary>Whether Relay's own HTTP carries the calls that no backend supports. On unless changed.</summary>
    public bool UseHttpBackend { get; set; } = true;
}
