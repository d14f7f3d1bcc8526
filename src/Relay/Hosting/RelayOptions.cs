namespace Relay;

/// <summary>Settings of Relay under dependency injection; validated when the host starts, and read once.</summary>
public sealed class RelayOptions
{
    /// <summary>Time limit of a whole call whose preset sets none. 60 seconds unless changed.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Time limit of a whole stream whose preset sets none. 300 seconds unless changed.</summary>
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
    public AnswerLimits Limits { get; } = new();

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
