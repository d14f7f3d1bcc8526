namespace Relay;

/// <summary>What AWS credentials are found with: environment variables, the clock, connections.</summary>
/// <param name="Variables">Reads environment variables.</param>
/// <param name="Clock">The clock.</param>
/// <param name="Endpoints">The connections of the runtime.</param>
internal sealed record AwsEnvironment(Func<string, string?> Variables, TimeProvider Clock, EndpointPool Endpoints)
{
    /// <summary>An environment variable; null when it is not set or empty.</summary>
    public string? Variable(string name) => Variables(name)?.Trim() is { Length: > 0 } value ? value : null;

    /// <summary>The folder of the user who runs the program; null when the environment names none.</summary>
    public string? Home => Variable("HOME") ?? Variable("USERPROFILE");
}
