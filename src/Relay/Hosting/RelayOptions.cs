namespace Relay;

/// <summary>Settings of Relay under dependency injection; validated when the host starts.</summary>
public sealed class RelayOptions
{
    /// <summary>Time limit of a whole call whose preset sets none. 60 seconds unless changed.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Time limit of a whole stream whose preset sets none. 300 seconds unless changed.</summary>
    public TimeSpan StreamTimeout { get; set; } = TimeSpan.FromSeconds(300);
}
